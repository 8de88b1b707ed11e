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
        var draft = new SheetDraft(pen);
        draft.Text(1, 1, $"{content.Cover.PlanTitle} {title}");
        draft.Look(1, 1, look => look with { IsBold = true, Size = BookStyles.Title, Down = XLAlignmentVerticalValues.Center });
        draft.Text(1, pen.Columns, BookPhrases.Status(content));
        draft.Look(1, pen.Columns, look => look with
        {
            IsBold = true,
            Size = BookStyles.Heading,
            Ink = content.Period.IsFixed ? BookStyles.Ink : BookStyles.Warning,
            Across = XLAlignmentHorizontalValues.Right,
            Down = XLAlignmentVerticalValues.Center,
        });
        pen.Height(1, TitleHeight);

        draft.Text(2, 1, BookPhrases.PeriodLine(content));
        draft.Look(2, 1, look => look with { Ink = BookStyles.SoftInk });
        draft.Text(2, pen.Columns, content.Cover.IsTrial ? $"体験用の架空の実績値を含む　{content.Cover.MadeBy}" : content.Cover.MadeBy);
        draft.Look(2, pen.Columns, look => look with { Across = XLAlignmentHorizontalValues.Right, Ink = BookStyles.SoftInk });
        pen.Height(2, LineHeight);
        draft.Place();
    }

    /// <summary>A page flow below the first rows, which are repeated on every page.</summary>
    public static PageFlow Flow(SheetPen pen, int repeatedRows) =>
        new(pen, Enumerable.Range(1, repeatedRows).Sum(row => pen.Sheet.Row(row).Height));
}
