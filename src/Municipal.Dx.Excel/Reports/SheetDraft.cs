using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// Cells of a sheet with many of them. Values go into the sheet at once; looks and merged ranges are kept here, laid over each other, and
/// given to the sheet in the end by <see cref="Place"/>.
/// </summary>
internal sealed class SheetDraft(SheetPen pen)
{
    private readonly Dictionary<(int Row, int Column), CellLook> _looks = [];
    private readonly List<(int FirstRow, int FirstColumn, int LastRow, int LastColumn)> _merged = [];

    public void Text(int row, int column, string? text)
    {
        var clean = CellText.Clean(text);
        if (clean.Length == 0)
        {
            return;
        }

        pen.Sheet.Cell(row, column).SetValue(clean);
        if (CellText.LooksLikeFormula(clean))
        {
            Look(row, column, look => look with { IsQuoted = true });
        }
    }

    /// <summary>A typed cell; ― where there is nothing.</summary>
    public void Value(int row, int column, BookCell cell)
    {
        if (cell is { Kind: BookCellKind.Day, Day: { } day })
        {
            pen.Sheet.Cell(row, column).SetValue(day.ToDateTime(TimeOnly.MinValue));
            Look(row, column, look => look with { Format = NumberFormats.Date, Across = XLAlignmentHorizontalValues.Center });
        }
        else if (cell.Number is { } number)
        {
            var (value, format) = NumberFormats.Of(cell.Kind, number, cell.Unit);
            pen.Sheet.Cell(row, column).SetValue(value);
            Look(row, column, look => look.Figure(format));
        }
        else if (string.IsNullOrWhiteSpace(cell.Text))
        {
            Text(row, column, BookPhrases.None);
            Look(row, column, look => look with { Across = XLAlignmentHorizontalValues.Center });
        }
        else
        {
            Text(row, column, cell.Text);
        }
    }

    public void Look(int row, int column, Func<CellLook, CellLook> change) =>
        _looks[(row, column)] = change(_looks.GetValueOrDefault((row, column), CellLook.Plain));

    public void Look(int firstRow, int firstColumn, int lastRow, int lastColumn, Func<CellLook, CellLook> change)
    {
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                Look(row, column, change);
            }
        }
    }

    public void Grid(int firstRow, int firstColumn, int lastRow, int lastColumn) => Look(firstRow, firstColumn, lastRow, lastColumn, look => look.Gridded());

    /// <summary>A line around cells of one row; those between them stay as they are.</summary>
    public void Outline(int row, int firstColumn, int lastColumn, CellEdge edge)
    {
        Look(row, firstColumn, row, lastColumn, look => look with { Top = edge, Bottom = edge });
        Look(row, firstColumn, look => look with { Left = edge });
        Look(row, lastColumn, look => look with { Right = edge });
    }

    /// <summary>Makes one cell of several, which look as the first from now on, without lines between them.</summary>
    public void Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        if (firstRow == lastRow && firstColumn == lastColumn)
        {
            return;
        }

        _merged.Add((firstRow, firstColumn, lastRow, lastColumn));
        var first = _looks.GetValueOrDefault((firstRow, firstColumn), CellLook.Plain);
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                var own = _looks.GetValueOrDefault((row, column), CellLook.Plain);
                _looks[(row, column)] = first with
                {
                    Top = row == firstRow ? own.Top : null,
                    Bottom = row == lastRow ? own.Bottom : null,
                    Left = column == firstColumn ? own.Left : null,
                    Right = column == lastColumn ? own.Right : null,
                };
            }
        }
    }

    /// <summary>Gives looks and merged ranges to the sheet.</summary>
    public void Place()
    {
        foreach (var (at, look) in _looks)
        {
            pen.Styles.Give(pen.Sheet.Cell(at.Row, at.Column), look);
        }

        // What merging checks and clears besides cannot occur here: no range lies over another, and only its first cell has a value.
        foreach (var (firstRow, firstColumn, lastRow, lastColumn) in _merged)
        {
            pen.Sheet.MergedRanges.Add(pen.Range(firstRow, firstColumn, lastRow, lastColumn));
        }
    }
}
