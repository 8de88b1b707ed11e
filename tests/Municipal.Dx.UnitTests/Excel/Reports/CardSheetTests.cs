using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class CardSheetTests
{
    [Fact]
    public void Write_LoweredQuestionedAndPicked_HaveACardEach()
    {
        using var book = Reopened(BookSamples.Fixed() with { Wish = new BookWish(null, ["2-1-1"]) });

        // B → D by the office, questioned and rated low, picked, rated low.
        book.SheetNames.Where(name => name.StartsWith("個票", StringComparison.Ordinal)).ShouldBe(["個票 1-1-6", "個票 1-2-2", "個票 2-1-1", "個票 2-2-1"]);
    }

    [Fact]
    public void Write_Card_GoesFromPlanToWhatFollows()
    {
        using var book = Reopened(BookSamples.Fixed());

        var texts = book.Texts("個票 1-2-2").ToList();
        string[] order = ["計画", "当期の予定(工程)", "実施", "実績", "評価", "自己評価", "改善", "課題", "今後の予定", "意見と対応"];
        order.Select(label => texts.IndexOf(label)).ShouldBeInOrder();
        order.ShouldAllBe(label => texts.Contains(label));
        texts.ShouldContain(text => text.Contains("窓口での案内と広報の特集を行う。", StringComparison.Ordinal));
        book.Beside("個票 2-2-1", "標準準拠システム移行後の運用経費").CellRight().GetString().ShouldBe("56,736千円");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(50)]
    public void Write_HoweverMuchWasWritten_IsOnePageWithAllOfIt(int sentences)
    {
        var text = string.Concat(Enumerable.Range(1, sentences).Select(i => $"{i}回目の説明会を地区の公民館で開いた。"));
        var measure = BookSamples.Measure("1", "説明会", BookSamples.Report("D", text, text, text));

        using var book = Reopened(BookSamples.WithMeasures(measure) with { Opinions = [] });

        var sheet = book.Sheet("個票 1");
        (sheet.PageSetup.PagesWide, sheet.PageSetup.PagesTall).ShouldBe((1, 1));
        sheet.PageSetup.PaperSize.ShouldBe(XLPaperSize.A4Paper);
        string.Concat(sheet.Column(2).CellsUsed().Select(cell => cell.GetString())).Split(text).Length.ShouldBe(4);
        sheet.RowsUsed().ShouldAllBe(row => row.Height <= 409);
    }

    [Theory]
    [InlineData(BookEdition.Committee, "…(続きは進捗管理表)")]
    [InlineData(BookEdition.Assembly, "…(以下略)")]
    public void Write_MoreThanCanBeReadOnOnePage_EndsEarlyAndSaysSo(BookEdition edition, string end)
    {
        var text = string.Concat(Enumerable.Range(1, 300).Select(i => $"{i}回目の説明会を地区の公民館で開いた。"));
        var content = BookSamples.WithMeasures(BookSamples.Measure("1", "説明会", BookSamples.Report("D", text, "短い課題。", text)));

        using var book = Reopened(content with { Opinions = [], Cover = content.Cover with { Edition = edition } });

        var sheet = book.Sheet("個票 1");
        var texts = sheet.Column(2).CellsUsed().Select(cell => cell.GetString()).ToList();
        texts.Count(cell => cell.EndsWith(end, StringComparison.Ordinal)).ShouldBe(2);
        texts.ShouldContain("短い課題。");
        var printed = 9 * 717 / Enumerable.Range(1, 7).Sum(column => (sheet.Column(column).Width * 7) + 5);
        printed.ShouldBeGreaterThanOrEqualTo(6);
        sheet.RowsUsed().Sum(row => row.Height).ShouldBeLessThan(10.59 * 72 * 9 / printed);
    }

    private static WorkbookCells Reopened(BookContent content) => new(output => BookWriter.Write(content, output));
}
