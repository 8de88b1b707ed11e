using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>Open data with the values of published periods. Everything of a period comes from its fixed edition, never from the tables.</summary>
public sealed class PublishedData(PlanJsonQueries plans, SnapshotStore snapshots)
{
    /// <summary>The plan as it is now, with the values of every published period. Null where there is no such plan in scope.</summary>
    public async Task<PlanJson?> PlanAsync(long planId, CancellationToken cancellationToken)
    {
        if (await plans.FindAsync(planId, cancellationToken) is not { } plan)
        {
            return null;
        }

        var published = await snapshots.PublishedAsync(planId, periodKey: null, cancellationToken);
        return WithValues(plan, published.SelectMany(ValuesOf).ToLookup(value => value.Kpi, value => value.Value));
    }

    /// <summary>What a table is made from; editions are opened only for the table of their values.</summary>
    public Task<PlanJson?> ForTableAsync(OpenDataTable table, long planId, CancellationToken cancellationToken) =>
        table.IsOfPeriods ? PlanAsync(planId, cancellationToken) : plans.FindAsync(planId, cancellationToken);

    /// <summary>A published period from its newest fixed edition; null where it is not published.</summary>
    public async Task<PeriodJson?> PeriodAsync(long planId, string periodKey, CancellationToken cancellationToken) =>
        await snapshots.PublishedAsync(planId, periodKey, cancellationToken) is [var content] ? Of(content) : null;

    private static PeriodJson Of(SnapshotContent content)
    {
        var (head, period, cover) = (content.Head, content.Book.Period, content.Book.Cover);
        return new PeriodJson(
            new PeriodHeaderJson(
                period.Key, period.Label, period.FiscalYear.Value, period.From, period.To, period.AsOf, head.MadeAt, head.Number, cover.FixedNumber, cover.CheckValue),
            new PeriodScaleJson(content.Book.Scale.Name, content.Book.Scale.Version, [.. content.Book.Scale.Levels.Select(level => new RatingJson(level.Code, level.Word, level.IsLow))]),
            WithValues(content.Plan, ValuesOf(content).ToLookup(value => value.Kpi, value => value.Value)),
            [.. content.Book.Measures.Where(measure => measure.IsAsked).Select(measure => ReportOf(measure, content))]);
    }

    private static ReportJson ReportOf(BookMeasure measure, SnapshotContent content)
    {
        var answer = measure.Answer;
        var owners = content.Measures.FirstOrDefault(kept => kept.Key == measure.Key)?.Owners ?? [];
        return new ReportJson(
            measure.Key,
            answer is null ? "NotReported" : "Reported",
            [.. owners.Where(owner => owner.Origin == OwnerOrigin.Plan).Select(owner => owner.Name)],
            answer?.Stage?.ToString(),
            answer?.Rating,
            answer?.HasNoMovement ?? false,
            answer?.Achievement,
            answer?.Issue,
            answer?.NextPlan,
            answer?.Direction?.ToString(),
            answer is null ? [] : [.. measure.Initiatives.Where(initiative => initiative.IsReported).Select(initiative => new InitiativeStageJson(initiative.Key, initiative.Standing?.ToString(), initiative.StageText))]);
    }

    private static PlanJson WithValues(PlanJson plan, ILookup<string, ValueJson> values) => plan with
    {
        Policies =
        [
            .. plan.Policies.Select(policy => policy with
            {
                Measures = [.. policy.Measures.Select(measure => measure with { Kpis = [.. measure.Kpis.Select(kpi => kpi with { Values = [.. values[kpi.Key]] })] })],
            }),
        ],
    };

    private static IEnumerable<(string Kpi, ValueJson Value)> ValuesOf(SnapshotContent content) => content.Book.Kpis.Select(kpi => (kpi.Key, new ValueJson(
        content.Book.Period.Key,
        kpi.Actual.HasFigure ? kpi.Actual.AsOf ?? content.Book.Period.AsOf : null,
        kpi.Actual.Value,
        kpi.Actual.Text,
        kpi.Actual.Status?.ToString(),
        kpi.Actual.JudgedAgainst == JudgedAgainst.YearlyTarget ? kpi.YearTarget?.Value : kpi.Target.Value,
        Fraction(kpi.Actual.ProgressTenths),
        Fraction(kpi.Actual.TargetRatioTenths),
        kpi.Actual.Outcome.ToString(),
        kpi.Actual.Reason)));

    private static decimal? Fraction(int? tenths) => tenths / 1000m;
}
