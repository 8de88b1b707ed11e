using System.Globalization;

namespace Municipal.Dx.Domain.Calendar;

internal static class JapaneseEra
{
    private const int BeforeReiwa = 2018;
    private const int BeforeHeisei = 1988;

    public static string YearLabel(DateOnly date) => YearLabel(date.Year, date >= new DateOnly(2019, 5, 1), date >= new DateOnly(1989, 1, 8));

    // The year in which the era changed is called 令和元年度 as a whole, its first month included.
    public static string FiscalYearLabel(int year) => YearLabel(year, year > BeforeReiwa, year > BeforeHeisei);

    public static int ToWestern(string era, int eraYear) =>
        eraYear + (era is "令和" or "R" or "r" ? BeforeReiwa : BeforeHeisei);

    private static string YearLabel(int year, bool isReiwa, bool isHeisei) => (isReiwa, isHeisei) switch
    {
        (true, _) => "令和" + Ordinal(year - BeforeReiwa),
        (_, true) => "平成" + Ordinal(year - BeforeHeisei),
        _ => year.ToString(CultureInfo.InvariantCulture),
    };

    private static string Ordinal(int eraYear) => eraYear == 1 ? "元" : eraYear.ToString(CultureInfo.InvariantCulture);
}
