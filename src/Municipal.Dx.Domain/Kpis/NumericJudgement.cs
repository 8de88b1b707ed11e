namespace Municipal.Dx.Domain.Kpis;

/// <summary>Everything the sentence of a numeric KPI speaks of.</summary>
internal sealed record NumericCase(
    KpiDefinition Kpi,
    KpiContext Context,
    decimal Actual,
    ValueStatus Status,
    JudgedAgainst Against,
    TargetFigure Standard,
    bool StandardMet,
    KpiOutcome Outcome)
{
    public bool IsRunning => Outcome == KpiOutcome.InYear;

    public decimal? ProgressRate => IsRunning ? null : KpiRule.ProgressRate(Kpi, Actual);

    public decimal? AidRate => IsRunning ? null : KpiRule.AidRate(Kpi, Actual);

    public decimal? TargetRatio => KpiRule.TargetRatio(Kpi.Type, Against == JudgedAgainst.StraightLineGuide ? Kpi.Target : Standard, Actual);

    public bool IsWorse => !IsRunning && KpiRule.IsWorseThanBaseline(Kpi, Actual);
}

/// <summary>Judgement of a number: by the yearly target, else by the chosen guide, else by the final target (domain.md §3).</summary>
internal static class NumericJudgement
{
    public static KpiAssessment Of(KpiDefinition kpi, KpiActual actual, KpiContext context)
    {
        var value = actual.Value ?? 0;
        if (Standard(kpi, context) is not var (against, standard))
        {
            return KpiAssessment.WithoutRates(KpiOutcome.NotJudged, KpiSentence.WithoutTarget(kpi, value, actual.Status));
        }

        var isMet = KpiRule.IsMet(kpi, standard, value);
        var outcome = IsRunning(kpi, context, isMet) ? KpiOutcome.InYear : Outcome(kpi, value, against, isMet);
        var numeric = new NumericCase(kpi, context, value, actual.Status, against, standard, isMet, outcome);
        return new KpiAssessment(
            outcome,
            numeric.ProgressRate,
            numeric.TargetRatio,
            numeric.AidRate,
            numeric.IsRunning ? null : against,
            KpiSentence.Of(numeric));
    }

    /// <summary>First and last year of the window that a target of every N years is due in; null where it cannot be told.</summary>
    public static (int First, int Last)? Window(TargetFigure? target, KpiContext context)
    {
        if (target is not { EveryYears: { } length and > 1 and <= 100 })
        {
            return null;
        }

        var first = target.WindowStart?.Value ?? target.FiscalYear?.Value + 1;
        if (first is not { } start)
        {
            return null;
        }

        var offset = (((context.FiscalYear.Value - start) % length) + length) % length;
        return (context.FiscalYear.Value - offset, context.FiscalYear.Value - offset + length - 1);
    }

    private static (JudgedAgainst Against, TargetFigure Figure)? Standard(KpiDefinition kpi, KpiContext context)
    {
        if (context.YearlyTarget is { } yearly && KpiRule.CanJudge(kpi.Type, yearly))
        {
            return (JudgedAgainst.YearlyTarget, yearly);
        }

        if (kpi.Target is not { } final || !KpiRule.CanJudge(kpi.Type, final))
        {
            return null;
        }

        if (final.EveryYears >= 1)
        {
            return (JudgedAgainst.YearlyTarget, final);
        }

        return context.UseStraightLineGuide && StraightLineGuide.At(kpi, context.FiscalYear) is { } guide
            ? (JudgedAgainst.StraightLineGuide, new TargetFigure(Text: null, guide))
            : (JudgedAgainst.FinalTarget, final);
    }

    private static KpiOutcome Outcome(KpiDefinition kpi, decimal value, JudgedAgainst against, bool isMet) => against switch
    {
        _ when !isMet => KpiRule.IsWorseThanBaseline(kpi, value) ? KpiOutcome.WorseThanBaseline : KpiOutcome.NotMet,
        _ when ReachesFinalTarget(kpi, value) => KpiOutcome.Met,
        JudgedAgainst.StraightLineGuide => KpiOutcome.MetGuide,
        _ => KpiOutcome.MetThisYear,
    };

    private static bool ReachesFinalTarget(KpiDefinition kpi, decimal value) =>
        kpi.Target is { EveryYears: null or < 1 } final && KpiRule.CanJudge(kpi.Type, final) && KpiRule.IsMet(kpi, final, value);

    // Rule 1: what counts over a year is not judged before the year ends. A window of years that is already filled is, at a year's end.
    private static bool IsRunning(KpiDefinition kpi, KpiContext context, bool isMet) => kpi.Basis switch
    {
        KpiBasis.PerYear or KpiBasis.YearToDateRate or KpiBasis.CalendarYear => !context.IsYearEnd,
        KpiBasis.PerNYears => !context.IsYearEnd || (!isMet && LastYear(kpi.Target, context) > context.FiscalYear.Value),
        _ => false,
    };

    private static int LastYear(TargetFigure? target, KpiContext context) =>
        Window(target, context)?.Last ?? target?.FiscalYear?.Value ?? context.FiscalYear.Value;
}
