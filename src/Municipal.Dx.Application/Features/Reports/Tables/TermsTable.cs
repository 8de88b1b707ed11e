namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>評価基準・用語: the scale with its version, the formulas, and the terms that the book uses.</summary>
internal static class TermsTable
{
    public static BookTable Of(BookContent content) =>
        new(BookSheets.Terms, BookTone.Reference, [new("区分・用語", 34), new("意味", 106)], [.. Scale(content), .. Rates(content), .. Terms(content)]) { FrozenColumns = 1 };

    private static IEnumerable<BookRow> Scale(BookContent content)
    {
        yield return BookRow.Heading($"評価基準({content.Scale.Name} 第{content.Scale.Version}版)");
        foreach (var level in content.Scale.Levels)
        {
            yield return BookRow.Of(level.Code, level.Word + (level.IsOutside ? "。評価の件数に数えません。" : level.IsLow ? "。課題と対応を記入します。" : "。"));
        }

        yield return BookRow.Of("評価の順", "委員会評価、事務局評価、自己評価の順に、あるものを評価とします。");
    }

    private static IEnumerable<BookRow> Rates(BookContent content)
    {
        var (baseline, target) = (content.Words.Baseline, content.Words.Target);
        return
        [
            BookRow.Heading("率と判定"),
            BookRow.Of($"進捗率({baseline}から)", $"(実績−{baseline})÷(最終{target}−{baseline})。{baseline}から最終{target}までの道のりを、どれだけ進んだか。"),
            BookRow.Of("目標比", "実績÷目標。年度目標があるときは年度目標、ないときは最終目標で割ります。進捗率とは別の率です。"),
            BookRow.Of("率の丸め", "小数第1位まで(第2位を四捨五入)。判定は、入力された値のままで行います。"),
            BookRow.Of("判定", "年度目標があるときは年度目標、ないときは最終目標に照らします。「今年度分達成」は最終目標の達成とは別です。"),
            BookRow.Of("判定に数えないもの", "年度途中、未入力、未報告、測定時期未到来、把握困難、対象外。どれも0とは別に数えます。"),
            BookRow.Of("値の区分", "速報＝確定前の値、見込＝見込みの値、確定＝確定した値。"),
        ];
    }

    private static IEnumerable<BookRow> Terms(BookContent content) => content.Terms.Count == 0
        ? []
        : content.Terms.Select(term => BookRow.Of(string.IsNullOrEmpty(term.Reading) ? term.Term : $"{term.Term}\n({term.Reading})", term.Definition))
            .Prepend(BookRow.Heading("用語"));
}
