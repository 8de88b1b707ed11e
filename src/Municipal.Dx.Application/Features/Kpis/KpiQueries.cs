using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>Reads KPIs for lists: a constant number of SQL commands whatever the number of rows.</summary>
public sealed class KpiQueries(DxDbContext db)
{
    /// <summary>Opened periods of the plan that the reader may see, newest first.</summary>
    public Task<List<KpiPeriod>> PeriodsAsync(long planId, Viewer viewer, CancellationToken cancellationToken) => db.ReportingPeriods.AsNoTracking()
        .Where(period => period.PlanId == planId && (period.State == PeriodState.Fixed || (viewer.SeesOpenPeriods && period.State == PeriodState.Open)))
        .OrderByDescending(period => period.To).ThenByDescending(period => period.From).ThenByDescending(period => period.Key)
        .Select(period => new KpiPeriod(period.Id, period.Key, period.State, period.Due, period.To))
        .ToListAsync(cancellationToken);

    /// <summary>Departments that own a measure of the plan, for the filter.</summary>
    public Task<List<(long Id, string Name)>> DepartmentsAsync(long planId, CancellationToken cancellationToken) => db.Departments.AsNoTracking()
        .Where(department => db.MeasureOwners.Any(owner => owner.DepartmentId == department.Id && owner.Measure!.PlanId == planId))
        .OrderBy(department => department.Order).ThenBy(department => department.Id)
        .Select(department => new ValueTuple<long, string>(department.Id, department.Name))
        .ToListAsync(cancellationToken);

    public Task<List<(string Key, string Title)>> PoliciesAsync(long planId, CancellationToken cancellationToken) => db.Policies.AsNoTracking()
        .Where(policy => policy.PlanId == planId)
        .OrderBy(policy => policy.Order)
        .Select(policy => new ValueTuple<string, string>(policy.Key, (policy.Number == null ? "" : policy.Number + " ") + policy.Title))
        .ToListAsync(cancellationToken);

    /// <param name="planId">The plan shown.</param>
    /// <param name="period">The period whose values are shown; null where none was opened.</param>
    /// <param name="viewer">Who reads: values of an open period are for the office and the departments asked.</param>
    /// <param name="filter">What to narrow to.</param>
    /// <param name="today">Today in Japan: unanswered KPIs are late after their due date.</param>
    /// <param name="pageSize">Rows of a page; the CSV takes all.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<KpiList> ListAsync(long planId, KpiPeriod? period, Viewer viewer, KpiFilter filter, DateOnly today, int pageSize, CancellationToken cancellationToken)
    {
        var index = await IndexAsync(planId, period, viewer, filter, today, cancellationToken);
        var found = Sorted(index.Where(kpi => kpi.IsMatch && Matches(kpi.Outcome, filter)), filter).ToList();
        var pages = Math.Max(1, (found.Count + pageSize - 1) / pageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = found.Skip((page - 1) * pageSize).Take(pageSize).ToList();
        var rows = await RowsAsync(shown, period, cancellationToken);
        var outcomes = index.Where(kpi => kpi.Outcome is not null).GroupBy(kpi => kpi.Outcome!.Value).ToDictionary(group => group.Key, group => group.Count());
        return new KpiList(rows, found.Count, index.Count, index.Sum(kpi => kpi.Relisted), index.Count(kpi => !kpi.IsSeen), outcomes, page, pages);
    }

    private async Task<List<IndexedKpi>> IndexAsync(long planId, KpiPeriod? period, Viewer viewer, KpiFilter filter, DateOnly today, CancellationToken cancellationToken)
    {
        var all = db.Kpis.Where(kpi => kpi.PlanId == planId);
        var narrowed = Narrow(all, filter);
        var (periodId, asked) = (period?.Id, AskedOf(viewer));
        var (seesAll, isFixed) = (viewer.SeesAll, period is null or { State: PeriodState.Fixed });
        var found = await all.AsNoTracking().Select(kpi => new
        {
            kpi.Id,
            kpi.Order,
            kpi.Name,
            MeasureOrder = kpi.Measures.Where(link => !link.IsRelisted).Min(link => (int?)link.Measure!.Order) ?? int.MaxValue,
            kpi.Frequency,
            kpi.MeasuredMonth,
            kpi.PublishedMonth,
            kpi.TargetEveryYears,
            kpi.TargetWindowStart,
            kpi.TargetFiscalYear,
            IsMatch = narrowed.Any(match => match.Id == kpi.Id),
            IsAsked = seesAll || asked.Any(own => own.Id == kpi.Id),
            Relisted = kpi.Measures.Count(link => link.IsRelisted),
            Value = kpi.Actuals.Where(value => value.ReportingPeriodId == periodId)
                .Select(value => new { value.Outcome, value.ProgressTenths, value.TargetRatioTenths }).FirstOrDefault(),
        }).ToListAsync(cancellationToken);
        return [.. found.Select(kpi => new IndexedKpi(
            kpi.Id,
            (kpi.MeasureOrder, kpi.Order),
            kpi.Name,
            kpi.IsMatch,
            kpi.IsAsked,
            isFixed || kpi.IsAsked,
            kpi.Relisted,
            KpiDefinitions.Calendar(kpi.Frequency, kpi.MeasuredMonth, kpi.PublishedMonth, kpi.TargetEveryYears, kpi.TargetWindowStart, kpi.TargetFiscalYear),
            kpi.Value?.ProgressTenths,
            kpi.Value?.TargetRatioTenths,
            kpi.Value?.Outcome).Asked(period, today))];
    }

    /// <summary>KPIs that the reader's departments answer for.</summary>
    private IQueryable<Kpi> AskedOf(Viewer viewer)
    {
        var departments = viewer.DepartmentIds;
        return db.Kpis.Where(kpi => kpi.Measures.Any(link => departments.Count > 0
            && (link.Measure!.AllDepartments || link.Measure.Owners.Any(owner => departments.Contains(owner.DepartmentId)))));
    }

    private static IQueryable<Kpi> Narrow(IQueryable<Kpi> kpis, KpiFilter filter)
    {
        foreach (var word in TextFold.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            kpis = kpis.Where(kpi => kpi.SearchText.Contains(word));
        }

        if (filter.PolicyKey is { } policy)
        {
            kpis = kpis.Where(kpi => kpi.Measures.Any(link => link.Measure!.BasicPolicy!.Key == policy));
        }

        if (filter.DepartmentId is { } department)
        {
            kpis = kpis.Where(kpi => kpi.Measures.Any(link => link.Measure!.AllDepartments || link.Measure.Owners.Any(owner => owner.DepartmentId == department)));
        }

        return kpis;
    }

    private static bool Matches(KpiOutcome? outcome, KpiFilter filter) =>
        (filter.Outcome is null || outcome == filter.Outcome)
        && (filter.Group is null || (outcome is { } known && KpiGroups.Of(known) == filter.Group));

    private static IEnumerable<IndexedKpi> Sorted(IEnumerable<IndexedKpi> kpis, KpiFilter filter) => (filter.Sort, filter.IsDescending) switch
    {
        (KpiSort.Name, false) => kpis.OrderBy(kpi => kpi.Name, StringComparer.CurrentCulture).ThenBy(kpi => kpi.Order),
        (KpiSort.Name, true) => kpis.OrderByDescending(kpi => kpi.Name, StringComparer.CurrentCulture).ThenBy(kpi => kpi.Order),
        (KpiSort.Progress, _) => ByRate(kpis, kpi => kpi.ProgressTenths, filter.IsDescending),
        (KpiSort.TargetRatio, _) => ByRate(kpis, kpi => kpi.TargetRatioTenths, filter.IsDescending),
        (KpiSort.Outcome, false) => kpis.OrderBy(kpi => kpi.Outcome is null).ThenBy(kpi => kpi.Outcome).ThenBy(kpi => kpi.Order),
        (KpiSort.Outcome, true) => kpis.OrderByDescending(kpi => kpi.Outcome).ThenBy(kpi => kpi.Order),
        (_, true) => kpis.OrderByDescending(kpi => kpi.Order),
        _ => kpis.OrderBy(kpi => kpi.Order),
    };

    // Those without a rate stand last whichever way the list runs.
    private static IOrderedEnumerable<IndexedKpi> ByRate(IEnumerable<IndexedKpi> kpis, Func<IndexedKpi, int?> rate, bool isDescending)
    {
        var known = kpis.OrderBy(kpi => rate(kpi) is null);
        return (isDescending ? known.ThenByDescending(rate) : known.ThenBy(rate)).ThenBy(kpi => kpi.Order);
    }

    private async Task<List<KpiRow>> RowsAsync(List<IndexedKpi> shown, KpiPeriod? period, CancellationToken cancellationToken)
    {
        var ids = shown.ConvertAll(kpi => kpi.Id);
        var (periodId, to) = (period?.Id, period?.To ?? DateOnly.MaxValue);
        var asked = shown.Where(kpi => kpi.IsAsked).Select(kpi => kpi.Id).ToList();
        var rows = await db.Kpis.AsNoTracking().Where(kpi => ids.Contains(kpi.Id)).Select(kpi => new
        {
            Kpi = kpi,
            Yearly = kpi.YearlyTargets,
            Owner = kpi.Measures.Where(link => !link.IsRelisted)
                .Select(link => new { link.Measure!.Key, link.Measure.Number, link.Measure.Title, Policy = link.Measure.BasicPolicy!.Key, PolicyNumber = link.Measure.BasicPolicy.Number, PolicyTitle = link.Measure.BasicPolicy.Title })
                .FirstOrDefault(),
            Relisted = kpi.Measures.Where(link => link.IsRelisted).OrderBy(link => link.Measure!.Order).Select(link => link.Measure!.Number ?? link.Measure.Key).ToList(),
            Before = db.TargetChanges.Where(change => change.KpiId == kpi.Id && change.Before != null).OrderBy(change => change.Id).Select(change => change.Before).FirstOrDefault(),
            Value = db.ActualValues.Where(value => value.KpiId == kpi.Id && value.ReportingPeriodId == periodId).Select(AsRow).FirstOrDefault(),
            Earlier = db.ActualValues.Where(value => value.KpiId == kpi.Id && value.ReportingPeriodId != periodId && value.EmptyState == EmptyState.None && value.ReportingPeriod!.To <= to
                    && (value.ReportingPeriod.State == PeriodState.Fixed || asked.Contains(value.KpiId)))
                .OrderByDescending(value => value.ReportingPeriod!.To).ThenByDescending(value => value.ReportingPeriodId).Select(AsRow).FirstOrDefault(),
        }).ToDictionaryAsync(row => row.Kpi.Id, cancellationToken);
        return shown.ConvertAll(indexed => rows[indexed.Id] switch
        {
            var row => new KpiRow
            {
                Id = indexed.Id,
                Kpi = WithYearly(row.Kpi, row.Yearly),
                MeasureKey = row.Owner?.Key ?? "",
                MeasureNumber = row.Owner?.Number,
                MeasureTitle = row.Owner?.Title ?? "",
                PolicyKey = row.Owner?.Policy ?? "",
                PolicyNumber = row.Owner?.PolicyNumber,
                PolicyTitle = row.Owner?.PolicyTitle ?? "",
                RelistedUnder = row.Relisted,
                Value = indexed.IsSeen ? row.Value : null,
                Earlier = indexed.IsSeen && row.Value is { HasFigure: true } ? null : row.Earlier,
                Original = OriginalTarget.Of(row.Before, KpiDefinitions.Of(row.Kpi)),
                Outcome = indexed.Outcome,
                Reason = ReasonOf(indexed, row.Value),
            },
        });
    }

    private static string? ReasonOf(IndexedKpi indexed, KpiValueRow? value) => (indexed, value) switch
    {
        ({ IsSeen: false }, _) => "確定前の値は、DX事務局と担当課だけが見られます",
        (_, { } known) => known.Reason,
        ({ Outcome: { } missing }, _) => KpiAsking.ReasonOfMissing(missing, indexed.Calendar),
        _ => null,
    };

    private static Kpi WithYearly(Kpi kpi, List<YearlyTarget> yearly)
    {
        if (kpi.YearlyTargets.Count == 0)
        {
            kpi.YearlyTargets.AddRange(yearly);
        }

        return kpi;
    }

    internal static readonly System.Linq.Expressions.Expression<Func<ActualValue, KpiValueRow>> AsRow = value => new KpiValueRow(
        value.ReportingPeriod!.Key,
        value.Value,
        value.Figure,
        value.Text,
        value.IsDone,
        value.EmptyState,
        value.Status,
        value.Outcome,
        value.JudgedAgainst,
        value.ProgressTenths,
        value.TargetRatioTenths,
        value.Reason);

    private sealed record IndexedKpi(
        long Id,
        (int Measure, int Kpi) Order,
        string Name,
        bool IsMatch,
        bool IsAsked,
        bool IsSeen,
        int Relisted,
        MeasuringCalendar Calendar,
        int? ProgressTenths,
        int? TargetRatioTenths,
        KpiOutcome? Outcome)
    {
        public IndexedKpi Asked(KpiPeriod? period, DateOnly today) => this switch
        {
            { IsSeen: false } => this with { ProgressTenths = null, TargetRatioTenths = null, Outcome = null },
            { Outcome: null } when PeriodKey.TryParse(period?.Key, out var key) => this with { Outcome = KpiAsking.OutcomeOfMissing(Calendar, key, period!.State, period.Due, today) },
            _ => this,
        };
    }
}
