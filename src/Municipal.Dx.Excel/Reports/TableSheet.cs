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

    // Rows under headings can be neither filtered nor sorted; nor can those of which one goes on in further rows: sorting would tear it.
    private readonly bool _hasGroups = table.Rows.Any(row => row.Group is not null);
    private bool _isSplit;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, table.Name, BookStyles.Of(table.Tone), styles);
        pen.SetPaper(table.IsA3 ? XLPaperSize.A3Paper : XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. _columns.Select(WidthOf)]);
        SheetHeads.Write(pen, content, table.Name);
        WriteHeads(pen);
        var flow = SheetHeads.Flow(pen, HeadRow);
        var draft = new SheetDraft(pen);
        var next = WriteRows(pen, draft, flow);
        draft.Place();
        if (table.Rows.Count > 0)
        {
            Mark(pen, next - 1);
        }

        var row = WriteFoot(pen, next);
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

    // A heading is placed together with the row after it, and the lines below the table with its last row.
    private int WriteRows(SheetPen pen, SheetDraft draft, PageFlow flow)
    {
        var (row, first) = (HeadRow + 1, HeadRow + 1);
        var headings = new List<double>();
        foreach (var item in table.Rows)
        {
            if (item.Group is { } group)
            {
                headings.Add(WriteGroup(pen, draft, row++, group));
                continue;
            }

            var block = new RowPieces(pen, item, table.FrozenColumns, flow, headings.Sum());
            var heights = Enumerable.Range(0, block.Rows).Select(block.HeightOf).ToList();
            var foot = ReferenceEquals(item, table.Rows[^1]) ? FootHeight(pen) : 0;
            var starts = flow.Place(first, [.. headings, .. heights], headings.Count + 1, foot);
            WriteRow(draft, row, block, starts);
            heights.ForEach(height => pen.Height(row++, height));
            (first, headings) = (row, []);
        }

        flow.Place(first, headings);
        return row;
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

    private void WriteRow(SheetDraft draft, int row, RowPieces block, IReadOnlyList<int> starts)
    {
        var last = row + block.Rows - 1;
        draft.Grid(row, 1, last, _columns.Count);
        for (var i = 0; i < _columns.Count; i++)
        {
            WriteCell(draft, row, last, i + 1, block.Row.Cells[i], block.Pieces[i], block.Row.IsTotal);
        }

        if (block.Rows == 1)
        {
            return;
        }

        _isSplit = true;
        foreach (var start in starts)
        {
            foreach (var i in Enumerable.Range(0, block.Keys.Count).Where(i => block.Pieces[i].Count == 1))
            {
                draft.Text(start, i + 1, block.Keys[i]);
            }
        }

        int[] pages = [row, .. starts, last + 1];
        for (var i = 0; i < pages.Length - 1; i++)
        {
            HangTogether(draft, pages[i], pages[i + 1] - 1, block);
        }
    }

    // Rows of one item on one page: no line between the pieces of its texts, and its marks stand beside all of them.
    private void HangTogether(SheetDraft draft, int first, int last, RowPieces block)
    {
        for (var column = 1; column <= _columns.Count; column++)
        {
            draft.Look(first, column, last - 1, column, look => look with { Bottom = null });
            draft.Look(first + 1, column, last, column, look => look with { Top = null });
            if (block.Pieces[column - 1].Count == 1)
            {
                draft.Merge(first, column, last, column);
            }
        }
    }

    private void WriteCell(SheetDraft draft, int row, int last, int column, BookCell cell, IReadOnlyList<string> pieces, bool isTotal)
    {
        draft.Value(row, column, cell);
        if (cell.Kind == BookCellKind.Text && pieces[0].Length > 0)
        {
            for (var i = 0; i < pieces.Count; i++)
            {
                draft.Text(row + i, column, pieces[i]);
            }
        }

        draft.Look(row, column, last, column, look => look with
        {
            IsBold = cell.IsStrong || isTotal,
            Across = _columns[column - 1].IsCentred ? XLAlignmentHorizontalValues.Center : look.Across,
            Fill = BookStyles.Of(cell.Tint) ?? look.Fill,
        });
    }

    private void Mark(SheetPen pen, int last)
    {
        if (!_hasGroups && !_isSplit)
        {
            pen.Range(HeadRow, 1, table.Rows[^1].IsTotal ? last - 1 : last, _columns.Count).SetAutoFilter();
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

    private int WriteFoot(SheetPen pen, int row)
    {
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

        return row;
    }

    private double FootHeight(SheetPen pen) =>
        table.Notes.Count == 0 ? 0 : GapHeight + table.Notes.Sum(note => pen.HeightOf(note, 1, _columns.Count, BookStyles.Body));

    private void WriteLine(SheetPen pen, int row, string text, XLColor ink)
    {
        pen.Text(row, 1, text);
        var range = pen.Merge(row, 1, row, _columns.Count);
        range.Style.Alignment.WrapText = true;
        range.Style.Font.FontColor = ink;
        pen.Height(row, pen.HeightOf(text, 1, _columns.Count, BookStyles.Body));
    }
}
