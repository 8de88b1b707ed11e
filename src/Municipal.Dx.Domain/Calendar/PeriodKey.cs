using System.Globalization;
using System.Text.RegularExpressions;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>報告期の種別 (domain.md §4).</summary>
public enum PeriodKind
{
    Quarter,
    HalfYear,
    Year,
    AdHoc,
}

/// <summary>
/// Names a reporting period in URLs and files: <c>2026-q2</c>, <c>2026-h1</c>, <c>2026-year</c>, ad hoc <c>2026-a1</c> … <c>2026-a99</c>.
/// Anything else is refused with <see cref="RefusalMessage"/>. An ad-hoc period's own days stand in the reporting period;
/// here it spans its fiscal year and never counts as its end.
/// Ordered by last day; of periods ending together the longer comes later, ad hoc last.
/// </summary>
public readonly partial record struct PeriodKey : IComparable<PeriodKey>
{
    public const string RefusalMessage = "報告期は「2026-q2」「2026-h1」「2026-year」のように指定してください。";

    private PeriodKey(FiscalYear fiscalYear, PeriodKind kind, int number)
    {
        FiscalYear = fiscalYear;
        Kind = kind;
        Number = number;
    }

    public FiscalYear FiscalYear { get; }

    public PeriodKind Kind { get; }

    /// <summary>1–4 for quarters, 1–2 for half years, 1 for the year, 1–99 for ad hoc.</summary>
    public int Number { get; }

    public DateOnly From => FiscalYear.FirstDay.AddMonths(FirstMonthIndex);

    public DateOnly To => FiscalYear.FirstDay.AddMonths(EndMonthIndex).AddDays(-1);

    public bool ContainsYearEnd => Kind != PeriodKind.AdHoc && EndMonthIndex == 12;

    /// <summary>令和8年度第2四半期, 令和8年度上半期, 令和8年度, 令和8年度臨時第1回.</summary>
    public string Label => FiscalYear.Label + (Kind, Number) switch
    {
        (PeriodKind.Quarter, var number) => string.Create(CultureInfo.InvariantCulture, $"第{number}四半期"),
        (PeriodKind.HalfYear, 1) => "上半期",
        (PeriodKind.HalfYear, _) => "下半期",
        (PeriodKind.AdHoc, var number) => string.Create(CultureInfo.InvariantCulture, $"臨時第{number}回"),
        _ => "",
    };

    /// <summary>令和8年7〜9月分; across calendar years 令和8年10月〜令和9年3月分.</summary>
    public string MonthsLabel => MonthSpan.Label(From, To);

    /// <summary>The period of the same kind just before in the same fiscal year; null for the first and for ad hoc.</summary>
    public PeriodKey? PreviousWithinYear =>
        Number > 1 && Kind != PeriodKind.AdHoc ? new PeriodKey(FiscalYear, Kind, Number - 1) : null;

    /// <summary>Length in months; 12 for ad hoc.</summary>
    public int Months => EndMonthIndex - FirstMonthIndex;

    /// <summary>Months from April to the end of the period: 6 for the second quarter.</summary>
    public int MonthsSinceApril => EndMonthIndex;

    private int FirstMonthIndex => Kind switch
    {
        PeriodKind.Quarter => (Number - 1) * 3,
        PeriodKind.HalfYear => (Number - 1) * 6,
        _ => 0,
    };

    private int EndMonthIndex => Kind switch
    {
        PeriodKind.Quarter => Number * 3,
        PeriodKind.HalfYear => Number * 6,
        _ => 12,
    };

    public static PeriodKey Quarter(FiscalYear year, int number) => Create(year, PeriodKind.Quarter, number);

    public static PeriodKey HalfYear(FiscalYear year, int number) => Create(year, PeriodKind.HalfYear, number);

    public static PeriodKey Year(FiscalYear year) => Create(year, PeriodKind.Year, 1);

    public static PeriodKey AdHoc(FiscalYear year, int number) => Create(year, PeriodKind.AdHoc, number);

    public static bool TryParse(string? text, out PeriodKey key)
    {
        key = default;
        var match = KeyPattern().Match(text ?? "");
        if (!match.Success || !FiscalYear.TryCreate(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), out var year))
        {
            return false;
        }

        var number = match.Groups["number"];
        key = new PeriodKey(year, KindOf(match.Groups["kind"].Value), number.Success ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 1);
        return true;
    }

    public int CompareTo(PeriodKey other) =>
        (FiscalYear, EndMonthIndex, Kind, Number).CompareTo((other.FiscalYear, other.EndMonthIndex, other.Kind, other.Number));

    /// <summary>The form that <see cref="TryParse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear}-q{Number}"),
        PeriodKind.HalfYear => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear}-h{Number}"),
        PeriodKind.AdHoc => string.Create(CultureInfo.InvariantCulture, $"{FiscalYear}-a{Number}"),
        _ => $"{FiscalYear}-year",
    };

    public static bool operator <(PeriodKey left, PeriodKey right) => left.CompareTo(right) < 0;

    public static bool operator >(PeriodKey left, PeriodKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(PeriodKey left, PeriodKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PeriodKey left, PeriodKey right) => left.CompareTo(right) >= 0;

    private static PeriodKey Create(FiscalYear year, PeriodKind kind, int number)
    {
        var last = kind switch
        {
            PeriodKind.Quarter => 4,
            PeriodKind.HalfYear => 2,
            PeriodKind.Year => 1,
            _ => 99,
        };
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, last);
        return new PeriodKey(year, kind, number);
    }

    private static PeriodKind KindOf(string letter) => letter switch
    {
        "q" => PeriodKind.Quarter,
        "h" => PeriodKind.HalfYear,
        "a" => PeriodKind.AdHoc,
        _ => PeriodKind.Year,
    };

    [GeneratedRegex(@"\A(?<year>[0-9]{4})-(?:(?<kind>q)(?<number>[1-4])|(?<kind>h)(?<number>[12])|(?<kind>a)(?<number>[1-9][0-9]?)|year)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyPattern();
}
