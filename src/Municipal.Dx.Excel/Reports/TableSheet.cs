using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// A table as a sheet that prints as it stands: heads repeated, rows as high as their texts, a text too long for the highest row going on
/// in further rows, no page break inside a row that fits on a page.
/// </summary>
internal sealed class TableSheet(BookContent content, BookTable table, PreparedStyles styles)
{
    public const int HeadRow = 3;

    private const double WidestFigure = 16;
    private const double GapHeight = 6;

    private readonly IReadOnlyList<BookColumn> _columns = table.Columns;

    // Rows under headings can be neither filtered nor sorted, and may be merged.
    private readonly bool _hasGroups = table.Rows.Any(row => row.Group is not null);

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, table.Name, BookStyles.Of(table.Tone), styles);
        pen.SetPaper(table.IsA3 ? XLPaperSize.A3Paper : XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. _columns.Select(WidthOf)]);
        SheetHeads.Write(pen, content, table.Name);
        WriteHeads(pen);
        var flow = SheetHeads.Flow(pen, HeadRow);
        var blocks = table.Rows.Select(row => new RowPieces(pen, row)).ToList();
        var last = HeadRow + blocks.Sum(block => block.Rows);
        if (blocks.Count > 0)
        {
            var draft = new SheetDraft(pen);
            draft.Grid(HeadRow + 1, 1, last, _columns.Count);
            WriteRows(pen, draft, flow, blocks);
            draft.Place();
            Mark(pen, last);
        }

        var row = WriteFoot(pen, flow, last + 1);
        pen.Finish(content, row - 1, HeadRow, table.FrozenColumns);
    }

    private double WidthOf(BookColumn column, int index)
    {
        if (!column.FitsFigures)
        {
            return column.Width;
        }

        var widest = table.Rows.Where(row => row.Group is null).Select(row => row.Cells[index])
            .Where(cell => cell.Number is not null)
            .Select(cell => TextMeasure.ColumnWidth(NumberFormats.Shown(cell.Number!.Value, cell.Unit), BookStyles.Body)).DefaultIfEmpty().Max();
        return Math.Clamp(widest, column.Width, Math.Max(column.Width, WidestFigure));
    }

    private void WriteHeads(SheetPen pen)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            pen.Text(HeadRow, i + 1, _columns[i].Head);
        }

        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, _columns.Count));
        pen.Height(HeadRow, Enumerable.Range(1, _columns.Count).Max(column => pen.HeightOf(_columns[column - 1].Head, column, column, BookStyles.Body)) + 2);
    }

    // A heading is placed together with the row after it.
    private void WriteRows(SheetPen pen, SheetDraft draft, PageFlow flow, List<RowPieces> blocks)
    {
        var (row, first) = (HeadRow + 1, HeadRow + 1);
        var heights = new List<double>();
        foreach (var block in blocks)
        {
            if (block.Row.Group is { } group)
            {
                heights.Add(WriteGroup(pen, draft, row++, group));
                continue;
            }

            heights.AddRange(WriteRow(pen, draft, row, block));
            row += block.Rows;
            flow.Place(first, heights);
            (first, heights) = (row, []);
        }

        if (heights.Count > 0)
        {
            flow.Place(first, heights);
        }
    }

    private double WriteGroup(SheetPen pen, SheetDraft draft, int row, string text)
    {
        draft.Text(row, 1, text);
        draft.Merge(row, 1, row, _columns.Count);
        draft.Look(row, 1, row, _columns.Count, look => look.Group(BookStyles.KeyTint));
        var height = pen.HeightOf(text, 1, _columns.Count, BookStyles.Body) + 2;
        pen.Height(row, height);
        return height;
    }

    private List<double> WriteRow(SheetPen pen, SheetDraft draft, int row, RowPieces block)
    {
        var last = row + block.Rows - 1;
        for (var i = 0; i < _columns.Count; i++)
        {
            WriteCell(draft, row, i + 1, block.Row.Cells[i], block.Pieces[i]);
            if (block.Rows > 1)
            {
                // Rows of one item hang together: no line between the pieces of its texts, and its marks stand beside all of them.
                draft.Look(row, i + 1, last - 1, i + 1, look => look with { Bottom = null });
                draft.Look(row + 1, i + 1, last, i + 1, look => look with { Top = null });
                if (block.Pieces[i].Count == 1 && _hasGroups)
                {
                    draft.Merge(row, i + 1, last, i + 1);
                }
            }
        }

        var heights = Enumerable.Range(0, block.Rows).Select(block.HeightOf).ToList();
        for (var i = 0; i < heights.Count; i++)
        {
            pen.Height(row + i, heights[i]);
        }

        return heights;
    }

    private void WriteCell(SheetDraft draft, int row, int column, BookCell cell, IReadOnlyList<string> pieces)
    {
        draft.Value(row, column, cell);
        if (cell.Kind == BookCellKind.Text && pieces[0].Length > 0)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                draft.Text(row + i, column, pieces[i]);
            }
        }

        draft.Look(row, column, look => look with
        {
            IsBold = cell.IsStrong,
            Across = _columns[column - 1].IsCentred ? XLAlignmentHorizontalValues.Center : look.Across,
            Fill = BookStyles.Of(cell.Tint) ?? look.Fill,
        });
    }

    private void Mark(SheetPen pen, int last)
    {
        if (!_hasGroups)
        {
            pen.Range(HeadRow, 1, last, _columns.Count).SetAutoFilter();
        }

        if (table.RatingColumn > 0)
        {
            RatingTints.Apply(pen.Range(HeadRow + 1, table.RatingColumn, last, table.RatingColumn), content.Scale);
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].HasBars)
            {
                RatingTints.Bars(pen.Range(HeadRow + 1, i + 1, last, i + 1));
            }
        }
    }

    private int WriteFoot(SheetPen pen, PageFlow flow, int row)
    {
        var first = row;
        if (table.Rows.Count == 0)
        {
            WriteLine(pen, row++, "該当なし", BookStyles.Ink);
        }

        if (table.Notes.Count > 0)
        {
            pen.Height(row++, GapHeight);
        }

        foreach (var note in table.Notes)
        {
            WriteLine(pen, row++, note, BookStyles.SoftInk);
        }

        if (row > first)
        {
            flow.Place(first, [.. Enumerable.Range(first, row - first).Select(line => pen.Sheet.Row(line).Height)]);
        }

        return row;
    }

    private void WriteLine(SheetPen pen, int row, string text, XLColor ink)
    {
        pen.Text(row, 1, text);
        var range = pen.Merge(row, 1, row, _columns.Count);
        range.Style.Alignment.WrapText = true;
        range.Style.Font.FontColor = ink;
        pen.Height(row, pen.HeightOf(text, 1, _columns.Count, BookStyles.Body));
    }
}
