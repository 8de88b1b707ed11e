namespace Municipal.Dx.Domain.Kpis;

/// <summary>The rules of each type on the value as entered (domain.md §3, table and rules 2, 3, 5).</summary>
internal static class KpiRule
{
    public static bool CanJudge(KpiType type, TargetFigure? target) => type switch
    {
        KpiType.Range => target is { Value: not null, UpperValue: not null },
        _ => target is { Value: not null },
    };

    public static bool IsMet(KpiDefinition kpi, TargetFigure target, decimal actual)
    {
        var goal = target.Value ?? 0;
        return kpi.Type switch
        {
            KpiType.Increase or KpiType.LowerBound => IsStrict(kpi, target, NumberQualifier.MoreThan) ? actual > goal : actual >= goal,
            KpiType.Decrease or KpiType.UpperBound => IsStrict(kpi, target, NumberQualifier.LessThan) ? actual < goal : actual <= goal,
            KpiType.Maintain => Rate.Distance(actual, goal) <= Math.Max(kpi.Tolerance, 0),
            KpiType.Range => actual >= Low(target) && actual <= High(target),
            _ => false,
        };
    }

    /// <summary>未満・超, as the KPI says, or the target judged by, or the final target where the year's own is a plain number.</summary>
    public static bool IsStrict(KpiDefinition kpi, TargetFigure target, NumberQualifier strict) =>
        kpi.IsStrict || (target.Qualifier ?? kpi.Target?.Qualifier) == strict;

    public static decimal Low(TargetFigure target) => Math.Min(target.Value ?? 0, target.UpperValue ?? 0);

    public static decimal High(TargetFigure target) => Math.Max(target.Value ?? 0, target.UpperValue ?? 0);

    public static bool Rises(KpiType type) => type is KpiType.Increase or KpiType.LowerBound;

    public static bool Falls(KpiType type) => type is KpiType.Decrease or KpiType.UpperBound;

    /// <summary>Baseline and final target stand, and the target lies on the better side; only then there is a way to measure.</summary>
    public static bool HasWay(KpiDefinition kpi) => kpi is { Baseline.Value: { } baseline, Target.Value: { } target }
        && ((Rises(kpi.Type) && target > baseline) || (Falls(kpi.Type) && target < baseline));

    public static bool IsWorseThanBaseline(KpiDefinition kpi, decimal actual) => HasWay(kpi)
        && (Rises(kpi.Type) ? actual < kpi.Baseline!.Value : actual > kpi.Baseline!.Value);

    /// <summary>進捗率(現状値から), for the two types that have one.</summary>
    public static decimal? ProgressRate(KpiDefinition kpi, decimal actual) => kpi.Type switch
    {
        KpiType.Increase or KpiType.Decrease => WayGone(kpi, actual),
        _ => null,
    };

    /// <summary>The same formula as an aid where a bound has a baseline.</summary>
    public static decimal? AidRate(KpiDefinition kpi, decimal actual) => kpi.Type switch
    {
        KpiType.UpperBound or KpiType.LowerBound => WayGone(kpi, actual),
        _ => null,
    };

    /// <summary>
    /// 目標比 = actual / target, only where more is better and the target is above zero: elsewhere a figure over 100 would read as good and not be.
    /// </summary>
    public static decimal? TargetRatio(KpiType type, TargetFigure? target, decimal actual) =>
        Rises(type) && target?.Value is { } goal and > 0 ? Rate.Percent(actual, goal) : null;

    private static decimal? WayGone(KpiDefinition kpi, decimal actual) =>
        HasWay(kpi) ? Rate.Progress(kpi.Baseline!.Value!.Value, kpi.Target!.Value!.Value, actual) : null;
}
