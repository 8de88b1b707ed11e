using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>The two lines above every table: what it is, of which period, and whether it is still 速報.</summary>
internal static class SheetHeads
{
    private const double TitleHeight = 26;
    private const double LineHeight = 18;

    /// <summary>Of both rows.</summary>
    public const double Height = TitleHeight + LineHeight;

    /// <summary>Writes rows 1 and 2. Nothing is merged, so that frozen columns do not cut a heading.</summary>
    public static void Write(SheetPen pen, BookContent content, string title)
    {
        var head = pen.Text(1, 1, $"{content.Cover.PlanTitle} {title}");
        head.Style.Font.Bold = true;
        head.Style.Font.FontSize = BookStyles.Title;
        head.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        pen.Height(1, TitleHeight);

        var status = pen.Text(1, pen.Columns, BookPhrases.Status(content));
        status.Style.Font.Bold = true;
        status.Style.Font.FontSize = BookStyles.Heading;
        status.Style.Font.FontColor = content.Period.IsFixed ? BookStyles.Ink : BookStyles.Warning;
        status.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        status.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;

        pen.Text(2, 1, BookPhrases.PeriodLine(content)).Style.Font.FontColor = BookStyles.SoftInk;
        var maker = pen.Text(2, pen.Columns, content.Cover.IsTrial ? $"体験用の架空の実績値を含む　{content.Cover.MadeBy}" : content.Cover.MadeBy);
        maker.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        maker.Style.Font.FontColor = BookStyles.SoftInk;
        pen.Height(2, LineHeight);
    }

    /// <summary>A page flow below the first rows, which are repeated on every page.</summary>
    public static PageFlow Flow(SheetPen pen, int repeatedRows) =>
        new(pen, Enumerable.Range(1, repeatedRows).Sum(row => pen.Sheet.Row(row).Height));
}
