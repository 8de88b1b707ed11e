using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class OverviewSheetTests
{
    private const string Sheet = BookSheets.Overview;

    // Made once: the tests of a class run one after the other and only read.
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
