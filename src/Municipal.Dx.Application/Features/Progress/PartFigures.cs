using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What the departments entered of one KPI.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Sum">Sum of the numbers entered; null where it does not add up or nobody entered one.</param>
/// <param name="Entered">Departments that entered a number or said why there is none.</param>
/// <param name="Asked">Departments asked.</param>
public sealed record PartSum(Kpi Kpi, decimal? Sum, int Entered, int Asked);

/// <summary>Figures of the departments' parts of a report (課別内訳).</summary>
public static class PartFigures
{
    /// <summary>KPIs of which every department enters its own number.</summary>
    public static IEnumerable<Kpi> Asked(ReportEntry entry) => entry.KpisDue.Select(kpi => kpi.Kpi).Where(PartRules.HasFigures);

    public static IReadOnlyList<PartSum> Sums(ReportEntry entry) => [.. Asked(entry).Select(kpi => SumOf(entry, kpi))];

    private static PartSum SumOf(ReportEntry entry, Kpi kpi)
    {
        var figures = entry.Parts.SelectMany(part => part.Figures).Where(figure => figure.KpiId == kpi.Id).ToList();
        var numbers = figures.Where(figure => figure.Value is not null).Select(figure => figure.Value!.Value).ToList();
        return new PartSum(kpi, PartRules.AddsUp(kpi) && numbers.Count > 0 ? numbers.Sum() : null, figures.Count, entry.Parts.Count);
    }
}
