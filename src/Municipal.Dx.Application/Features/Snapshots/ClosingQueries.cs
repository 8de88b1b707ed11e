using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>A period as the pages that close it show it.</summary>
public sealed record ClosingPeriod(
    long Id, string Key, string? Title, PeriodState State, DateOnly Due, DateTime? FixedAt, DateOnly? PublishedOn, DateOnly? PublicationDecidedOn, string? ReopenReason, Guid Version)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label + (Title is null ? "" : " " + Title) : Key;
}

/// <summary>A report that stands in the way of a complete book.</summary>
public sealed record OpenAnswer(string MeasureKey, string Number, string Title, string Department, ReportState State);

/// <summary>A KPI due in the period without a value.</summary>
public sealed record OpenFigure(string Key, string Name, string Department);

/// <summary>What the office sees before it fixes a period.</summary>
/// <param name="Asked">Measures asked.</param>
/// <param name="Missing">Not submitted: these become 未報告.</param>
/// <param name="Unchecked">Submitted or sent back, and not 確認済み: these are fixed as they stand.</param>
/// <param name="Figures">KPIs due without a value: these become 未報告.</param>
public sealed record ClosingBoard(int Asked, IReadOnlyList<OpenAnswer> Missing, IReadOnlyList<OpenAnswer> Unchecked, IReadOnlyList<OpenFigure> Figures);

/// <summary>Reads what is needed to fix, reopen and publish a period, in a number of commands that rows do not change.</summary>
public sealed class ClosingQueries(DxDbContext db)
{
    /// <summary>Null where the plan has no such period, or it is still being prepared.</summary>
    public Task<ClosingPeriod?> FindAsync(long planId, string key, CancellationToken cancellationToken) => db.ReportingPeriods.AsNoTracking()
        .Where(p => p.PlanId == planId && p.Key == key && p.State != PeriodState.Preparing)
        .Select(p => new ClosingPeriod(p.Id, p.Key, p.Title, p.State, p.Due, p.FixedAt, p.PublishedOn, p.PublicationDecidedOn, p.ReopenReason, p.Version))
        .SingleOrDefaultAsync(cancellationToken);

    public async Task<ClosingBoard> BoardAsync(long planId, ClosingPeriod period, CancellationToken cancellationToken)
    {
        var reports = await db.ProgressReports.AsNoTracking()
            .Where(r => r.ReportingPeriodId == period.Id)
            .OrderBy(r => r.Measure!.Order)
            .Select(r => new
            {
                r.Measure!.Key,
                r.Measure.Number,
                r.Measure.Title,
                r.Measure.AllDepartments,
                Lead = r.Measure.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o => o.Department!.Name).FirstOrDefault(),
                r.State,
            })
            .ToListAsync(cancellationToken);
        var answers = reports.ConvertAll(r => new OpenAnswer(r.Key, r.Number ?? r.Key, r.Title, DepartmentOf(r.Lead, r.AllDepartments), r.State));
        return new ClosingBoard(
            answers.Count,
            [.. answers.Where(answer => PeriodClosing.Unanswered.Contains(answer.State))],
            [.. answers.Where(answer => answer.State is ReportState.Submitted or ReportState.CorrectionRequested)],
            await FiguresAsync(planId, period, cancellationToken));
    }

    private async Task<IReadOnlyList<OpenFigure>> FiguresAsync(long planId, ClosingPeriod period, CancellationToken cancellationToken)
    {
        if (!PeriodKey.TryParse(period.Key, out var key))
        {
            return [];
        }

        var kpis = await db.Kpis.AsNoTracking()
            .Where(k => k.PlanId == planId && !k.Actuals.Any(a => a.ReportingPeriodId == period.Id))
            .OrderBy(k => k.Order).ThenBy(k => k.Key)
            .Select(k => new
            {
                Kpi = k,
                Owner = k.Measures.OrderBy(l => l.IsRelisted).ThenBy(l => l.Order).Select(l => new
                {
                    l.Measure!.AllDepartments,
                    Lead = l.Measure.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o => o.Department!.Name).FirstOrDefault(),
                }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. kpis.Where(row => KpiDefinitions.Calendar(row.Kpi).IsDue(key))
                .Select(row => new OpenFigure(row.Kpi.Key, row.Kpi.Name, DepartmentOf(row.Owner?.Lead, row.Owner?.AllDepartments == true))),
        ];
    }

    private static string DepartmentOf(string? lead, bool allDepartments) => lead ?? (allDepartments ? "全課等" : "担当課なし");
}
