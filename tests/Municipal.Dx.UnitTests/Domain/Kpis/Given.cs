using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

/// <summary>KPIs for tests: say only what the case is about.</summary>
internal static class Given
{
    public static readonly FiscalYear Year = new(2026);

    public static KpiDefinition Kpi(
        KpiType type, decimal? baseline, decimal? target, string unit = "件", KpiBasis basis = KpiBasis.PointInTime) =>
        new(
            type,
            basis,
            unit,
            baseline is null ? null : new BaselineFigure(Text: null, baseline, FiscalYear: new FiscalYear(2023)),
            new TargetFigure(Text: null, target, FiscalYear: new FiscalYear(2029)));

    public static KpiContext YearEnd => new(Year, IsYearEnd: true);

    public static KpiContext MidYear => new(Year, IsYearEnd: false);

    public static PeriodKey Period(string key) =>
        PeriodKey.TryParse(key, out var period) ? period : throw new ArgumentException(key, nameof(key));

    public static KpiAssessment Assess(this KpiDefinition kpi, decimal? value, KpiContext? context = null) =>
        KpiAssessment.Of(kpi, new KpiActual(value), context ?? YearEnd);
}
