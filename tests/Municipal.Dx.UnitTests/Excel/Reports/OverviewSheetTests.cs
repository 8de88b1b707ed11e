using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class OverviewSheetTests
{
    private const string Sheet = BookSheets.Overview;

    // Made once: the tests of a class run one after the other and only read.
    private static readonly WorkbookCells Fixed = Reopened(BookSamples.Fixed());
    private static readonly WorkbookCells Open = Reopened(BookSamples.Open());

    [Fact]
    public void Write_Counts_StateTheirDenominators()
    {
        var book = Fixed;

        book.Texts(Sheet).ShouldContain("具体的施策 11件のうち、今期の報告対象 10件、報告あり 9件、評価あり 9件。");
        book.Texts(Sheet).ShouldContain("KPI 11件(ほかに再掲 1件。再掲は数えません)のうち、判定対象 5件、判定対象でないもの 6件。");
    }

    [Fact]
    public void Write_RatingRow_HasCountShareAndDifferenceAsNumbers()
    {
        var book = Fixed;

        var numbers = NumbersBeside(book, "B 計画どおり");
        numbers.Select(cell => cell.GetValue<decimal>()).ShouldBe([5m, 5m / 9m, 11m, -6m], tolerance: 0.0001m);
        numbers[1].Style.NumberFormat.Format.ShouldBe("#,##0.0%");
    }

    [Fact]
    public void Write_OpenPeriod_ShowsNoDifference()
    {
        var book = Open;

        NumbersBeside(book, "B 計画どおり").Count.ShouldBe(3);
        book.Texts(Sheet).ShouldContain("前期との増減は、報告期の確定後に示します。");
    }

    [Fact]
    public void Write_EmptyStates_AreCountedApart()
    {
        var book = Fixed;

        foreach (var state in new[] { "未入力", "測定時期未到来", "把握困難", "年度途中" })
        {
            book.Texts(Sheet).ShouldContain(state);
        }
    }

    [Fact]
    public void Write_LongTexts_StayOnTwoPages()
    {
        var text = string.Concat(Enumerable.Repeat("説明会を開き、", 60));
        var measures = Enumerable.Range(1, 40).Select(i => BookSamples.Measure($"({(i % 6) + 1})-{i}", "題名の長い施策" + new string('長', 40), BookSamples.Report(i % 2 == 0 ? "A" : "D", text, text)));
        var policies = Enumerable.Range(1, 6).Select(i => new BookPolicy($"{i}", $"({i})", new string('題', 60), IsImplicit: false));

        using var book = Reopened(BookSamples.Fixed() with { Measures = [.. measures], Policies = [.. policies] });

        var sheet = book.Sheet(Sheet);
        var pageBreak = sheet.PageSetup.RowBreaks.ShouldHaveSingleItem();
        const double A4 = (11.69 - 0.5 - 0.6) * 72;
        sheet.Rows(1, pageBreak).Sum(row => row.Height).ShouldBeLessThan(A4);
        sheet.Rows(pageBreak + 1, sheet.LastRowUsed().RowNumber()).Sum(row => row.Height).ShouldBeLessThan(A4 - 44);
    }

    [Theory]
    [InlineData(BookEdition.Committee, 1)]
    [InlineData(BookEdition.Committee, 9)]
    [InlineData(BookEdition.Assembly, 5)]
    [InlineData(BookEdition.Assembly, 9)]
    public void Write_PlanWithoutKpis_ExplainsNoJudgementAndLeavesNoLegendAlone(BookEdition edition, int policies)
    {
        var content = BookSamples.Of(edition);
        content = content with
        {
            Kpis = [],
            Policies = [.. Enumerable.Range(1, policies).Select(i => new BookPolicy($"p{i}", $"({i})", $"方針{i}", IsImplicit: false))],
            Measures = [.. content.Measures.Select((measure, i) => measure with { PolicyKey = $"p{(i % policies) + 1}" })],
        };

        using var book = Reopened(content);

        var sheet = book.Sheet(BookSheets.Overview);
        var starts = sheet.PageSetup.RowBreaks.Select(row => row + 1).Append(1).Order().ToList();
        starts.Count.ShouldBeLessThanOrEqualTo(2);
        starts.Zip(starts.Skip(1).Append(sheet.LastRowUsed().RowNumber() + 1)).ShouldAllBe(page => sheet.Rows(page.First, page.Second - 1).Sum(row => row.Height) < (10.59 * 72) - 44);
        starts.Skip(1).ShouldAllBe(row => sheet.Cell(row, 1).GetString().EndsWith("主な実績", StringComparison.Ordinal));
        book.Texts(BookSheets.Overview).ShouldNotContain(text => text.StartsWith("KPIの判定対象", StringComparison.Ordinal));
        book.Texts(BookSheets.Overview).ShouldContain("凡例");
    }

    private static WorkbookCells Reopened(BookContent content) => new(stream => BookWriter.Write(content, stream));

    private static List<IXLCell> NumbersBeside(WorkbookCells book, string label)
    {
        var cell = book.Find(Sheet, label);
        return [.. cell.WorksheetRow().Cells(cell.Address.ColumnNumber, 12).Where(c => c.DataType == XLDataType.Number && !c.IsEmpty())];
    }
}
