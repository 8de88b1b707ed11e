using System.Globalization;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>The line of a KPI's values with baseline and target: x in percent, y in pixels, so that text keeps its size.</summary>
public sealed class KpiChart
{
    public const double Bottom = 250;
    private const double Top = 40;
    private const double Left = 12;
    private const double Right = 97;
    private const double LabelBelow = 20;
    private const int MostYears = 15;

    private readonly int _firstYear;
    private readonly int _years;
    private readonly double _low;
    private readonly double _high;

    private KpiChart(IReadOnlyList<(PeriodKey Period, decimal Figure)> points, Kpi kpi, int firstYear, int lastYear, bool hasGuide)
    {
        (_firstYear, _years) = (firstYear, Math.Clamp(lastYear - firstYear + 1, 1, MostYears));
        var yearly = kpi.YearlyTargets.Where(target => target.Value is not null).ToList();
        var all = points.Select(point => point.Figure).Concat(yearly.Select(target => target.Value!.Value))
            .Append(kpi.BaselineValue ?? points[0].Figure).Append(kpi.TargetValue ?? points[0].Figure).Select(figure => (double)figure).ToList();
        (_low, _high, var step) = Scale(all.Min(), all.Max());
        Ticks = [.. Enumerable.Range(0, (int)Math.Round((_high - _low) / step) + 1).Select(i => (Y(_low + (i * step)), Short(_low + (i * step))))];
        Years = [.. Enumerable.Range(0, _years + 1).Select(i => (X(i), i < _years && (_years <= 8 || i % 2 == 0) ? YearMark(firstYear + i) : "", X(i + 0.5)))];
        Dots = [.. points.Select(point => (X(point.Period), Y((double)point.Figure)))];
        Lines = [.. points.Zip(points.Skip(1)).Where(pair => !Restarts(kpi.Basis) || pair.First.Period.FiscalYear == pair.Second.Period.FiscalYear)
            .Select(pair => (X(pair.First.Period), Y((double)pair.First.Figure), X(pair.Second.Period), Y((double)pair.Second.Figure)))];
        Baseline = kpi.BaselineValue is { } from ? Y((double)from) : null;
        Target = kpi.TargetValue is { } to ? Y((double)to) : null;
        YearlyTargets = [.. yearly.Where(target => target.FiscalYear >= firstYear && target.FiscalYear < firstYear + _years).Select(target => (X(target.FiscalYear - firstYear), X(target.FiscalYear - firstYear + 1), Y((double)target.Value!.Value)))];
        HasGuide = hasGuide && Baseline is not null && Target is not null;
    }

    public static double LeftEdge => Left;

    public static double RightEdge => Right;

    public IReadOnlyList<(double Y, string Label)> Ticks { get; }

    public IReadOnlyList<(double X, string Label, double LabelX)> Years { get; }

    public IReadOnlyList<(double X, double Y)> Dots { get; }

    public IReadOnlyList<(double X1, double Y1, double X2, double Y2)> Lines { get; }

    public IReadOnlyList<(double From, double To, double Y)> YearlyTargets { get; }

    public double? Baseline { get; }

    public double? Target { get; }

    /// <summary>年割の目安, only where the municipality has chosen it.</summary>
    public bool HasGuide { get; }

    /// <summary>Where the words of a line stand: away from the other line, but never on the axis.</summary>
    public double TargetLabel => Target is { } at ? LabelAt(at, isAbove: Baseline is null || at <= Baseline) : 0;

    public double BaselineLabel => Baseline is { } at ? LabelAt(at, isAbove: Target is { } target && at < target) : 0;

    /// <summary>Null where there is nothing to draw: no numbers.</summary>
    public static KpiChart? Of(KpiDetail detail, int? planFirst, int? planLast, bool hasGuide)
    {
        var kpi = detail.Kpi;
        var points = detail.Periods
            .Where(period => period.Value?.Row.Figure is not null)
            .Select(period => (Parsed: PeriodKey.TryParse(period.Period.Key, out var key), Key: key, Figure: period.Value!.Row.Figure!.Value))
            .Where(point => point.Parsed && point.Key.Kind != PeriodKind.AdHoc)
            .OrderBy(point => point.Key)
            .Select(point => (point.Key, point.Figure))
            .ToList();
        if (points.Count == 0 || kpi.Type is KpiType.Milestone or KpiType.Qualitative)
        {
            return null;
        }

        var first = Math.Min(planFirst ?? kpi.BaselineFiscalYear + 1 ?? int.MaxValue, points[0].Key.FiscalYear.Value);
        var last = Math.Max(kpi.TargetFiscalYear ?? planLast ?? first + 2, points[^1].Key.FiscalYear.Value);
        return new KpiChart(points, kpi, Math.Max(first, last - MostYears + 1), last, hasGuide);
    }

    public static string At(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static double LabelAt(double line, bool isAbove) => isAbove || line + LabelBelow > Bottom - 4 ? line - 9 : line + LabelBelow;

    private static bool Restarts(KpiBasis basis) => basis is KpiBasis.PerYear or KpiBasis.YearToDateRate or KpiBasis.CalendarYear;

    private static string YearMark(int year) => year >= 2019 ? $"R{year - 2018}" : year.ToString(CultureInfo.InvariantCulture);

    private double X(PeriodKey period) => X(period.FiscalYear.Value - _firstYear + (period.MonthsSinceApril / 12.0));

    private double X(double years) => Math.Round(Left + ((Right - Left) * Math.Clamp(years, 0, _years) / _years), 2);

    private double Y(double figure) => Math.Round(Bottom - ((Bottom - Top) * (figure - _low) / (_high - _low)), 1);

    private static (double Low, double High, double Step) Scale(double low, double high)
    {
        var from = low >= 0 && low < high * 0.6 ? 0 : low;
        var span = high - from > 0 ? high - from : Math.Max(Math.Abs(high), 1);
        var rough = span / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * ((rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 });
        var bottom = Math.Floor(from / step) * step;
        var top = Math.Ceiling(high / step) * step;
        return (bottom, top > bottom ? top : bottom + step, step);
    }

    private static string Short(double value) => Math.Abs(value) switch
    {
        >= 1e12 => Math.Round(value / 1e12, 2).ToString("#,0.##", CultureInfo.InvariantCulture) + "兆",
        >= 1e8 => Math.Round(value / 1e8, 2).ToString("#,0.##", CultureInfo.InvariantCulture) + "億",
        >= 1e5 => Math.Round(value / 1e4, 2).ToString("#,0.##", CultureInfo.InvariantCulture) + "万",
        _ => Math.Round(value, 4).ToString("#,0.####", CultureInfo.InvariantCulture),
    };
}
