using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>KPI一覧: one row per KPI, every figure a number, with its judgement and the sentence that says why.</summary>
internal static class KpiTable
{
    public static BookTable Of(BookContent content) => new(BookSheets.Kpis, BookTone.Figures, Columns(content), [.. content.Kpis.Select((kpi, i) => Row(content, kpi, i + 1))])
    {
        IsA3 = true,
        FrozenColumns = 4,
        Notes = Notes(content),
    };

    /// <summary>The short table for the assembly: figures with their units, judgement in words.</summary>
    public static BookTable Short(BookContent content)
    {
        var words = content.Words;
        return new BookTable(
            BookSheets.ShortKpis,
            BookTone.Figures,
            [
                new("番号", 8), new("KPI", 40), new(words.Baseline, 18), Figures("今期の実績", 16), new("値の区分", 9, true), new($"最終{words.Target}", 18),
                new($"進捗率\n({words.Baseline}から)", 12) { HasBars = true }, new("判定", 20, true),
            ],
            [.. content.Kpis.Select(kpi => ShortRow(kpi))])
        {
            Notes = [RateNote(content), "「未入力」「測定時期未到来」「把握困難」「対象外」「未報告」は0とは別に数えます。「年度途中」は判定ではありません。"],
        };
    }

    public static BookTint TintOf(KpiOutcome outcome) => outcome switch
    {
        KpiOutcome.Met or KpiOutcome.Confirmed => BookTint.Good,
        KpiOutcome.MetThisYear or KpiOutcome.MetGuide => BookTint.Fair,
        KpiOutcome.WorseThanBaseline => BookTint.Bad,
        KpiOutcome.NotAnswered or KpiOutcome.OverdueNotAnswered or KpiOutcome.NotReported => BookTint.Warn,
        _ => BookTint.None,
    };

    /// <summary>The value of a period: its 確定値, else its figure, else its words, else the state that stands for it.</summary>
    public static BookCell Value(BookValue? value, string? unit) => value?.Final is { } final ? BookCell.Figure(final.Value, final.Text, unit) : BookCell.Figure(value?.Value, value is { IsEmpty: true } ? value.OutcomeLabel : value?.Text, unit);

    private static BookColumn Figures(string head, double width) => new(head, width) { FitsFigures = true };

    private static List<BookColumn> Columns(BookContent content)
    {
        var words = content.Words;
        return
        [
            new("No.", 4.5, true), new($"{words.Measure}\n番号", 8.5), new(words.Measure, 13), new("KPI", 20), new("単位", 6, true), new("値の\n取り方", 9),
            new($"{words.Baseline}\n(計画書の表記、\n年度等)", 13), Figures($"{words.Baseline}\n(数値)", 9), Figures($"年度目標\n({content.Period.FiscalYear.Label})", 10),
            Figures("前期の実績", 10), Figures("今期の実績", 10), new("時点", 8, true), new("値の\n区分", 6.5, true), new("前期との差", 10),
            new($"進捗率\n({words.Baseline}\nから)", 8.5) { HasBars = true }, new("目標比", 8.5) { HasBars = true }, new("判定", 12), new("判定の理由", 30),
            new($"最終{words.Target}\n(計画書の表記、\n年度等)", 13), Figures($"最終{words.Target}\n(数値)", 9), Figures("前年同期\nの実績", 10), new("目標の変更", 11),
        ];
    }

    private static BookRow Row(BookContent content, BookKpi kpi, int number)
    {
        var actual = kpi.Actual;
        return BookRow.Of(
            BookCell.Count(number),
            kpi.MeasureNumber,
            kpi.MeasureTitle,
            kpi.RelistedUnder.Count == 0 ? kpi.Name : $"{kpi.Name}\n(再掲 {string.Join('、', kpi.RelistedUnder)})",
            kpi.Unit,
            KpiLabels.Of(kpi.Basis),
            Printed(kpi.Baseline.Text, kpi.Baseline.When),
            BookCell.Figure(kpi.Baseline.Value, null, kpi.Unit),
            BookCell.Figure(kpi.YearTarget?.Value, kpi.YearTarget?.Text, kpi.Unit),
            Value(kpi.Previous, kpi.Unit),
            Value(actual, kpi.Unit) with { IsStrong = true },
            actual.HasFigure ? actual.AsOf : null,
            actual is { HasFigure: true, Status: { } status } ? KpiLabels.Of(status) : null,
            // Differences are shown once the period is fixed: until then figures still move.
            BookCell.Difference(content.Period.IsFixed ? kpi.Difference : null, kpi.Unit),
            BookCell.Rate(actual.ProgressTenths),
            BookCell.Rate(actual.TargetRatioTenths),
            (BookCell)actual.OutcomeLabel with { Tint = TintOf(actual.Outcome) },
            Reason(kpi),
            Printed(kpi.Target.Text, kpi.Target.When),
            BookCell.Figure(kpi.Target.Value, null, kpi.Unit),
            Value(kpi.YearBefore, kpi.Unit),
            Changes(kpi));
    }

    private static string Reason(BookKpi kpi)
    {
        var reason = kpi.Actual.Value is not null && !string.IsNullOrWhiteSpace(kpi.Actual.Text) ? $"{kpi.Actual.Reason}。記入：{kpi.Actual.Text}" : kpi.Actual.Reason;
        return reason + MadeFinal("前期の実績", kpi.Previous, kpi.Unit) + MadeFinal("前年同期の実績", kpi.YearBefore, kpi.Unit);
    }

    private static string? MadeFinal(string what, BookValue? value, string? unit) => value?.Final is not { } final ? null
        : $"\n{what}：{(value is { HasFigure: true, Status: { } status and not ValueStatus.Final } ? KpiLabels.Of(status) : "")}{Said(value, unit)}→確定{Said(value with { Final = null, Value = final.Value, Text = final.Text }, unit)}";

    private static string Said(BookValue value, string? unit) => value.Value is { } number ? KpiText.Figure(number, unit) : value.Text ?? value.OutcomeLabel;

    /// <summary>The columns of a 個票.</summary>
    public static BookRow CardRow(BookKpi kpi) => BookRow.Of(
        kpi.Name,
        Short(kpi.Baseline.Text, kpi.Baseline.Value, kpi.Unit),
        Short(kpi.Target.Text, kpi.Target.Value, kpi.Unit),
        Value(kpi.Actual, kpi.Unit) with { IsStrong = true },
        BookCell.Rate(kpi.Actual.ProgressTenths),
        (BookCell)kpi.Actual.OutcomeLabel with { Tint = TintOf(kpi.Actual.Outcome) });

    private static BookRow ShortRow(BookKpi kpi) => BookRow.Of(
        kpi.MeasureNumber,
        kpi.Name,
        Short(kpi.Baseline.Text, kpi.Baseline.Value, kpi.Unit),
        Value(kpi.Actual, kpi.Unit) with { IsStrong = true },
        kpi.Actual is { HasFigure: true, Status: { } status } ? KpiLabels.Of(status) : null,
        Short(kpi.Target.Text, kpi.Target.Value, kpi.Unit),
        BookCell.Rate(kpi.Actual.ProgressTenths),
        (BookCell)kpi.Actual.OutcomeLabel with { Tint = TintOf(kpi.Actual.Outcome) });

    private static string? Short(string? text, decimal? value, string? unit) =>
        !string.IsNullOrWhiteSpace(text) ? text : value is { } number ? Domain.Text.NumberText.Format(number, unit) : null;

    private static string? Printed(string? text, string? when) => (string.IsNullOrWhiteSpace(text), when) switch
    {
        (true, null) => null,
        (true, _) => InBrackets(when),
        (false, null) => text,
        _ => $"{text}\n{InBrackets(when)}",
    };

    // 2023年（暦年） has brackets of its own.
    private static string InBrackets(string when) => when.AsSpan().ContainsAny('(', '（') ? when : $"({when})";

    private static string Changes(BookKpi kpi) => kpi.Changes.Count == 0
        ? "なし"
        : string.Join('\n', kpi.Changes.Select(change =>
            $"{JapaneseDate.Format(change.DecidedOn)} {change.Item}：{BookPhrases.OrNone(change.OldText)}→{BookPhrases.OrNone(change.NewText)}"));

    private static IReadOnlyList<string> Notes(BookContent content) =>
    [
        RateNote(content) + "目標比＝実績÷目標(年度目標があるときは年度目標、ないときは最終目標)。二つは別の率です。率は小数第1位までの四捨五入です。",
        "値の区分：速報＝確定前の値、見込＝見込みの値、確定＝確定した値。％のKPIの差はポイントで示します。",
        "「未入力」「測定時期未到来」「把握困難」「対象外」「未報告」は0とは別に数えます。「年度途中」は判定ではありません。「今年度分達成」は最終目標の達成とは別です。",
        .. content.Kpis.Any(kpi => kpi.Previous?.Final is not null || kpi.YearBefore?.Final is not null) ? (string[])["前期・前年同期の実績は、確定の後に分かった値があるときはその確定値です。判定の理由に「速報→確定」の形で示します。"] : [],
        $"再掲のKPIは1件と数え、最初に載る{content.Words.Measure}に示します。" + (content.Period.IsFixed ? "" : "前期との差は、報告期の確定後に示します。"),
    ];

    private static string RateNote(BookContent content) =>
        $"進捗率({content.Words.Baseline}から)＝(実績−{content.Words.Baseline})÷(最終目標−{content.Words.Baseline})。";
}
