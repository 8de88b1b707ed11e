using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Domain.Progress;

/// <summary>Which figures departments enter a part of (課別内訳), and which of them may be added up.</summary>
public static class PartRules
{
    private static readonly string[] RateUnits = ["%", "％", "割", "率", "ポイント", "点"];

    /// <summary>Each department has a number of its own.</summary>
    public static bool HasFigures(Kpi kpi) => kpi.Type is not (KpiType.Milestone or KpiType.Qualitative);

    /// <summary>Counts and amounts add up over departments; rates, averages and points never do.</summary>
    public static bool AddsUp(Kpi kpi) => HasFigures(kpi)
        && kpi.Type is not (KpiType.Range or KpiType.Maintain)
        && kpi.Basis is not (KpiBasis.YearToDateRate or KpiBasis.PeriodAverage)
        && !RateUnits.Any(unit => kpi.Unit?.Contains(unit, StringComparison.Ordinal) == true);
}
