using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// 年割の目安: the straight line from the baseline's year to the final target's, at the end of a year. An aid that a municipality
/// chooses, not a target. Rounded to one decimal more than baseline and target have, so that the printed guide is the one judged by.
/// </summary>
public static class StraightLineGuide
{
    /// <summary>Null without both numbers and both years, outside the years between them, and for types other than rising and falling.</summary>
    public static decimal? At(KpiDefinition definition, FiscalYear year)
    {
        if (definition.Type is not (KpiType.Increase or KpiType.Decrease)
            || !KpiRule.HasWay(definition)
            || definition is not { Baseline: { Value: { } from, FiscalYear: { } fromYear }, Target: { Value: { } to, FiscalYear: { } toYear } }
            || year <= fromYear || year >= toYear || Rate.Difference(to, from) is not { } way)
        {
            return null;
        }

        var share = (decimal)(year.Value - fromYear.Value) / (toYear.Value - fromYear.Value);
        var decimals = Math.Min(Math.Max(from.Scale, to.Scale) + 1, 28);
        return Math.Round(from + (way * share), decimals, MidpointRounding.AwayFromZero);
    }
}
