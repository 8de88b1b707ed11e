using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Reads the KPIs of a book with their values of three periods; what has no value gets the state that stands for it.</summary>
internal sealed class BookKpiRows(
    DxDbContext db, BookMeasures measures, BookPeriods periods, DateOnly today, bool isWhole)
{
    private ILookup<long, MeasureLink> _links = Enumerable.Empty<MeasureLink>().ToLookup(row => row.KpiId);
    private Dictionary<(long Kpi, long Period), ActualValue> _actuals = [];
    private Dictionary<long, YearlyTarget> _yearTargets = [];
    private IReadOnlyDictionary<(long Kpi, long Period), BookFinal> _finals = new Dictionary<(long, long), BookFinal>();
    private ILookup<long, TargetChange> _changes = Enumerable.Empty<TargetChange>().ToLookup(row => row.KpiId);

    public async Task<IReadOnlyList<BookKpi>> ReadAsync(Plan plan, CancellationToken cancellationToken)
    {
        var planId = plan.Id;
        var kpis = await db.Kpis.AsNoTracking().Where(k => k.PlanId == planId).ToListAsync(cancellationToken);
        var links = await db.MeasureKpis.AsNoTracking().Where(l => l.Kpi!.PlanId == planId)
            .OrderBy(l => l.Measure!.Order).ThenBy(l => l.Order)
            .Select(l => new MeasureLink(
                l.KpiId, l.MeasureId, l.IsRelisted, l.Measure!.NumberNote == null ? l.Measure.Number ?? l.Measure.Key : l.Measure.Key, l.Measure.Title,
                l.Measure.BasicPolicy!.Key, l.Measure.Order, l.Order))
            .ToListAsync(cancellationToken);
        _links = links.ToLookup(link => link.KpiId);
        await ReadValuesAsync(planId, cancellationToken);
        _finals = await BookFinals.ReadAsync(db, plan, [.. new[] { periods.Previous?.Id, periods.YearBefore?.Id }.OfType<long>()], cancellationToken);
        return
        [
            .. kpis.Where(IsWanted)
                .OrderBy(kpi => OwnerOf(kpi)?.MeasureOrder ?? int.MaxValue).ThenBy(kpi => OwnerOf(kpi)?.Order ?? 0).ThenBy(kpi => kpi.Order)
                .Select(Kpi),
        ];
    }

    private async Task ReadValuesAsync(long planId, CancellationToken cancellationToken)
    {
        var ids = periods.Ids;
        _actuals = await db.ActualValues.AsNoTracking().Where(a => a.Kpi!.PlanId == planId && ids.Contains(a.ReportingPeriodId))
            .ToDictionaryAsync(a => (a.KpiId, a.ReportingPeriodId), cancellationToken);
        _yearTargets = await db.YearlyTargets.AsNoTracking()
            .Where(t => t.Kpi!.PlanId == planId && t.FiscalYear == periods.Current.FiscalYear)
            .ToDictionaryAsync(t => t.KpiId, cancellationToken);
        var changes = await db.TargetChanges.AsNoTracking().Where(c => c.Kpi!.PlanId == planId)
            .OrderBy(c => c.DecidedOn).ThenBy(c => c.Id).ToListAsync(cancellationToken);
        _changes = changes.ToLookup(change => change.KpiId);
    }

    private MeasureLink? OwnerOf(Kpi kpi) => _links[kpi.Id].FirstOrDefault(link => !link.IsRelisted) ?? _links[kpi.Id].FirstOrDefault();

    private bool IsWanted(Kpi kpi) => isWhole || _links[kpi.Id].Any(link => measures.ById.ContainsKey(link.MeasureId));

    private BookKpi Kpi(Kpi kpi)
    {
        var owner = OwnerOf(kpi);
        return new BookKpi(
            kpi.Key,
            owner?.Number ?? "",
            owner?.Title ?? "",
            owner?.PolicyKey ?? "",
            kpi.Name,
            [.. _links[kpi.Id].Where(link => link.IsRelisted && link != owner).Select(link => link.Number)],
            kpi.Unit,
            kpi.Type,
            kpi.Basis,
            new BookBaseline(
                kpi.BaselineText,
                kpi.BaselineValue,
                KpiText.BaselineTime(kpi.BaselineFiscalYear, kpi.BaselineAsOf, kpi.BaselineIsPartYear, kpi.BaselineIsCalendarYear)),
            new BookTarget(
                kpi.TargetText,
                kpi.Type == KpiType.Range ? null : kpi.TargetValue,
                KpiText.TargetTime(kpi.TargetFiscalYear, kpi.TargetDue, kpi.TargetEveryYears, kpi.TargetWindowStart)),
            YearTarget(kpi),
            Recorded(kpi, periods.Current.Id) ?? Missing(kpi, periods.Current),
            periods.Previous is { } previous ? Earlier(kpi, previous) : null,
            periods.YearBefore is { } yearBefore ? Earlier(kpi, yearBefore) : null,
            [.. _changes[kpi.Id].Select(change => new BookTargetChange(change.Item, change.OldText, change.NewText, change.Reason, change.DecidedOn))]);
    }

    // 毎年5回: what the plan asks of every year is the target of this one too.
    private BookYearTarget? YearTarget(Kpi kpi) => _yearTargets.GetValueOrDefault(kpi.Id) is { } decided
        ? new BookYearTarget(decided.Text, decided.Value, decided.DecidedOn)
        : kpi.TargetEveryYears == 1 ? new BookYearTarget(kpi.TargetText, kpi.TargetValue, DecidedOn: null) : null;

    private BookValue Earlier(Kpi kpi, ReportingPeriod period) =>
        (Recorded(kpi, period.Id) ?? Missing(kpi, period)) with { Final = _finals.GetValueOrDefault((kpi.Id, period.Id)) };

    private BookValue? Recorded(Kpi kpi, long periodId) => _actuals.GetValueOrDefault((kpi.Id, periodId)) is { } actual
        ? new BookValue(
            actual.EmptyState == EmptyState.None ? actual.Figure : null,
            TextOf(kpi, actual),
            actual.EmptyState == EmptyState.None ? actual.Status : null,
            actual.AsOf,
            actual.Outcome,
            actual.JudgedAgainst,
            actual.ProgressTenths,
            actual.TargetRatioTenths,
            actual.Reason)
        : null;

    private static string? TextOf(Kpi kpi, ActualValue actual) =>
        actual.EmptyState == EmptyState.None && kpi.Type is KpiType.Milestone or KpiType.Qualitative
            ? KpiText.Recorded(actual.Figure, kpi.Unit, actual.IsDone, actual.Text, actual.EmptyState, kpi.Type)
            : actual.Text;

    private BookValue Missing(Kpi kpi, ReportingPeriod period)
    {
        var calendar = KpiDefinitions.Calendar(kpi);
        var outcome = PeriodKey.TryParse(period.Key, out var key)
            ? KpiAsking.OutcomeOfMissing(calendar, key, period.State, period.Due, today)
            : KpiOutcome.NotAnswered;
        return new BookValue(
            Value: null, Text: null, Status: null, AsOf: null, outcome, JudgedAgainst: null, ProgressTenths: null, TargetRatioTenths: null,
            KpiAsking.ReasonOfMissing(outcome, calendar));
    }

    private sealed record MeasureLink(
        long KpiId, long MeasureId, bool IsRelisted, string Number, string Title, string PolicyKey, int MeasureOrder, int Order);
}
