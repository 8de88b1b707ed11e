using System.Globalization;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>
/// A calendar month, stored and exchanged as <c>yyyy-MM</c>. It lies in a <see cref="Calendar.FiscalYear"/>, so the range is
/// April 1990 to March 2101. A user's mistake is refused with <see cref="RefusalMessage"/>.
/// </summary>
public readonly record struct YearMonth : IComparable<YearMonth>
{
    public const string RefusalMessage = "年月は「令和6年3月」「R6.3」「2024-03」のように入力してください。";

    public YearMonth(int year, int month)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(month, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(month, 12);
        _ = new FiscalYear(month >= 4 ? year : year - 1);
        Year = year;
        Month = month;
    }

    public int Year { get; }

    public int Month { get; }

    public DateOnly FirstDay => new(Year, Month, 1);

    public DateOnly LastDay => FirstDay.AddMonths(1).AddDays(-1);

    /// <summary>R6.3 lies in fiscal year 2023.</summary>
    public FiscalYear FiscalYear => FiscalYear.FromDate(FirstDay);

    /// <summary>令和6年3月.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{JapaneseEra.YearLabel(FirstDay)}年{Month}月");

    public static YearMonth FromDate(DateOnly date) => new(date.Year, date.Month);

    public static bool TryCreate(int year, int month, out YearMonth value)
    {
        var isValid = month is >= 1 and <= 12 && FiscalYear.TryCreate(month >= 4 ? year : year - 1, out _);
        value = isValid ? new YearMonth(year, month) : default;
        return isValid;
    }

    /// <summary>The stored form <c>yyyy-MM</c> only; what people type goes through <see cref="JapaneseDate.TryParseMonth"/>.</summary>
    public static bool TryParse(string? text, out YearMonth value)
    {
        value = default;
        return DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && TryCreate(day.Year, day.Month, out value);
    }

    public int CompareTo(YearMonth other) => (Year, Month).CompareTo((other.Year, other.Month));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}");

    public static bool operator <(YearMonth left, YearMonth right) => left.CompareTo(right) < 0;

    public static bool operator >(YearMonth left, YearMonth right) => left.CompareTo(right) > 0;

    public static bool operator <=(YearMonth left, YearMonth right) => left.CompareTo(right) <= 0;

    public static bool operator >=(YearMonth left, YearMonth right) => left.CompareTo(right) >= 0;
}
