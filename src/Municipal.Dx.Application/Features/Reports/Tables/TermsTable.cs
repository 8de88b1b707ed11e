namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>評価基準・用語: the scale with its version, the formulas, and the terms that the book uses.</summary>
internal static class TermsTable
{
    public static BookTable Of(BookContent content) =>
        new(BookSheets.Terms, BookTone.Reference, [new("区分・用語", 34), new("意味", 82), new("読み・補足", 24)], [.. Scale(content), .. Rates(content), .. Terms(content)]) { FrozenColumns = 1 };

    private static IEnumerable<BookRow> Scale(BookContent content)
    {
        yield return BookRow.Heading($"評価基準({content.Scale.Name} 第{content.Scale.Version}版)");
        foreach (var level in content.Scale.Levels)
        {
            yield return Said(level.Code, level.Word, level.IsOutside ? "評価の件数に数えません" : level.IsLow ? "課題と対応を記入します" : null);
        }

        yield return Said("評価の順", "委員会評価、事務局評価、自己評価の順に、あるものを評価とします。");
    }

    private static IEnumerable<BookRow> Rates(BookContent content)
    {
        var (baseline, target) = (content.Words.Baseline, content.Words.Target);
        return
        [
            BookRow.Heading("率と判定"),
            Said($"進捗率({baseline}から)", $"(実績−{baseline})÷(最終{target}−{baseline})。{baseline}から最終{target}までの道のりを、どれだけ進んだか。"),
            Said("目標比", "実績÷目標。年度目標があるときは年度目標、ないときは最終目標で割ります。進捗率とは別の率です。"),
            Said("率の丸め", "小数第1位まで(第2位を四捨五入)。判定は、入力された値のままで行います。"),
            Said("判定", "年度目標があるときは年度目標、ないときは最終目標に照らします。「今年度分達成」は最終目標の達成とは別です。"),
            Said("判定に数えないもの", "年度途中、未入力、未報告、測定時期未到来、把握困難、対象外。どれも0とは別に数えます。"),
            Said("値の区分", "速報＝確定前の値、見込＝見込みの値、確定＝確定した値。"),
        ];
    }

    private static IEnumerable<BookRow> Terms(BookContent content) => content.Terms.Count == 0
        ? []
        : content.Terms.Select(term => Said(term.Term, term.Definition, term.Reading))
            .Prepend(BookRow.Heading("用語"));

    private static BookRow Said(string term, string? meaning, string? note = null) => BookRow.Of(term, meaning, note);
}
