using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>How long texts get in print, roughly: enough to tell which row may be torn and which 個票 needs smaller type.</summary>
public static class PrintMeasure
{
    // Type of a table on landscape paper: characters across, and lines of a row that still may be kept on one page.
    private const double AcrossA4 = 98;
    private const double AcrossA3 = 152;
    private const int KeptA4 = 26;
    private const int KeptA3 = 40;

    private const int KpiHeadLines = 2;

    // Type of a 個票: characters beside a label, and lines of text that its page has room for.
    private static readonly (string Css, double Across, double Room)[] CardSizes =
        [("", 48, 40), ("book-card--long", 57, 52), ("book-card--longest", 67, 66)];

    /// <summary>Lines of the text where <paramref name="across"/> full-width characters fit on one.</summary>
    public static int Lines(string? text, double across) =>
        (text ?? "").Split('\n').Sum(line => Math.Max(1, (int)Math.Ceiling(line.Sum(c => c < 0x2000 ? 0.55 : 1) / across)));

    /// <summary>True for a row too long to be kept on one page, which would leave the page before it empty.</summary>
    public static bool IsLong(BookTable table, BookRow row) =>
        row.Cells.Where((cell, i) => Lines(cell.Text, Across(table, table.Columns[i])) > (table.IsA3 ? KeptA3 : KeptA4)).Any();

    /// <summary>True for a number wider than its column.</summary>
    public static bool IsTight(BookTable table, BookColumn column, BookCell cell) => cell.IsNumber && Lines(cell.Shown, Across(table, column)) > 1;

    /// <summary>The largest type in which the card stands on one page; the smallest where none does.</summary>
    public static string SizeOf(BookCard card) =>
        CardSizes.FirstOrDefault(size => LinesOf(card, size.Across) <= size.Room, CardSizes[^1]).Css;

    private static double Across(BookTable table, BookColumn column) =>
        Math.Max(1, (column.Width * (table.IsA3 ? AcrossA3 : AcrossA4) / table.Columns.Sum(each => each.Width)) - 0.8);

    private static int LinesOf(BookCard card, double across) => card.Sections.Sum(section =>
        section.Lines.Sum(line => Lines(line.Text, across)) + (section.Kpis is { } kpis ? KpiHeadLines + kpis.Rows.Sum(row => row.Cells.Max(cell => Lines(cell.Text, across / 4))) : 0));
}
