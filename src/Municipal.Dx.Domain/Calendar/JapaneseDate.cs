using System.Globalization;
using System.Text.RegularExpressions;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Domain.Calendar;

/// <summary>
/// Days and months as people type and read them: 令和8年10月1日, R8.10.1, R8/10/1, 2026-10-01, 2026/10/1, full-width too,
/// 平成・H likewise. A year beyond its era is read on (平成32年 is 2020), because plans were printed before the eras changed.
/// Days outside the fiscal years 1990–2100 and anything else are refused with <see cref="RefusalMessage"/>.
/// </summary>
public static partial class JapaneseDate
{
    public const string RefusalMessage = "日付は「令和8年10月1日」「R8.10.1」「2026-10-01」のように入力してください。";

    public static bool TryParse(string? text, out DateOnly date)
    {
        date = default;
        var match = DayPattern().Match(Folded(text));
        if (!match.Success || !TryReadMonth(match, out var month))
        {
            return false;
        }

        var day = Number(match, "day");
        if (day < 1 || day > month.LastDay.Day)
        {
            return false;
        }

        date = new DateOnly(month.Year, month.Month, day);
        return true;
    }

    /// <summary>令和6年3月, R6.3, 2024-03, 2024/3; refused with <see cref="YearMonth.RefusalMessage"/>.</summary>
    public static bool TryParseMonth(string? text, out YearMonth month)
    {
        month = default;
        var match = MonthPattern().Match(Folded(text));
        return match.Success && TryReadMonth(match, out month);
    }

    /// <summary>令和8年10月1日.</summary>
    public static string Format(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{JapaneseEra.YearLabel(date)}年{date.Month}月{date.Day}日");

    /// <summary>10月9日（金）: for due dates close at hand.</summary>
    public static string FormatWithWeekday(DateOnly date) =>
        string.Create(CultureInfo.InvariantCulture, $"{date.Month}月{date.Day}日（{"日月火水木金土"[(int)date.DayOfWeek]}）");

    /// <summary>令和8年10月9日（金）: for letters.</summary>
    public static string FormatWithYearAndWeekday(DateOnly date) =>
        $"{JapaneseEra.YearLabel(date)}年{FormatWithWeekday(date)}";

    private static string Folded(string? text) =>
        WhiteSpace().Replace(HalfWidth.Of(text ?? ""), "").Replace("㋿", "令和", StringComparison.Ordinal).Replace("㍻", "平成", StringComparison.Ordinal);

    private static bool TryReadMonth(Match match, out YearMonth month)
    {
        var era = match.Groups["era"];
        var year = era.Success ? JapaneseEra.ToWestern(era.Value, Number(match, "eraYear")) : Number(match, "western");
        month = default;
        return !(era.Success && Number(match, "eraYear") == 0) && YearMonth.TryCreate(year, Number(match, "month"), out month);
    }

    private static int Number(Match match, string group) =>
        match.Groups[group].Value is "元" ? 1 : int.Parse("0" + match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string YearPart = "(?:(?<era>令和|平成|[RrHh])(?<eraYear>元|[0-9]{1,2})|(?<western>[0-9]{4}))";

    [GeneratedRegex(@"\A" + YearPart + @"(?:年(?<month>[0-9]{1,2})月(?<day>[0-9]{1,2})日|(?<mark>[./-])(?<month>[0-9]{1,2})\k<mark>(?<day>[0-9]{1,2}))\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"\A" + YearPart + @"(?:年(?<month>[0-9]{1,2})月|[./-](?<month>[0-9]{1,2}))\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthPattern();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WhiteSpace();
}
