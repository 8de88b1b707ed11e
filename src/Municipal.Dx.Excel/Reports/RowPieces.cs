using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// A row of a table cut into as many rows of a sheet as its longest text needs; one nearly always. Where it fits on no page, its pieces
/// fill what is left of the page begun, and whole pages after that.
/// </summary>
internal sealed class RowPieces
{
    private const string Continued = "\n(続き)";

    // Fewer lines than these at a page's foot are not worth being torn off.
    private const int FewestLines = 6;

    private readonly SheetPen _pen;
    private readonly IReadOnlyList<string> _texts;
    private readonly double _keyHeight;

    /// <param name="pen">Of the sheet.</param>
    /// <param name="row">A row of the table, no heading.</param>
    /// <param name="keyColumns">Columns that say which row it is, repeated where it goes on on a further page.</param>
    /// <param name="flow">The sheet's pages.</param>
    /// <param name="headings">Height of the headings that stand above the row.</param>
    public RowPieces(SheetPen pen, BookRow row, int keyColumns, PageFlow flow, double headings)
    {
        (_pen, Row) = (pen, row);
        Keys = [.. row.Cells.Take(keyColumns).Select((cell, i) => i == 0 ? CellText.Clean(cell.Shown) + Continued : CellText.Clean(cell.Shown))];
        _texts = [.. row.Cells.Select(cell => cell.Kind == BookCellKind.Text ? CellText.Clean(cell.Text) : "")];
        _keyHeight = Enumerable.Range(1, Keys.Count).Max(column => pen.HeightOf(Keys[column - 1], column, column, BookStyles.Body));
        Pieces = Cut(flow, headings);
    }

    public BookRow Row { get; }

    /// <summary>What stands in the key columns where the row goes on on a further page.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <summary>By column, the texts from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Pieces { get; }

    public int Rows => Pieces.Select(pieces => pieces.Count).DefaultIfEmpty(1).Max();

    public double HeightOf(int index) => Math.Min(TextMeasure.MaxRowHeight, Enumerable.Range(1, Pieces.Count)
        .Where(column => index < Pieces[column - 1].Count)
        .Select(column => _pen.HeightOf(Pieces[column - 1][index], column, column, BookStyles.Body))
        .Append(index > 0 ? _keyHeight : 0)
        .Max());

    private IReadOnlyList<IReadOnlyList<string>> Cut(PageFlow flow, double headings)
    {
        var lines = _texts.Select((text, i) => TextMeasure.Lines(text, _pen.Pixels(i + 1, i + 1), BookStyles.Body)).ToList();
        var (room, left) = (flow.Room - headings, flow.Left - headings);
        if (lines.Max() <= TextMeasure.MaxLines(BookStyles.Body) && TextMeasure.Height(lines.Max(), BookStyles.Body) <= room)
        {
            return [.. _texts.Select(text => (IReadOnlyList<string>)[text])];
        }

        var (full, first) = (PieceLines(flow.Room), PieceLines(left));
        var fewest = Math.Max(FewestLines, lines.Take(Keys.Count).Max());
        if (lines.Max() <= full.Lines * full.Count || first.Lines < fewest)
        {
            first = PieceLines(room);
        }

        return [.. _texts.Select((text, i) => TextMeasure.Split(
            text, _pen.Pixels(i + 1, i + 1), BookStyles.Body, piece => piece < first.Count ? first.Lines : full.Lines))];
    }

    /// <summary>Pieces that fill the room given, and the lines of each: no row may be higher than Excel knows.</summary>
    private static (int Count, int Lines) PieceLines(double room)
    {
        var count = (int)Math.Ceiling(Math.Max(1, room) / TextMeasure.MaxRowHeight);
        return (count, TextMeasure.LinesIn(room / count, BookStyles.Body));
    }
}
