using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reminders;

/// <summary>What a department has still to do in a period.</summary>
/// <param name="DepartmentId">The department.</param>
/// <param name="Name">Its name.</param>
/// <param name="Due">Its own due date: the period's, or the extension it was given.</param>
/// <param name="Waiting">Titles of measures it leads or equally owns that are not submitted, and of those it owes its part to.</param>
/// <param name="ToCorrect">Titles of measures sent back.</param>
public sealed record DepartmentWork(long DepartmentId, string Name, DateOnly Due, IReadOnlyList<string> Waiting, IReadOnlyList<string> ToCorrect)
{
    public int Count => Waiting.Count + ToCorrect.Count;
}

/// <summary>Reads who has still to act in a period: three commands whatever its size.</summary>
public sealed class DepartmentWorkQueries(DxDbContext db)
{
    public async Task<IReadOnlyList<DepartmentWork>> InAsync(ReportingPeriod period, CancellationToken cancellationToken)
    {
        var reports = await db.ProgressReports.AsNoTracking()
            .Where(r => r.ReportingPeriodId == period.Id && (r.State == ReportState.Draft || r.State == ReportState.InDepartmentReview || r.State == ReportState.CorrectionRequested))
            .OrderBy(r => r.Measure!.Order)
            .SelectMany(
                r => r.Measure!.Owners.Where(o => o.Role != OwnerRole.Supporting),
                (r, o) => new OpenItem(o.DepartmentId, o.Department!.Name, o.Department.Order, (r.Measure!.Number ?? r.Measure.Key) + " " + r.Measure.Title, r.State == ReportState.CorrectionRequested))
            .ToListAsync(cancellationToken);
        var parts = await db.DepartmentParts.AsNoTracking()
            .Where(p => p.ProgressReport!.ReportingPeriodId == period.Id && p.HandedAt == null && (p.ProgressReport.State == ReportState.Draft || p.ProgressReport.State == ReportState.CorrectionRequested))
            .OrderBy(p => p.ProgressReport!.Measure!.Order)
            .Select(p => new OpenItem(p.DepartmentId, p.Department!.Name, p.Department.Order, (p.ProgressReport!.Measure!.Number ?? p.ProgressReport.Measure.Key) + " " + p.ProgressReport.Measure.Title, false))
            .ToListAsync(cancellationToken);
        var extended = await db.Set<DueExtension>().AsNoTracking().Where(e => e.ReportingPeriodId == period.Id).ToDictionaryAsync(e => e.DepartmentId, e => e.Due, cancellationToken);
        return
        [
            .. reports.Concat(parts)
                .GroupBy(item => (item.DepartmentId, item.Department, item.Order))
                .OrderBy(group => group.Key.Order)
                .Select(group => new DepartmentWork(
                    group.Key.DepartmentId,
                    group.Key.Department,
                    extended.GetValueOrDefault(group.Key.DepartmentId, period.Due),
                    [.. group.Where(item => !item.IsToCorrect).Select(item => item.Title).Distinct(StringComparer.Ordinal)],
                    [.. group.Where(item => item.IsToCorrect).Select(item => item.Title).Distinct(StringComparer.Ordinal)])),
        ];
    }

    private sealed record OpenItem(long DepartmentId, string Department, int Order, string Title, bool IsToCorrect);
}
