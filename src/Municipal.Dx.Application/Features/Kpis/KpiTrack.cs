using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>
/// The bar from baseline to target: positions in percent of its width. Runs left of the start where a value is worse than
/// it, and beyond the target where it is passed. Null from <see cref="Of"/> where there is no way to draw.
/// </summary>
public sealed record KpiTrack(double Start, double End, double? Dot, string StartLabel, string EndLabel, string Description)
{
    public double FillFrom => Math.Min(Start, Dot ?? Start);

    public double FillWidth => Math.Abs((Dot ?? Start) - Start);

    /// <param name="kpi">Definition of the KPI.</param>
    /// <param name="figure">The figure that was judged; null draws the rail alone.</param>
    /// <param name="yearly">This year's target, if there is one.</param>
    /// <param name="baselineWord">The plan's word for baseline.</param>
    /// <param name="targetWord">The plan's word for target.</param>
    public static KpiTrack? Of(KpiDefinition kpi, decimal? figure, TargetFigure? yearly, string baselineWord, string targetWord)
    {
        var isCounted = kpi.Basis is KpiBasis.PerYear or KpiBasis.CalendarYear or KpiBasis.PerNYears;
        var target = isCounted && yearly?.Value is not null ? yearly : kpi.Target;
        var start = isCounted ? 0 : kpi.Baseline?.Value ?? (kpi.Type is KpiType.Increase or KpiType.LowerBound ? 0 : null);
        if (kpi.Type is KpiType.Milestone or KpiType.Qualitative or KpiType.Range or KpiType.Maintain
            || start is not { } from || target?.Value is not { } to || from == to)
        {
            return null;
        }

        var rate = figure is { } value ? ((double)value - (double)from) / ((double)to - (double)from) : (double?)null;
        var (low, high) = (Math.Min(0, rate ?? 0), Math.Max(1, rate ?? 1));
        double At(double position) => Math.Round((position - low) / (high - low) * 100, 1);
        var startText = isCounted || kpi.Baseline?.Value is null ? "0" : $"{baselineWord} {KpiText.Baseline(kpi.Baseline.Text, from, kpi.Unit)}";
        var endText = $"{(ReferenceEquals(target, yearly) ? "年度" : "")}{targetWord} {KpiText.Target(target.Text, to, upper: null, kpi.Unit)}";
        var reached = rate is { } share ? $"、実績は{KpiText.Figure(figure, kpi.Unit)}で{Math.Round(share * 100, 1):0.0}%の位置" : "、実績はまだありません";
        return new KpiTrack(At(0), At(1), rate is { } dot ? At(dot) : null, startText, endText, $"{startText}から{endText}まで{reached}");
    }
}
