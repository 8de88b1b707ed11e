using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>A column of a list: heading and width; <paramref name="IsCentred"/> for marks and short words.</summary>
internal sealed record ListColumn(string Head, double Width, bool IsCentred = false);

/// <summary>A cell of a list: a text, a day, or a number with its format.</summary>
internal readonly record struct ListCell(string? Text, DateOnly? Day = null, decimal? Number = null, string Format = NumberFormats.Count)
{
    public static implicit operator ListCell(string? text) => new(text);

    public static implicit operator ListCell(DateOnly? day) => new(null, day);

    public static ListCell Yen(decimal? value) => new(null, null, value, NumberFormats.Count);

    public bool IsText => Day is null && Number is null;
}

/// <summary>A row of a list, or a line that heads the rows below it.</summary>
internal sealed record ListRow(IReadOnlyList<ListCell> Cells, string? Group = null)
{
    public static ListRow Of(params ListCell[] cells) => new(cells);

    public static ListRow Heading(string text) => new([], text);
}

/// <summary>
/// A table sheet that prints as it stands: heads repeated, rows as high as their texts, a text too long for the highest row going on in
/// further rows, no page break inside a row that fits on a page.
/// </summary>
internal sealed class ListSheet(BookContent content, string name, XLColor tab, params ListColumn[] columns)
{
    private const int HeadRow = 3;
    private const int LinesOfPiece = 14;

    public XLPaperSize Paper { get; init; } = XLPaperSize.A4Paper;

    public int FrozenColumns { get; init; } = 2;

    /// <summary>Lines below the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Column of ratings, counted from 1; 0 where there is none.</summary>
    public int RatingColumn { get; init; }

    public void Write(XLWorkbook workbook, IReadOnlyList<ListRow> rows)
    {
        var pen = new SheetPen(workbook, name, tab);
        pen.SetPaper(Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. columns.Select(column => column.Width)]);
        SheetHeads.Write(pen, content, name);
        WriteHeads(pen);
        var flow = SheetHeads.Flow(pen, HeadRow);
        var row = HeadRow + 1;
        for (var i = 0; i < rows.Count; i++)
        {
            row = WriteBlock(pen, flow, row, rows, ref i);
        }

        row = rows.Count == 0 ? WriteLine(pen, row, "該当なし") : row;
        if (rows.Count > 0 && rows.All(item => item.Group is null))
        {
            pen.Range(HeadRow, 1, row - 1, columns.Length).SetAutoFilter();
        }

        if (RatingColumn > 0)
        {
            RatingTints.Apply(pen.Range(HeadRow + 1, RatingColumn, Math.Max(HeadRow + 1, row - 1), RatingColumn), content.Scale);
        }

        foreach (var note in Notes)
        {
            row = WriteLine(pen, row, note);
        }

        pen.Finish(content, row - 1, HeadRow, FrozenColumns);
    }

    private void WriteHeads(SheetPen pen)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            pen.Text(HeadRow, i + 1, columns[i].Head);
        }

        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, columns.Length));
        pen.Height(HeadRow, Enumerable.Range(1, columns.Length).Max(column => pen.HeightOf(columns[column - 1].Head, column, column, BookStyles.Body)) + 2);
    }

    // A heading stays with the row after it.
    private int WriteBlock(SheetPen pen, PageFlow flow, int row, IReadOnlyList<ListRow> rows, ref int index)
    {
        var (first, heights) = (row, new List<double>());
        while (rows[index].Group is { } group)
        {
            heights.Add(WriteGroup(pen, row++, group));
            if (++index >= rows.Count)
            {
                flow.Place(first, heights);
                return row;
            }
        }

        var written = WriteRow(pen, row, rows[index]);
        heights.AddRange(written);
        flow.Place(first, heights);
        return row + written.Count;
    }

    private double WriteGroup(SheetPen pen, int row, string text)
    {
        pen.Text(row, 1, text);
        var range = pen.Merge(row, 1, row, columns.Length);
        BookStyles.GroupRow(range, BookStyles.KeyTint);
        var height = pen.HeightOf(text, 1, columns.Length, BookStyles.Body) + 2;
        pen.Height(row, height);
        return height;
    }

    private List<double> WriteRow(SheetPen pen, int row, ListRow item)
    {
        var pieces = Pieces(pen, item);
        var rows = pieces.Max(piece => piece.Count);
        BookStyles.Grid(pen.Range(row, 1, row + rows - 1, columns.Length));
        for (var i = 0; i < columns.Length; i++)
        {
            WriteCell(pen, row, i + 1, item.Cells[i], pieces[i]);
            if (columns[i].IsCentred)
            {
                BookStyles.Centre(pen.Range(row, i + 1, row + rows - 1, i + 1));
            }

            if (rows > 1)
            {
                pen.Range(row, i + 1, row + rows - 1, i + 1).Style.Border.InsideBorder = XLBorderStyleValues.None;
            }
        }

        return Heights(pen, row, pieces, rows);
    }

    private static void WriteCell(SheetPen pen, int row, int column, ListCell cell, IReadOnlyList<string> pieces)
    {
        if (cell.Number is { } number)
        {
            pen.Number(row, column, number, cell.Format);
        }
        else if (cell.Day is { } day)
        {
            pen.Date(row, column, day, NumberFormats.Date).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        }
        else
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                pen.Text(row + i, column, pieces[i]);
            }
        }
    }

    private List<IReadOnlyList<string>> Pieces(SheetPen pen, ListRow item)
    {
        var max = TextMeasure.MaxLines(BookStyles.Body);
        var texts = item.Cells.Select(cell => cell.IsText ? CellText.Clean(BookPhrases.OrNone(cell.Text)) : "").ToList();
        var isTooHigh = texts.Where((text, i) => TextMeasure.Lines(text, pen.Pixels(i + 1, i + 1), BookStyles.Body) > max).Any();
        return [.. texts.Select((text, i) => isTooHigh ? TextMeasure.Split(text, pen.Pixels(i + 1, i + 1), BookStyles.Body, LinesOfPiece) : (IReadOnlyList<string>)[text])];
    }

    private List<double> Heights(SheetPen pen, int row, List<IReadOnlyList<string>> pieces, int rows)
    {
        var heights = new List<double>();
        for (var i = 0; i < rows; i++)
        {
            var index = i;
            var height = Math.Min(TextMeasure.MaxRowHeight, Enumerable.Range(1, columns.Length)
                .Where(column => index < pieces[column - 1].Count)
                .Max(column => pen.HeightOf(pieces[column - 1][index], column, column, BookStyles.Body)));
            pen.Height(row + i, height);
            heights.Add(height);
        }

        return heights;
    }

    private int WriteLine(SheetPen pen, int row, string text)
    {
        pen.Text(row, 1, text);
        var range = pen.Merge(row, 1, row, columns.Length);
        range.Style.Alignment.WrapText = true;
        range.Style.Font.FontColor = BookStyles.SoftInk;
        pen.Height(row, pen.HeightOf(text, 1, columns.Length, BookStyles.Body));
        return row + 1;
    }
}
