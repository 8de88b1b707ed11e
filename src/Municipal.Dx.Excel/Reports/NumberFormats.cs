using System.Globalization;
using Municipal.Dx.Application.Features.Reports.Tables;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Number formats by unit: a figure is a number in its cell and reads 1,500件 or 38.2%.</summary>
internal static class NumberFormats
{
    public const string Rate = "#,##0.0%";
    public const string Date = "[$-411]ge.m.d";
    public const string LongDate = "[$-411]ggge\"年\"m\"月\"d\"日\"";
    public const string Count = "#,##0";
    public const string SignedCount = "+#,##0;\"−\"#,##0;±0";

    private const int DecimalsKept = 4;

    public static bool IsPercent(string? unit) => TextFold.Fold(unit) is "%" or "ぱーせんと";

    /// <summary>Cell value and format of a figure; percentages become fractions, as a spreadsheet has them.</summary>
    public static (decimal Value, string Format) Of(decimal value, string? unit) => IsPercent(unit)
        ? (value / 100, Signed(Digits(value) + "%", value))
        : (value, Signed(Digits(value) + Literal(unit), value));

    public static (decimal Value, string Format) Of(BookCellKind kind, decimal value, string? unit) => kind switch
    {
        BookCellKind.Rate => (value, Signed(Rate, value)),
        BookCellKind.Figure => Of(value, unit),
        BookCellKind.Difference => Difference(value, unit),
        _ => (value, Count),
    };

    /// <summary>The figure as its cell shows it.</summary>
    public static string Shown(decimal value, string? unit) => NumberText.Format(value, unit);

    /// <summary>A difference with its sign; of percentages in ポイント.</summary>
    public static (decimal Value, string Format) Difference(decimal value, string? unit)
    {
        var digits = Digits(value) + Literal(IsPercent(unit) ? "ポイント" : unit);
        return (value, $"+{digits};\"−\"{digits};\"±\"{digits}");
    }

    // The minus sign is the one that sentences and print have.
    private static string Signed(string format, decimal value) => value < 0 ? $"{format};\"−\"{format}" : format;

    private static string Digits(decimal value)
    {
        var text = Math.Abs(value).ToString("0.####", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var decimals = point < 0 ? 0 : Math.Min(DecimalsKept, text.Length - point - 1);
        return decimals == 0 ? "#,##0" : "#,##0." + new string('0', decimals);
    }

    private static string Literal(string? unit)
    {
        var plain = CellText.Clean(unit).Replace("\"", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
        return plain.Length == 0 ? "" : $"\"{plain}\"";
    }
}
