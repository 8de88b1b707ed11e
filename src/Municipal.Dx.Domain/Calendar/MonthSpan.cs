using System.Globalization;

namespace Municipal.Dx.Domain.Calendar;

internal static class MonthSpan
{
    public static string Label(DateOnly from, DateOnly to)
    {
        var (first, last) = (JapaneseEra.YearLabel(from), JapaneseEra.YearLabel(to));
        return string.Equals(first, last, StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{first}年{from.Month}〜{to.Month}月分")
            : string.Create(CultureInfo.InvariantCulture, $"{first}年{from.Month}月〜{last}年{to.Month}月分");
    }
}
