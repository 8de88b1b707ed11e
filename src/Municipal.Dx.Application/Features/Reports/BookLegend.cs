namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Sentences of 概要 that the workbook and its print page share.</summary>
public static class BookLegend
{
    public static string Counted(BookContent content, BookOverview overview) =>
        $"{content.Words.Measure} {overview.Measures}件のうち、今期の報告対象 {overview.Asked}件、報告あり {overview.Answered}件、評価あり {overview.Rated}件。";

    public static string Shares(BookOverview overview) =>
        $"割合は報告のあった{overview.Answered}件に対するものです。評価は、委員会、事務局、自己評価の順にあるものを数えます。";

    public static string CountedKpis(BookOverview overview)
    {
        var relisted = overview.Relisted > 0 ? $"(ほかに再掲 {overview.Relisted}件。再掲は数えません)" : "";
        return $"KPI {overview.Kpis}件{relisted}のうち、判定対象 {overview.KpisJudged}件、判定対象でないもの {overview.Kpis - overview.KpisJudged}件。";
    }

    /// <summary>What the column 前期 stands for.</summary>
    public static IReadOnlyList<string> Before(BookContent content) => Said(
        content.Previous is { } previous ? $"前期は{previous.Label}。" : "前期の報告はありません。",
        content.Period.IsFixed ? "" : "前期との増減は、報告期の確定後に示します。");

    /// <summary>凡例</summary>
    public static IReadOnlyList<string> Lines(BookContent content)
    {
        var levels = string.Join('、', content.Scale.Levels.Select(level => level.Label));
        return Said(
            $"評価({content.Scale.Name} 第{content.Scale.Version}版)：{levels}。未評価は、報告はあるが評価の記入がないもの。",
            $"{BookOverview.MissingLabel(content)}：報告を求めたが、まだ提出がないもの。今期は対象外：今期は報告を求めていないもの。",
            content.Kpis.Count == 0 ? "" : "KPIの判定対象：目標に照らして判定できたもの。年度途中、未入力、測定時期未到来、把握困難、対象外などは判定対象に数えず、0とも数えません。",
            "主な実績は評価の高いもの、主な課題は評価の低いものから選んでいます。「…」で終わる文は途中までです。" + (content.Cover.Edition == BookEdition.Assembly ? "" : "全文は進捗管理表にあります。"),
            content.Cover.Edition == BookEdition.Assembly && BookEditions.Chosen(content) is { Count: > 0 } chosen ? $"個票：選んだ{content.Words.Measure} {chosen.Count}件。1件につき1枚。" : "",
            content.Cover.Edition is BookEdition.Assembly or BookEdition.Public ? BookPhrases.Fixed(content) ?? "" : "");
    }

    private static IReadOnlyList<string> Said(params string[] lines) => [.. lines.Where(line => line.Length > 0)];
}
