using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>Judges stored values: one value may change the figure of later ones, so a KPI's values are judged together.</summary>
public static class KpiJudging
{
    private const string Incomplete = "。入力のない期があるため、分かっている分の合計";

    /// <summary>
    /// Sets figure, outcome, rates and reason of every value whose period is not fixed (確定).
    /// </summary>
    /// <param name="kpi">With its yearly targets loaded.</param>
    /// <param name="values">All values of the KPI, with their periods loaded.</param>
    /// <param name="planFirstYear">First fiscal year of the plan.</param>
    /// <param name="rules">What the municipality chose.</param>
    /// <param name="finals">確定値 of fixed periods: sums of later periods go by them, the fixed values stay.</param>
    public static void Judge(
        Kpi kpi, IReadOnlyCollection<ActualValue> values, int? planFirstYear, JudgingRules rules, IReadOnlyCollection<PeriodEntry> finals)
    {
        var entries = EntriesOf(values, finals);
        foreach (var value in values.Where(value => value.ReportingPeriod!.State != PeriodState.Fixed))
        {
            if (KeyOf(value.ReportingPeriod!) is { } period)
            {
                Judge(kpi, value, period, FigureOf(kpi, value, period, entries, planFirstYear), rules);
            }
        }
    }

    /// <summary>What figures are made of: 確定値 where one is known, else what was reported.</summary>
    /// <param name="values">Values of a KPI, with their periods loaded.</param>
    /// <param name="finals">確定値 of fixed periods.</param>
    public static List<PeriodEntry> EntriesOf(IEnumerable<ActualValue> values, IReadOnlyCollection<PeriodEntry> finals)
    {
        var known = finals.Select(final => final.Period).ToHashSet();
        return
        [
            .. finals,
            .. values.Where(value => value.EmptyState == EmptyState.None)
                .Select(value => (Key: KeyOf(value.ReportingPeriod!), value.Value))
                .Where(entry => entry.Key is { } key && !known.Contains(key))
                .Select(entry => new PeriodEntry(entry.Key!.Value, entry.Value)),
        ];
    }

    /// <summary>The figure that stands at the end of a period: the entry itself, or the sum where entries add up.</summary>
    public static AggregatedFigure FigureOf(Kpi kpi, ActualValue value, PeriodKey period, IReadOnlyCollection<PeriodEntry> entries, int? planFirstYear)
    {
        if (value.EmptyState != EmptyState.None || value.Value is null)
        {
            return AggregatedFigure.Nothing;
        }

        return period.Kind == PeriodKind.AdHoc
            ? new AggregatedFigure(value.Value, IsComplete: true)
            : KpiAggregation.Of(kpi.Basis, kpi.EntryMode, period, entries, KpiDefinitions.CountsSince(kpi, planFirstYear, period.FiscalYear));
    }

    private static void Judge(Kpi kpi, ActualValue value, PeriodKey period, AggregatedFigure figure, JudgingRules rules)
    {
        if (figure.Value is { } sum && !ActualEntry.Fits(sum))
        {
            Keep(value, figure: null, new KpiAssessment(KpiOutcome.NotJudged, null, null, null, null, "合計の桁が大きすぎるため、判定しない"));
            return;
        }

        var actual = new KpiActual(figure.Value, value.Text, value.IsDone, value.DoneOn, value.IsConfirmed, value.Status, value.EmptyState);
        var assessment = KpiAssessment.Of(KpiDefinitions.Of(kpi), actual, KpiDefinitions.Context(kpi, period, rules));
        var isPartial = figure is { Value: not null, IsComplete: false } && KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode);
        Keep(value, figure.Value, isPartial ? Partly(kpi.Type, assessment) : assessment);
    }

    // What is not known yet can only add: a sum that must stay low is not proven by a part of it.
    internal static KpiAssessment Partly(KpiType type, KpiAssessment assessment) => assessment.Outcome.IsMet() && type is not (KpiType.Increase or KpiType.LowerBound)
        ? new KpiAssessment(KpiOutcome.NotJudged, null, null, null, null, "入力のない期があり、分かっている分の合計だけでは判定しない")
        : assessment with { Reason = assessment.Reason + Incomplete };

    private static void Keep(ActualValue value, decimal? figure, KpiAssessment assessment)
    {
        value.Figure = figure;
        value.Outcome = assessment.Outcome;
        value.JudgedAgainst = assessment.JudgedAgainst;
        value.ProgressTenths = assessment.ProgressRateTenths;
        value.TargetRatioTenths = assessment.TargetRatioTenths;
        value.Reason = assessment.Reason;
    }

    private static PeriodKey? KeyOf(ReportingPeriod period) => PeriodKey.TryParse(period.Key, out var key) ? key : null;
}
