using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Excel.Reports;

/// <summary>A row of a table cut into as many rows of a sheet as its longest text needs; one nearly always.</summary>
internal sealed class RowPieces
{
    private const int LinesOfPiece = 12;

    private readonly SheetPen _pen;

    public RowPieces(SheetPen pen, BookRow row)
    {
        (_pen, Row) = (pen, row);
        var texts = row.Cells.Select(cell => cell.Kind == BookCellKind.Text ? CellText.Clean(cell.Text) : "").ToList();
        var max = TextMeasure.MaxLines(BookStyles.Body);
        var isTooHigh = texts.Where((text, i) => TextMeasure.Lines(text, pen.Pixels(i + 1, i + 1), BookStyles.Body) > max).Any();
        Pieces = [.. texts.Select((text, i) => isTooHigh ? TextMeasure.Split(text, pen.Pixels(i + 1, i + 1), BookStyles.Body, LinesOfPiece) : [text])];
    }

    public BookRow Row { get; }

    /// <summary>By column, the texts from top to bottom.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Pieces { get; }

    public int Rows => Pieces.Select(pieces => pieces.Count).DefaultIfEmpty(1).Max();

    public double HeightOf(int index) => Math.Min(TextMeasure.MaxRowHeight, Enumerable.Range(1, Pieces.Count)
        .Where(column => index < Pieces[column - 1].Count)
        .Select(column => _pen.HeightOf(Pieces[column - 1][index], column, column, BookStyles.Body))
        .Max());
}
