using System.Globalization;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>
/// 年度: April to March, stored as the western year of its April (令和8年度 is 2026).
/// Range 1990–2100; a user's mistake is refused with <see cref="RefusalMessage"/> through <see cref="TryCreate"/>,
/// the constructor throws because only a programming error reaches it.
/// </summary>
public readonly record struct FiscalYear : IComparable<FiscalYear>
{
    public const int MinValue = 1990;
    public const int MaxValue = 2100;
    public const string RefusalMessage = "年度は1990から2100までの西暦で入力してください。";

    public FiscalYear(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, MinValue);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxValue);
        Value = value;
    }

    public int Value { get; }

    public DateOnly FirstDay => new(Value, 4, 1);

    public DateOnly LastDay => new(Value + 1, 3, 31);

    /// <summary>令和8年度. 2019 is 令和元年度, 2018 平成30年度.</summary>
    public string Label => JapaneseEra.FiscalYearLabel(Value) + "年度";

    /// <summary>令和8(2026)年度.</summary>
    public string LabelWithWestern =>
        string.Create(CultureInfo.InvariantCulture, $"{JapaneseEra.FiscalYearLabel(Value)}({Value})年度");

    public static bool TryCreate(int value, out FiscalYear year)
    {
        var isInRange = value is >= MinValue and <= MaxValue;
        year = isInRange ? new FiscalYear(value) : default;
        return isInRange;
    }

    /// <summary>January to March belong to the year before: R6.3 is fiscal year 2023.</summary>
    public static FiscalYear FromDate(DateOnly date) => new(YearOf(date));

    public static bool TryFromDate(DateOnly date, out FiscalYear year) => TryCreate(YearOf(date), out year);

    public bool Contains(DateOnly date) => YearOf(date) == Value;

    public int CompareTo(FiscalYear other) => Value.CompareTo(other.Value);

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    public static bool operator <(FiscalYear left, FiscalYear right) => left.Value < right.Value;

    public static bool operator >(FiscalYear left, FiscalYear right) => left.Value > right.Value;

    public static bool operator <=(FiscalYear left, FiscalYear right) => left.Value <= right.Value;

    public static bool operator >=(FiscalYear left, FiscalYear right) => left.Value >= right.Value;

    private static int YearOf(DateOnly date) => date.Month >= 4 ? date.Year : date.Year - 1;
}
