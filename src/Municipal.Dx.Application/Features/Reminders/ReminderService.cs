using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reminders;

/// <summary>
/// 再依頼: made by themselves on the days of <see cref="ReminderRules"/>, or by the office's hand. Making one only writes a
/// row; mailing is <see cref="ReminderMailing"/>'s, later and elsewhere.
/// </summary>
public sealed class ReminderService(DxDbContext db, DepartmentWorkQueries work, ClosedDays closedDays, IMailSender mail, TimeProvider time)
{
    public const int TextMax = 1000;

    /// <summary>Makes what is due today in every open period of every municipality in scope.</summary>
    /// <returns>How many were made.</returns>
    public async Task<int> MakeDueAsync(DateOnly today, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking().Where(p => p.State == PeriodState.Open).ToListAsync(cancellationToken);
        var daysBefore = await db.Municipalities.AsNoTracking().ToDictionaryAsync(m => m.Id, m => m.ReminderDaysBefore, cancellationToken);
        var made = 0;
        foreach (var period in periods)
        {
            made += await MakeDueAsync(period, daysBefore[period.MunicipalityId], today, cancellationToken);
        }

        return made;
    }

    /// <summary>再依頼 by hand, to the departments chosen that have still something to do.</summary>
    public async Task<(int Sent, IReadOnlyList<Problem> Problems)> SendAsync(ReportingPeriod period, IReadOnlyCollection<long> departmentIds, string? text, DateOnly today, CancellationToken cancellationToken)
    {
        if (period.State != PeriodState.Open)
        {
            return (0, [Problem.Whole("受付中の報告期だけ再依頼できます。")]);
        }

        if (text is { Length: > TextMax })
        {
            return (0, [new Problem("Text", $"添える文は{TextMax:N0}文字以内で入力してください（今は{text.Length:N0}文字）。")]);
        }

        var chosen = (await work.InAsync(period, cancellationToken)).Where(department => departmentIds.Contains(department.DepartmentId)).ToList();
        if (chosen.Count == 0)
        {
            return (0, [new Problem("Departments", "再依頼する課等を選んでください。")]);
        }

        db.Reminders.AddRange(chosen.Select(department => ReminderTo(department, period, ReminderKind.ByHand, today, text)));
        db.RecordEvent("reminded", period.AuditKey, period.MunicipalityId);
        db.Change.Reason = string.Join('、', chosen.Select(department => department.Name));
        await db.SaveChangesAsync(cancellationToken);
        return (chosen.Count, []);
    }

    private async Task<int> MakeDueAsync(ReportingPeriod period, int daysBefore, DateOnly today, CancellationToken cancellationToken)
    {
        var days = await closedDays.WorkingDaysAsync(period.MunicipalityId, cancellationToken);
        if (!days.IsOpen(today))
        {
            return 0;
        }

        var earlier = await db.Reminders.AsNoTracking().Where(r => r.ReportingPeriodId == period.Id && r.Kind != ReminderKind.ByHand)
            .GroupBy(r => new { r.DepartmentId, r.Kind })
            .Select(g => new { g.Key.DepartmentId, g.Key.Kind, Last = g.Max(r => r.Day) })
            .ToListAsync(cancellationToken);
        var made = new List<Reminder>();
        foreach (var department in await work.InAsync(period, cancellationToken))
        {
            var lastLate = earlier.Where(r => r.DepartmentId == department.DepartmentId && r.Kind is ReminderKind.Late or ReminderKind.ToCorrect).Select(r => (DateOnly?)r.Last).Max();
            var kind = ReminderRules.Due(department.Due, department.Waiting.Count, department.ToCorrect.Count, daysBefore, today, days, lastLate);
            if (kind is { } due && !earlier.Exists(r => r.DepartmentId == department.DepartmentId && r.Kind == due && r.Last == today))
            {
                made.Add(ReminderTo(department, period, due, today, text: null));
            }
        }

        db.Reminders.AddRange(made);
        await db.SaveChangesAsync(cancellationToken);
        return made.Count;
    }

    private Reminder ReminderTo(DepartmentWork department, ReportingPeriod period, ReminderKind kind, DateOnly today, string? text) => new()
    {
        MunicipalityId = period.MunicipalityId,
        ReportingPeriodId = period.Id,
        DepartmentId = department.DepartmentId,
        Kind = kind,
        Day = today,
        MadeAt = time.GetUtcNow().UtcDateTime,
        Measures = department.Count,
        Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        MailState = mail.IsConfigured ? MailState.Waiting : MailState.NotConfigured,
    };
}
