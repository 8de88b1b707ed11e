using ClosedXML.Excel;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class SheetDraftTests
{
    private static readonly CellEdge Medium = new(XLBorderStyleValues.Medium, BookStyles.Key);

    [Fact]
    public void Place_LooksLaidOverEachOther_AreTheSameAsSetOneByOne()
    {
        var sheet = Placed(draft =>
        {
            draft.Text(1, 1, "=1+1");
            draft.Grid(1, 1, 2, 2);
            draft.Look(1, 1, 2, 1, look => look with { Fill = BookStyles.Band, IsBold = true });
            draft.Outline(2, 1, 2, Medium);
        });

        var (first, last) = (sheet.Cell(1, 1), sheet.Cell(2, 2));
        (first.GetString(), first.HasFormula, first.Style.IncludeQuotePrefix).ShouldBe(("=1+1", false, true));
        (first.Style.Font.Bold, first.Style.Fill.BackgroundColor, first.Style.Alignment.WrapText).ShouldBe((true, BookStyles.Band, true));
        (first.Style.Font.FontName, first.Style.Font.FontSize, first.Style.Alignment.Vertical).ShouldBe((BookStyles.FontName, BookStyles.Body, XLAlignmentVerticalValues.Top));
        (last.Style.Font.Bold, last.Style.Border.LeftBorder, last.Style.Border.RightBorder, last.Style.Border.RightBorderColor)
            .ShouldBe((false, XLBorderStyleValues.Thin, XLBorderStyleValues.Medium, BookStyles.Key));
    }

    [Fact]
    public void Place_Merged_LooksAsTheFirstCellWithoutLinesInside()
    {
        var sheet = Placed(draft =>
        {
            draft.Grid(1, 1, 2, 3);
            draft.Look(1, 1, look => look with { Fill = BookStyles.Head });
            draft.Merge(1, 1, 1, 3);
        });

        sheet.MergedRanges.Select(range => range.RangeAddress.ToString()).ShouldBe(["A1:C1"]);
        sheet.Range(1, 1, 1, 3).Cells().ShouldAllBe(cell => cell.Style.Fill.BackgroundColor == BookStyles.Head && cell.Style.Border.TopBorder == XLBorderStyleValues.Thin);
        (sheet.Cell(1, 1).Style.Border.RightBorder, sheet.Cell(1, 2).Style.Border.LeftBorder, sheet.Cell(1, 3).Style.Border.RightBorder)
            .ShouldBe((XLBorderStyleValues.None, XLBorderStyleValues.None, XLBorderStyleValues.Thin));
    }

    private static IXLWorksheet Placed(Action<SheetDraft> write)
    {
        var workbook = new XLWorkbook();
        BookStyles.Base(workbook.Style);
        var pen = new SheetPen(workbook, "表", BookStyles.Key);
        var draft = new SheetDraft(pen);
        write(draft);
        draft.Place();
        return pen.Sheet;
    }
}
