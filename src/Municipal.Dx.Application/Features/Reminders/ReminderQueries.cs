using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reminders;

/// <summary>The newest reminder of a department in a period, and how many there were.</summary>
public sealed record LastReminder(long DepartmentId, DateOnly Day, ReminderKind Kind, int Count, MailState MailState, string? Text);

public sealed class ReminderQueries(DxDbContext db)
{
    /// <summary>By department, for the office's table and for the department's own list of what to answer.</summary>
    public async Task<IReadOnlyDictionary<long, LastReminder>> LastByDepartmentAsync(long periodId, CancellationToken cancellationToken)
    {
        var rows = await db.Reminders.AsNoTracking().Where(r => r.ReportingPeriodId == periodId)
            .OrderBy(r => r.Id)
            .Select(r => new { r.DepartmentId, r.Day, r.Kind, r.MailState, r.Text })
            .ToListAsync(cancellationToken);
        return rows.GroupBy(r => r.DepartmentId).ToDictionary(
            group => group.Key,
            group => group.Last() is var last ? new LastReminder(group.Key, last.Day, last.Kind, group.Count(), last.MailState, last.Text) : null!);
    }
}
