using System.Globalization;

namespace Municipal.Dx.Application.Features.Calendar;

/// <summary>
/// 国民の祝日・休日 as data beside the program (<c>national-holidays.csv</c>). The days of a year are settled in February of
/// the year before; what the file does not know yet an office adds as its own closed day.
/// </summary>
public static class NationalHolidays
{
    private static readonly Lazy<SortedDictionary<DateOnly, string>> Read = new(ReadFile);

    public static IReadOnlyDictionary<DateOnly, string> All => Read.Value;

    /// <summary>The last year that the file knows.</summary>
    public static int LastYear => Read.Value.Keys.Max().Year;

    private static SortedDictionary<DateOnly, string> ReadFile()
    {
        var days = new SortedDictionary<DateOnly, string>();
        using var stream = typeof(NationalHolidays).Assembly.GetManifestResourceStream("Municipal.Dx.Application.Features.Calendar.national-holidays.csv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(',') is [var day, var name])
            {
                days.Add(DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture), name);
            }
        }

        return days;
    }
}
