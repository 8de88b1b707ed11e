namespace Municipal.Dx.Domain.Kpis;

/// <summary>How outcomes are counted (domain.md §3 rules 1 and 8).</summary>
public static class KpiOutcomes
{
    /// <summary>判定対象: counts in the denominator that is printed.</summary>
    public static bool IsJudged(this KpiOutcome outcome) =>
        outcome is KpiOutcome.NotMet or KpiOutcome.WorseThanBaseline || outcome.IsMet();

    public static bool IsMet(this KpiOutcome outcome) =>
        outcome is KpiOutcome.Met or KpiOutcome.MetThisYear or KpiOutcome.MetGuide or KpiOutcome.Confirmed;
}
