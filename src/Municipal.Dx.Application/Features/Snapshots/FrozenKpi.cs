using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>What a KPI was judged by when its period was fixed, from the edition kept.</summary>
public static class FrozenKpi
{
    /// <summary>Null where the edition does not hold the KPI, as it was added later.</summary>
    public static (KpiDefinition Definition, KpiContext Context, EntryMode? EntryMode)? Of(SnapshotContent content, string key, PeriodKey period)
    {
        var stated = content.Plan.Policies.SelectMany(policy => policy.Measures).SelectMany(measure => measure.Kpis).FirstOrDefault(kpi => kpi.Key == key);
        var kept = content.Kpis.FirstOrDefault(kpi => kpi.Key == key);
        if (stated is null || kept is null || !Enum.TryParse<KpiType>(stated.Type, out var type) || !Enum.TryParse<KpiBasis>(stated.Basis, out var basis))
        {
            return null;
        }

        var definition = new KpiDefinition(type, basis, stated.Unit, BaselineOf(stated, kept), TargetOf(stated, kept), kept.IsStrict, kept.Tolerance);
        var yearly = kept.YearlyTargets.FirstOrDefault(target => target.FiscalYear == period.FiscalYear.Value);
        var context = KpiContext.For(period, basis) with
        {
            YearlyTarget = yearly is null ? null : new TargetFigure(yearly.Text, yearly.Value, FiscalYear: period.FiscalYear),
            UseStraightLineGuide = content.Rules.UsesStraightLineGuide,
            LeadRate = content.Rules.LeadsWithTargetRatio ? LeadRate.TargetRatio : LeadRate.Progress,
        };
        return (definition, context, kept.EntryMode);
    }

    private static BaselineFigure BaselineOf(KpiJson stated, SnapshotKpi kept) =>
        new(stated.Baseline.Text, stated.Baseline.Value, Qualifier(stated.Baseline.Qualifier), Year(stated.Baseline.FiscalYear), kept.BaselineIsPartYear);

    private static TargetFigure TargetOf(KpiJson stated, SnapshotKpi kept) => new(
        stated.Target.Text,
        stated.Target.Value,
        kept.TargetUpperValue,
        Qualifier(stated.Target.Qualifier),
        Year(stated.Target.FiscalYear),
        kept.TargetEveryYears,
        Year(kept.TargetWindowStart));

    private static NumberQualifier? Qualifier(string? token) => Enum.TryParse<NumberQualifier>(token, out var qualifier) ? qualifier : null;

    private static FiscalYear? Year(int? value) => value is { } number && FiscalYear.TryCreate(number, out var year) ? year : null;
}
