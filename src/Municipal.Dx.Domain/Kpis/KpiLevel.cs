using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// The level that a scale with cuts gives to the printed rate of a KPI. Only what is judged has one; before the year of the final target
/// a rate towards it says nothing about being late (domain.md §3, Judgement), so it has none either.
/// </summary>
public static class KpiLevel
{
    /// <param name="scale">The scale of the period.</param>
    /// <param name="outcome">判定.</param>
    /// <param name="against">What it was judged by.</param>
    /// <param name="rates">進捗率(現状値から) and 目標比, as printed, in tenths of a percent.</param>
    /// <param name="lead">Which of the two the municipality puts first.</param>
    /// <param name="isTargetYear">The period lies in the final target's fiscal year or after it.</param>
    public static RatingLevel? Of(RatingScale scale, KpiOutcome outcome, JudgedAgainst? against, (int? Progress, int? Ratio) rates, LeadRate lead, bool isTargetYear)
    {
        if (!outcome.IsJudged())
        {
            return null;
        }

        var tenths = against switch
        {
            JudgedAgainst.YearlyTarget => rates.Ratio,
            JudgedAgainst.FinalTarget when isTargetYear => lead == LeadRate.TargetRatio ? rates.Ratio ?? rates.Progress : rates.Progress ?? rates.Ratio,
            _ => null,
        };
        return scale.LevelOf(tenths / 10m);
    }
}
