namespace Municipal.Dx.Domain.Kpis;

/// <summary>Implausible values are questioned once, never blocked (domain.md §3 rule 10).</summary>
public static class PlausibilityQuestion
{
    private const int Suspicious = 10;

    /// <param name="previous">The value of the period before; null where there is none.</param>
    /// <param name="current">The value just entered.</param>
    /// <param name="unit">The KPI's unit; over 100 is asked of percentages only.</param>
    /// <param name="hasExceeded100">Whether the KPI was over 100% in any earlier period or by its target.</param>
    /// <returns>The question, or null where nothing is odd.</returns>
    public static string? Of(decimal? previous, decimal current, string? unit, bool hasExceeded100 = false)
    {
        var words = new FigureWords(new KpiDefinition(KpiType.Increase, KpiBasis.PointInTime, unit ?? "", Baseline: null, Target: null));
        if (previous is { } last && last != 0 && Math.Abs(current / Suspicious) >= Math.Abs(last))
        {
            return $"前回の{words.Number(last)}に対し、今回は{words.Number(current)}と10倍以上です。桁の誤りがないか確かめてください。このままでよければ保存できます。";
        }

        return FigureWords.IsPercent(unit) && current > 100 && !hasExceeded100 && previous is null or <= 100
            ? $"{words.Number(current)}は100%を超えています。誤りがないか確かめてください。このままでよければ保存できます。"
            : null;
    }
}
