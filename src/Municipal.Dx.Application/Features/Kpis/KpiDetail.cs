using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>A measure that the KPI stands under, with those who answer for it.</summary>
public sealed record KpiMeasure(
    string Key,
    string? Number,
    string Title,
    string PolicyTitle,
    bool IsRelisted,
    bool AllDepartments,
    string? DepartmentsText,
    IReadOnlyList<KpiOwner> Owners)
{
    public string NumberShown => Number ?? Key;

    public string OwnersShown => DepartmentsText ?? (Owners.Count > 0 ? string.Join("、", Owners.Select(owner => owner.Name)) : AllDepartments ? "全課等" : "未割当");
}

public sealed record KpiOwner(long DepartmentId, string Name);

/// <summary>An opened period with the value recorded for it, if any.</summary>
public sealed record KpiPeriodValue(KpiPeriod Period, KpiStoredValue? Value, KpiOutcome? Outcome, string Reason)
{
    /// <summary>確定値 that became known after the period was fixed; null where none was recorded.</summary>
    public KpiFinal? Final { get; init; }
}

public sealed record KpiStoredValue(KpiValueRow Row, DateOnly? DoneOn, bool IsConfirmed, DateOnly? AsOf, string? Remark, Guid Version)
{
    public static KpiStoredValue Of(ActualValue value, string periodKey) => new(
        new KpiValueRow(periodKey, value.Value, value.Figure, value.Text, value.IsDone, value.EmptyState, value.Status, value.Outcome, value.JudgedAgainst, value.ProgressTenths, value.TargetRatioTenths, value.Reason),
        value.DoneOn,
        value.IsConfirmed,
        value.AsOf,
        value.Remark,
        value.Version);
}

/// <summary>Everything about one KPI. <see cref="Kpi"/> is detached and carries its yearly targets.</summary>
public sealed record KpiDetail(
    Kpi Kpi,
    IReadOnlyList<KpiMeasure> Measures,
    IReadOnlyList<TargetChange> Changes,
    IReadOnlyList<KpiPeriodValue> Periods,
    (string Name, string Key, string PlanKey, string PlanTitle)? Predecessor)
{
    /// <summary>当初の目標; null where it was never changed.</summary>
    public OriginalTarget? Original => OriginalTarget.Of(Changes.LastOrDefault(change => change.Before is not null)?.Before, KpiDefinitions.Of(Kpi));

    /// <summary>The reader is of the office, or of a department that answers for the KPI.</summary>
    public bool IsAnsweredByReader { get; init; }

    public KpiMeasure? Owner => Measures.FirstOrDefault(measure => !measure.IsRelisted);

    public IEnumerable<KpiMeasure> RelistedUnder => Measures.Where(measure => measure.IsRelisted);

    public KpiPeriodValue? Newest => Periods.FirstOrDefault(period => period.Value is { Row.HasFigure: true });

    public bool HasValues => Periods.Any(period => period.Value is not null || period.Final is not null);

    /// <summary>Head and staff enter values of measures that their departments own, or that all departments share.</summary>
    public bool IsAnsweredBy(IReadOnlySet<long> departmentIds) =>
        Owner is { } owner && departmentIds.Count > 0 && (owner.AllDepartments || owner.Owners.Any(department => departmentIds.Contains(department.DepartmentId)));
}

/// <summary>Reads one KPI in seven SQL commands, however many periods and values it has.</summary>
public sealed class KpiDetailQueries(DxDbContext db, KpiFinals finals)
{
    /// <param name="planId">The plan shown.</param>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="viewer">Who reads: values of an open period are for the office and the departments asked.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<KpiDetail?> FindAsync(long planId, string key, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await db.Kpis.AsNoTracking().Where(kpi => kpi.PlanId == planId && kpi.Key == key).Select(kpi => new
        {
            Kpi = kpi,
            PlanFirstYear = kpi.Plan!.FirstFiscalYear,
            Rules = new JudgingRules(kpi.Plan.Municipality!.LeadsWithTargetRatio, kpi.Plan.Municipality.UsesStraightLineGuide),
            Predecessor = kpi.Predecessor == null ? null : new { kpi.Predecessor.Name, kpi.Predecessor.Key, PlanKey = kpi.Predecessor.Plan!.Key, PlanTitle = kpi.Predecessor.Plan.Title },
            Measures = kpi.Measures.OrderBy(link => link.IsRelisted).ThenBy(link => link.Measure!.Order).Select(link => new KpiMeasure(
                link.Measure!.Key,
                link.Measure.Number,
                link.Measure.Title,
                (link.Measure.BasicPolicy!.Number ?? "") + " " + link.Measure.BasicPolicy.Title,
                link.IsRelisted,
                link.Measure.AllDepartments,
                link.Measure.DepartmentsText,
                link.Measure.Owners.OrderBy(owner => owner.Order).Select(owner => new KpiOwner(owner.DepartmentId, owner.Department!.Name)).ToList())).ToList(),
        }).FirstOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            return null;
        }

        var kpi = found.Kpi;
        kpi.YearlyTargets.AddRange(await db.YearlyTargets.AsNoTracking().Where(target => target.KpiId == kpi.Id).OrderBy(target => target.FiscalYear).ToListAsync(cancellationToken));
        var seesOpen = viewer.SeesAll || found.Measures.Exists(measure => viewer.AnswersFor(measure.AllDepartments, measure.Owners.Select(owner => owner.DepartmentId)));
        var changes = await db.TargetChanges.AsNoTracking().Where(change => change.KpiId == kpi.Id).OrderByDescending(change => change.Id).ToListAsync(cancellationToken);
        var periods = await PeriodsAsync(kpi, seesOpen, today, cancellationToken);
        var known = await finals.OfAsync(kpi, found.PlanFirstYear, found.Rules, cancellationToken);
        periods = periods.ConvertAll(period => period with { Final = known.GetValueOrDefault(period.Period.Id) });
        return new KpiDetail(kpi, found.Measures, changes, periods, found.Predecessor is { } before ? (before.Name, before.Key, before.PlanKey, before.PlanTitle) : null) { IsAnsweredByReader = seesOpen };
    }

    /// <summary>The measure that a new KPI is to stand under; null where there is none.</summary>
    public async Task<(string Key, string Label)?> MeasureAsync(long planId, string key, CancellationToken cancellationToken) =>
        await db.Measures.AsNoTracking().Where(measure => measure.PlanId == planId && measure.Key == key)
            .Select(measure => new { measure.Key, measure.Number, measure.Title }).FirstOrDefaultAsync(cancellationToken) is { } found
            ? (found.Key, $"{found.Number ?? found.Key} {found.Title}")
            : null;

    private async Task<List<KpiPeriodValue>> PeriodsAsync(Kpi kpi, bool seesOpen, DateOnly today, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking()
            .Where(period => period.PlanId == kpi.PlanId && (period.State == PeriodState.Fixed || (seesOpen && period.State == PeriodState.Open)))
            .OrderByDescending(period => period.To).ThenByDescending(period => period.From).ThenByDescending(period => period.Key)
            .Select(period => new KpiPeriod(period.Id, period.Key, period.State, period.Due, period.To))
            .ToListAsync(cancellationToken);
        var values = await db.ActualValues.AsNoTracking().Where(value => value.KpiId == kpi.Id).ToDictionaryAsync(value => value.ReportingPeriodId, cancellationToken);
        var calendar = KpiDefinitions.Calendar(kpi);
        return periods.ConvertAll(period => values.TryGetValue(period.Id, out var value)
            ? new KpiPeriodValue(period, KpiStoredValue.Of(value, period.Key), value.Outcome, value.Reason)
            : WithoutValue(period, calendar, today));
    }

    private static KpiPeriodValue WithoutValue(KpiPeriod period, MeasuringCalendar calendar, DateOnly today)
    {
        if (!PeriodKey.TryParse(period.Key, out var key))
        {
            return new KpiPeriodValue(period, null, null, "");
        }

        var outcome = KpiAsking.OutcomeOfMissing(calendar, key, period.State, period.Due, today);
        return new KpiPeriodValue(period, null, outcome, KpiAsking.ReasonOfMissing(outcome, calendar));
    }
}
