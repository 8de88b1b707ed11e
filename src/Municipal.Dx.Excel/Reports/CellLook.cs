using ClosedXML.Excel;

namespace Municipal.Dx.Excel.Reports;

/// <summary>One side of a cell's frame.</summary>
internal sealed record CellEdge(XLBorderStyleValues Line, XLColor Color)
{
    public static CellEdge Thin { get; } = new(XLBorderStyleValues.Thin, BookStyles.Rule);
}

/// <summary>
/// All that a book sets of a cell's look, as a value: put together first and given to the cell once (<see cref="PreparedStyles"/>),
/// because each property that is set on a cell by itself costs as much as the whole look.
/// </summary>
internal sealed record CellLook
{
    /// <summary>What <see cref="BookStyles.Base"/> gives every cell of a book.</summary>
    public static CellLook Plain { get; } = new();

    public double Size { get; init; } = BookStyles.Body;

    public bool IsBold { get; init; }

    public XLColor Ink { get; init; } = BookStyles.Ink;

    public XLColor? Fill { get; init; }

    public XLAlignmentHorizontalValues Across { get; init; } = XLAlignmentHorizontalValues.General;

    public XLAlignmentVerticalValues Down { get; init; } = XLAlignmentVerticalValues.Top;

    public bool Wraps { get; init; }

    public bool Shrinks { get; init; }

    public bool IsQuoted { get; init; }

    public string? Format { get; init; }

    public CellEdge? Left { get; init; }

    public CellEdge? Right { get; init; }

    public CellEdge? Top { get; init; }

    public CellEdge? Bottom { get; init; }

    /// <summary>A table's cell: thin lines on all sides, wrapped.</summary>
    public CellLook Gridded() => this with { Wraps = true, Left = CellEdge.Thin, Right = CellEdge.Thin, Top = CellEdge.Thin, Bottom = CellEdge.Thin };

    public CellLook ColumnHead() => Gridded() with
    {
        Fill = BookStyles.Head,
        IsBold = true,
        Across = XLAlignmentHorizontalValues.Center,
        Down = XLAlignmentVerticalValues.Center,
    };

    /// <summary>A row that opens a policy or measure.</summary>
    public CellLook Group(XLColor fill) => Gridded() with { Fill = fill, IsBold = true, Down = XLAlignmentVerticalValues.Center };

    /// <summary>A number that is too wide becomes smaller, never ####.</summary>
    public CellLook Figure(string format) => this with { Format = format, Across = XLAlignmentHorizontalValues.Right, Wraps = false, Shrinks = true };

    public void Give(IXLStyle style)
    {
        style.Font.FontSize = Size;
        style.Font.Bold = IsBold;
        style.Font.FontColor = Ink;
        if (Fill is { } fill)
        {
            style.Fill.BackgroundColor = fill;
        }

        style.Alignment.Horizontal = Across;
        style.Alignment.Vertical = Down;
        style.Alignment.WrapText = Wraps;
        style.Alignment.ShrinkToFit = Shrinks;
        style.IncludeQuotePrefix = IsQuoted;
        if (Format is { } format)
        {
            style.NumberFormat.Format = format;
        }

        GiveFrame(style.Border);
    }

    private void GiveFrame(IXLBorder border)
    {
        if (Left is not null)
        {
            (border.LeftBorder, border.LeftBorderColor) = (Left.Line, Left.Color);
        }

        if (Right is not null)
        {
            (border.RightBorder, border.RightBorderColor) = (Right.Line, Right.Color);
        }

        if (Top is not null)
        {
            (border.TopBorder, border.TopBorderColor) = (Top.Line, Top.Color);
        }

        if (Bottom is not null)
        {
            (border.BottomBorder, border.BottomBorderColor) = (Bottom.Line, Bottom.Color);
        }
    }
}
