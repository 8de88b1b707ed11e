using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>What a cell's value is; it decides on the number format and on the words in print.</summary>
public enum BookCellKind
{
    Text,
    Day,
    Count,

    /// <summary>A fraction: 0.448 is 44.8%.</summary>
    Rate,

    /// <summary>A figure in its unit.</summary>
    Figure,

    /// <summary>A difference in its unit, with its sign.</summary>
    Difference,
}

/// <summary>Colour under a cell; its words always say the same.</summary>
public enum BookTint
{
    None,
    Good,
    Fair,
    Warn,
    Bad,
}

/// <summary>Colour of a sheet's tab.</summary>
public enum BookTone
{
    Key,
    Figures,
    Attention,
    Reference,
}

/// <summary>A column: heading (lines by \n), width in half-width characters, and how its cells stand.</summary>
public sealed record BookColumn(string Head, double Width, bool IsCentred = false)
{
    /// <summary>True where the column grows with its widest figure.</summary>
    public bool FitsFigures { get; init; }

    /// <summary>True for rates, which show a bar behind them.</summary>
    public bool HasBars { get; init; }
}

/// <summary>A cell: a text, a day, or a number with its unit. Nothing at all is printed as ―.</summary>
public readonly record struct BookCell(BookCellKind Kind, string? Text = null, decimal? Number = null, DateOnly? Day = null, string? Unit = null)
{
    public BookTint Tint { get; init; }

    public bool IsStrong { get; init; }

    public bool IsNumber => Number is not null;

    /// <summary>The cell in words, as its number format shows it.</summary>
    public string Shown => this switch
    {
        { Day: { } day } => JapaneseDate.Format(day),
        { Kind: BookCellKind.Rate, Number: { } rate } => KpiText.Rate((int)(rate * 1000)),
        { Kind: BookCellKind.Difference, Number: { } difference } =>
            (difference > 0 ? "+" : difference < 0 ? "−" : "±") + NumberText.Format(Math.Abs(difference), TextFold.Fold(Unit) is "%" or "ぱーせんと" ? "ポイント" : Unit),
        { Number: { } number } => NumberText.Format(number, Unit),
        _ => BookPhrases.OrNone(Text),
    };

    public static implicit operator BookCell(string? text) => new(BookCellKind.Text, text);

    public static implicit operator BookCell(DateOnly? day) => day is null ? new(BookCellKind.Text) : new(BookCellKind.Day, Day: day);

    public static BookCell Count(decimal? value) => value is null ? new(BookCellKind.Text) : new(BookCellKind.Count, Number: value);

    public static BookCell Rate(int? tenths) => tenths is { } rate ? new(BookCellKind.Rate, Number: rate / 1000m) : new(BookCellKind.Text);

    /// <summary>The figure, or the words where there is none.</summary>
    public static BookCell Figure(decimal? value, string? words, string? unit) =>
        value is null ? new(BookCellKind.Text, words) : new(BookCellKind.Figure, Number: value, Unit: unit);

    public static BookCell Difference(decimal? value, string? unit) => value is null ? new(BookCellKind.Text) : new(BookCellKind.Difference, Number: value, Unit: unit);
}

/// <summary>A row of a table, or a line that heads the rows below it.</summary>
public sealed record BookRow(IReadOnlyList<BookCell> Cells, string? Group = null)
{
    /// <summary>True for the sums below a list, which no filter and no sorting takes along.</summary>
    public bool IsTotal { get; init; }

    public static BookRow Of(params BookCell[] cells) => new(cells);

    public static BookRow Heading(string text) => new([], text);
}

/// <summary>A list of a book, with nothing of a workbook or a page in it: both are made from it.</summary>
public sealed record BookTable(string Name, BookTone Tone, IReadOnlyList<BookColumn> Columns, IReadOnlyList<BookRow> Rows)
{
    public bool IsA3 { get; init; }

    /// <summary>Columns that stay while one scrolls to the right.</summary>
    public int FrozenColumns { get; init; } = 2;

    /// <summary>Lines below the table.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Column of ratings, counted from 1; 0 where there is none.</summary>
    public int RatingColumn { get; init; }
}
