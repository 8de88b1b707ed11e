using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>Numbers of one KPI in words: 45分以内, 10%未満, 約50件, differences of percentages in ポイント (domain.md §3 rule 6).</summary>
internal sealed class FigureWords(KpiDefinition kpi)
{
    private static readonly string[] TimeUnits = ["秒", "分", "時間", "日", "日間", "週間", "か月", "ヶ月", "カ月"];

    private readonly string _unit = kpi.Unit ?? "";
    private readonly bool _isPercent = IsPercent(kpi.Unit);

    public static bool IsPercent(string? unit) => TextFold.Fold(unit) is "%" or "ぱーせんと";

    public string Number(decimal value) => NumberText.Format(value, _unit);

    public string Difference(decimal value) => NumberText.Format(Math.Abs(value), _isPercent ? "ポイント" : _unit);

    public string More => _isPercent ? "高い" : "多い";

    public string Less => _isPercent ? "低い" : "少ない";

    public string Baseline() => kpi.Baseline is { Value: { } value } baseline
        ? Qualified(value, baseline.Qualifier, baseline.Text) + (baseline.IsPartYear ? "(年度途中の値)" : "")
        : "";

    public string NoBaseline() => kpi.Baseline?.Text is { } text && !string.IsNullOrWhiteSpace(text)
        ? $"現状値なし(「{text.Trim()}」とあり数値がない)"
        : "現状値なし";

    public string Target(TargetFigure target) => kpi.Type switch
    {
        KpiType.Range => $"{NumberText.Format(KpiRule.Low(target), unit: null)}〜{Number(KpiRule.High(target))}",
        KpiType.UpperBound => Number(target.Value ?? 0) + (KpiRule.IsStrict(kpi, target, NumberQualifier.LessThan) ? "未満" : AtMost(target.Text)),
        KpiType.LowerBound => Number(target.Value ?? 0) + (KpiRule.IsStrict(kpi, target, NumberQualifier.MoreThan) ? "超" : "以上"),
        _ => Qualified(target.Value ?? 0, target.Qualifier, target.Text),
    };

    public string Actual(decimal value, ValueStatus status) => status switch
    {
        ValueStatus.Preliminary or ValueStatus.Expected => $"実績({KpiLabels.Of(status)}){Number(value)}",
        _ => $"実績{Number(value)}",
    };

    private string Qualified(decimal value, NumberQualifier? qualifier, string? text) => qualifier switch
    {
        NumberQualifier.About => "約" + Number(value),
        NumberQualifier.AtMost => Number(value) + AtMost(text),
        { } other => Number(value) + KpiLabels.Of(other),
        null => Number(value),
    };

    private string AtMost(string? text) => text switch
    {
        not null when text.Contains("以内", StringComparison.Ordinal) => "以内",
        not null when text.Contains("以下", StringComparison.Ordinal) => "以下",
        _ => TimeUnits.Contains(_unit) ? "以内" : "以下",
    };
}
