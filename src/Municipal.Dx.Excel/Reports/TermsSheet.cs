using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>評価基準・用語: the scale with its version, the formulas, and the terms that the book uses.</summary>
internal sealed class TermsSheet(BookContent content)
{
    public const string Name = "評価基準・用語";

    public void Write(XLWorkbook workbook) =>
        new ListSheet(content, Name, XLColor.FromHtml("#949494"), new("区分・用語", 34), new("意味", 106)) { FrozenColumns = 1 }.Write(workbook, [.. Rows()]);

    private IEnumerable<ListRow> Rows()
    {
        var words = content.Words;
        yield return ListRow.Heading($"評価基準({content.Scale.Name} 第{content.Scale.Version}版)");
        foreach (var level in content.Scale.Levels)
        {
            yield return ListRow.Of(level.Code, level.Word + (level.IsLow ? "。課題と対応を記入します。" : "。"));
        }

        yield return ListRow.Of("評価の順", "委員会評価、事務局評価、自己評価の順に、あるものを評価とします。");
        yield return ListRow.Heading("率と判定");
        yield return ListRow.Of($"進捗率({words.Baseline}から)", $"(実績−{words.Baseline})÷(最終{words.Target}−{words.Baseline})。{words.Baseline}から最終{words.Target}までの道のりを、どれだけ進んだか。");
        yield return ListRow.Of("目標比", "実績÷目標。年度目標があるときは年度目標、ないときは最終目標で割ります。進捗率とは別の率です。");
        yield return ListRow.Of("率の丸め", "小数第1位まで(第2位を四捨五入)。判定は、入力された値のままで行います。");
        yield return ListRow.Of("判定", "年度目標があるときは年度目標、ないときは最終目標に照らします。「今年度分達成」は最終目標の達成とは別です。");
        yield return ListRow.Of("判定に数えないもの", "年度途中、未入力、未報告、測定時期未到来、把握困難、対象外。どれも0とは別に数えます。");
        yield return ListRow.Of("値の区分", "速報＝確定前の値、見込＝見込みの値、確定＝確定した値。");
        if (content.Terms.Count > 0)
        {
            yield return ListRow.Heading("用語");
            foreach (var term in content.Terms)
            {
                yield return ListRow.Of(string.IsNullOrEmpty(term.Reading) ? term.Term : $"{term.Term}\n({term.Reading})", term.Definition);
            }
        }
    }
}
