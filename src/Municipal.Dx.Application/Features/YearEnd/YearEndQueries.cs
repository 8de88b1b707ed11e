using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.YearEnd;

/// <summary>Reads the year's end in a number of commands that rows do not change.</summary>
public sealed class YearEndQueries(DxDbContext db, ClosingQueries periods, SnapshotStore snapshots)
{
    private ILookup<long, ActualValue> _values = Enumerable.Empty<ActualValue>().ToLookup(value => value.KpiId);
    private ILookup<long, FinalValue> _finals = Enumerable.Empty<FinalValue>().ToLookup(final => final.KpiId);

    /// <summary>Null where the plan has no such period. Without rows where the year is confirmed with another one.</summary>
    public async Task<YearEndBoard?> FindAsync(long planId, string periodKey, CancellationToken cancellationToken)
    {
        if (!PeriodKey.TryParse(periodKey, out var key) || await periods.FindAsync(planId, periodKey, cancellationToken) is not { } period)
        {
            return null;
        }

        var last = await LastKeyAsync(planId, key.FiscalYear, cancellationToken);
        var confirmation = await db.YearEndConfirmations.AsNoTracking().FirstOrDefaultAsync(y => y.ReportingPeriodId == period.Id, cancellationToken);
        if (last != periodKey)
        {
            return new YearEndBoard(period, key.FiscalYear, [], 0, confirmation, last);
        }

        _values = (await db.ActualValues.AsNoTracking().Include(v => v.ReportingPeriod).Where(v => v.Kpi!.PlanId == planId).ToListAsync(cancellationToken)).ToLookup(v => v.KpiId);
        _finals = (await db.FinalValues.AsNoTracking().Include(f => f.ReportingPeriod).Where(f => f.Kpi!.PlanId == planId).ToListAsync(cancellationToken)).ToLookup(f => f.KpiId);
        var rows = await RowsAsync(planId, period, key, cancellationToken);
        var already = _values.Count(values => values.Any(v => v.ReportingPeriodId == period.Id && v is { Status: ValueStatus.Final, EmptyState: EmptyState.None })
            && _finals[values.Key].All(f => f.ReportingPeriodId != period.Id));
        return new YearEndBoard(period, key.FiscalYear, rows, already, confirmation, last);
    }

    /// <summary>Periods with which a year can be confirmed, with whether that was done.</summary>
    public async Task<IReadOnlyDictionary<string, bool>> StatesAsync(long planId, CancellationToken cancellationToken)
    {
        var found = await db.ReportingPeriods.AsNoTracking().Where(p => p.PlanId == planId && p.State == PeriodState.Fixed)
            .Select(p => new { p.Key, IsConfirmed = db.YearEndConfirmations.Any(y => y.ReportingPeriodId == p.Id) }).ToListAsync(cancellationToken);
        return found.Select(p => (p.Key, p.IsConfirmed, IsKey: PeriodKey.TryParse(p.Key, out var key), Parsed: key))
            .Where(p => p.IsKey && p.Parsed.ContainsYearEnd)
            .GroupBy(p => p.Parsed.FiscalYear)
            // The period that a year was confirmed with stays its last, whatever is fixed after it.
            .Select(year => year.OrderByDescending(p => p.IsConfirmed).ThenByDescending(p => p.Parsed).First())
            .ToDictionary(p => p.Key, p => p.IsConfirmed, StringComparer.Ordinal);
    }

    private async Task<string?> LastKeyAsync(long planId, FiscalYear year, CancellationToken cancellationToken) =>
        (await StatesAsync(planId, cancellationToken)).Keys.FirstOrDefault(text => PeriodKey.TryParse(text, out var key) && key.FiscalYear == year);

    private async Task<IReadOnlyList<YearEndRow>> RowsAsync(long planId, ClosingPeriod period, PeriodKey key, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.AsNoTracking().Where(p => p.Id == planId)
            .Select(p => new { p.FirstFiscalYear, Rules = new JudgingRules(p.Municipality!.LeadsWithTargetRatio, p.Municipality.UsesStraightLineGuide) }).SingleAsync(cancellationToken);
        var frozen = (await snapshots.FindFixedAsync([period.Id], cancellationToken)).GetValueOrDefault(period.Id);
        var kpis = await db.Kpis.AsNoTracking().AsSplitQuery().Include(k => k.YearlyTargets).Include(k => k.Measures).ThenInclude(l => l.Measure!.Owners).ThenInclude(o => o.Department)
            .Where(k => k.PlanId == planId).ToListAsync(cancellationToken);
        return
        [
            .. kpis.Where(kpi => IsWanted(kpi, period.Id, key))
                .Select(kpi => (Kpi: kpi, Link: kpi.Measures.OrderBy(l => l.IsRelisted).FirstOrDefault()))
                .OrderBy(row => row.Link?.Measure?.Order ?? int.MaxValue).ThenBy(row => row.Kpi.Order)
                .Select(row => new YearEndRow(
                    row.Kpi,
                    row.Link?.Measure?.Number ?? row.Link?.Measure?.Key ?? "",
                    row.Link?.Measure?.Title ?? "",
                    DepartmentOf(row.Link?.Measure),
                    _values[row.Kpi.Id].FirstOrDefault(v => v.ReportingPeriodId == period.Id) is { } value ? KpiStoredValue.Of(value, period.Key) : null,
                    FinalOf(row.Kpi, period.Id, plan.FirstFiscalYear, plan.Rules, frozen))),
        ];
    }

    /// <summary>見込・速報, made final since, or due and never reported or reported as 測定時期未到来.</summary>
    private bool IsWanted(Kpi kpi, long periodId, PeriodKey key) =>
        _finals[kpi.Id].Any(f => f.ReportingPeriodId == periodId)
        || (_values[kpi.Id].FirstOrDefault(v => v.ReportingPeriodId == periodId) is { } value
            ? value is { EmptyState: EmptyState.None, Status: not ValueStatus.Final } || (value.EmptyState == EmptyState.NotDue && KpiDefinitions.Calendar(kpi).IsDue(key))
            : KpiDefinitions.Calendar(kpi).IsDue(key));

    private KpiFinal? FinalOf(Kpi kpi, long periodId, int? planFirstYear, JudgingRules rules, SnapshotContent? frozen)
    {
        if (_finals[kpi.Id].FirstOrDefault(f => f.ReportingPeriodId == periodId) is not { } final)
        {
            return null;
        }

        var inForce = _finals[kpi.Id].Where(f => f.ReportingPeriod!.State == PeriodState.Fixed).Select(f => (f.ReportingPeriod!.Key, f.Value));
        return KpiFinal.Of(kpi, final, KpiJudging.EntriesOf(_values[kpi.Id], KpiFinals.EntriesOf(inForce)), planFirstYear, rules, frozen);
    }

    private static string DepartmentOf(Domain.Measures.Measure? measure) =>
        measure?.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).FirstOrDefault()?.Department?.Name ?? (measure?.AllDepartments == true ? "全課等" : "担当課なし");
}
