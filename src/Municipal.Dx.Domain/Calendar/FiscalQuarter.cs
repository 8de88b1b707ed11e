using System.Globalization;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>四半期 1–4 of a fiscal year. The fourth is January to March of the next calendar year and still belongs to this one.</summary>
public readonly record struct FiscalQuarter : IComparable<FiscalQuarter>
{
    public FiscalQuarter(FiscalYear year, int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 4);
        Year = year;
        Number = number;
    }

    public FiscalYear Year { get; }

    public int Number { get; }

    public DateOnly FirstDay => Year.FirstDay.AddMonths((Number - 1) * 3);

    public DateOnly LastDay => FirstDay.AddMonths(3).AddDays(-1);

    /// <summary>令和8年度第2四半期.</summary>
    public string Label => string.Create(CultureInfo.InvariantCulture, $"{Year.Label}第{Number}四半期");

    /// <summary>令和8年7〜9月分; the fourth quarter bears the calendar year it lies in: 令和9年1〜3月分.</summary>
    public string MonthsLabel => MonthSpan.Label(FirstDay, LastDay);

    public static FiscalQuarter FromDate(DateOnly date) => new(FiscalYear.FromDate(date), ((date.Month + 8) % 12 / 3) + 1);

    public int CompareTo(FiscalQuarter other) => (Year, Number).CompareTo((other.Year, other.Number));

    public static bool operator <(FiscalQuarter left, FiscalQuarter right) => left.CompareTo(right) < 0;

    public static bool operator >(FiscalQuarter left, FiscalQuarter right) => left.CompareTo(right) > 0;

    public static bool operator <=(FiscalQuarter left, FiscalQuarter right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FiscalQuarter left, FiscalQuarter right) => left.CompareTo(right) >= 0;
}
