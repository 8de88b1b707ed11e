using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Writes typed cells into one sheet and sets its print-out up. Text is always text, never a formula.</summary>
internal sealed class SheetPen
{
    private const double LeftMargin = 0.4;
    private const double TopMargin = 0.5;
    private const double BottomMargin = 0.6;
    private const double FooterMargin = 0.3;
    private const double PointsPerInch = 72;
    private const double PixelsPerInch = 96;

    private double[] _widths = [];
    private double _paperHeight;
    private double _paperWidth;

    /// <param name="workbook">Gets the sheet.</param>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="tab">Colour of its tab.</param>
    /// <param name="styles">Those of the workbook, where its sheets share them.</param>
    public SheetPen(XLWorkbook workbook, string name, XLColor tab, PreparedStyles? styles = null)
    {
        Styles = styles ?? new PreparedStyles();
        Sheet = workbook.AddWorksheet(name);
        Sheet.TabColor = tab;
        Sheet.ShowGridLines = false;
    }

    public IXLWorksheet Sheet { get; }

    public PreparedStyles Styles { get; }

    public int Columns => _widths.Length;

    /// <summary>Printable height in points of the sheet at the scale that fits its columns to the page's width.</summary>
    public double PageHeight => (_paperHeight - TopMargin - BottomMargin) * PointsPerInch / Scale;

    /// <summary>Scale of the print-out, never above 1.</summary>
    public double Scale => Math.Min(1, (_paperWidth - (2 * LeftMargin)) * PixelsPerInch / _widths.Sum(TextMeasure.Pixels));

    public static string SheetName(string text)
    {
        var name = string.Concat(text.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '\'')));
        return name.Length <= 31 ? name : name[..31];
    }

    public void SetColumns(params double[] widths)
    {
        SetWidths(widths);
        SetColumns();
    }

    /// <summary>Tries widths out: texts are measured with them, the sheet gets them from <see cref="SetColumns()"/>.</summary>
    public void SetWidths(double[] widths) => _widths = widths;

    public void SetColumns()
    {
        for (var i = 0; i < _widths.Length; i++)
        {
            Sheet.Column(i + 1).Width = _widths[i];
        }
    }

    /// <summary>Pixels of the columns from <paramref name="first"/> to <paramref name="last"/>, as a merged cell has them.</summary>
    public double Pixels(int first, int last) => TextMeasure.Pixels(_widths.AsSpan(first - 1, last - first + 1));

    public IXLCell Text(int row, int column, string? text)
    {
        var cell = Sheet.Cell(row, column);
        var clean = CellText.Clean(text);
        if (clean.Length > 0)
        {
            cell.SetValue(clean);
            if (CellText.LooksLikeFormula(clean))
            {
                cell.Style.IncludeQuotePrefix = true;
            }
        }

        return cell;
    }

    /// <summary>A number that is too wide becomes smaller, never ####.</summary>
    public IXLCell Number(int row, int column, decimal value, string format)
    {
        var cell = Sheet.Cell(row, column);
        cell.SetValue(value);
        cell.Style.NumberFormat.Format = format;
        cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        cell.Style.Alignment.WrapText = false;
        cell.Style.Alignment.ShrinkToFit = true;
        return cell;
    }

    public IXLCell Date(int row, int column, DateOnly date, string format)
    {
        var cell = Sheet.Cell(row, column);
        cell.SetValue(date.ToDateTime(TimeOnly.MinValue));
        cell.Style.NumberFormat.Format = format;
        return cell;
    }

    public IXLRange Range(int firstRow, int firstColumn, int lastRow, int lastColumn) => Sheet.Range(firstRow, firstColumn, lastRow, lastColumn);

    public IXLRange Merge(int firstRow, int firstColumn, int lastRow, int lastColumn)
    {
        var range = Range(firstRow, firstColumn, lastRow, lastColumn);
        if (firstRow != lastRow || firstColumn != lastColumn)
        {
            range.Merge();
        }

        return range;
    }

    public void Height(int row, double points) => Sheet.Row(row).Height = Math.Min(points, TextMeasure.MaxRowHeight);

    /// <summary>Height that the text needs in the columns given.</summary>
    public double HeightOf(string? text, int first, int last, double points) =>
        TextMeasure.Height(TextMeasure.Lines(CellText.Clean(text), Pixels(first, last), points), points);

    public void SetPaper(XLPaperSize paper, XLPageOrientation orientation)
    {
        var (shorter, longer) = paper == XLPaperSize.A3Paper ? (11.69, 16.54) : (8.27, 11.69);
        (_paperWidth, _paperHeight) = orientation == XLPageOrientation.Landscape ? (longer, shorter) : (shorter, longer);
        var setup = Sheet.PageSetup;
        setup.PaperSize = paper;
        setup.PageOrientation = orientation;
        setup.Margins.Left = setup.Margins.Right = LeftMargin;
        setup.Margins.Top = TopMargin;
        setup.Margins.Bottom = BottomMargin;
        setup.Margins.Header = FooterMargin;
        setup.Margins.Footer = FooterMargin;
        setup.CenterHorizontally = true;
        setup.FitToPages(1, 0);
    }

    /// <summary>Print area, footer and, where there are any, repeated rows and frozen panes.</summary>
    public void Finish(BookContent content, int lastRow, int repeatedRows = 0, int frozenColumns = 0)
    {
        if (content.Wish.Material is { Length: > 0 } material)
        {
            Sheet.PageSetup.Header.Right.AddText(Escaped($"資料{material}"));
        }

        Finish($"{content.Cover.Municipality} {content.Period.Label}", lastRow, repeatedRows, frozenColumns);
    }

    public void Finish(string footer, int lastRow, int repeatedRows = 0, int frozenColumns = 0)
    {
        var setup = Sheet.PageSetup;
        setup.PrintAreas.Add(1, 1, lastRow, Columns);
        setup.Footer.Left.AddText(Escaped(footer));
        setup.Footer.Center.AddText("&P / &N");
        setup.Footer.Right.AddText("&A");
        if (repeatedRows > 0)
        {
            setup.SetRowsToRepeatAtTop(1, repeatedRows);
            Sheet.SheetView.Freeze(repeatedRows, frozenColumns);
        }
    }

    private static string Escaped(string text) => CellText.Clean(text).Replace("&", "&&", StringComparison.Ordinal);
}
