using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>What the form that opens a period is filled with: the period most likely meant, its as-of and its due date.</summary>
public sealed record PeriodSuggestion(PeriodKey Key, DateOnly From, DateOnly To, DateOnly AsOf, DateOnly Due)
{
    private const int DaysToAnswer = 9;

    /// <param name="kind">Kind of period.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="opened">Periods of the plan that exist.</param>
    /// <param name="days">開庁日: nobody is asked for an answer on another day.</param>
    public static PeriodSuggestion Of(PeriodKind kind, DateOnly today, IReadOnlyCollection<PeriodKey> opened, WorkingDays days)
    {
        var key = FirstOf(kind, today);
        var newest = opened.Where(other => other.Kind == kind).Select(other => (PeriodKey?)other).Max();
        var suggested = newest is { } last && key.CompareTo(last) <= 0 ? After(last) : key;
        var to = kind == PeriodKind.AdHoc ? today : suggested.To;
        var from = kind == PeriodKind.AdHoc ? new DateOnly(today.Year, today.Month, 1) : suggested.From;
        return new PeriodSuggestion(suggested, from, to, to, DueAfter(kind, to, days));
    }

    /// <summary>年度末確定 of a fiscal year.</summary>
    public static PeriodSuggestion OfYear(FiscalYear year, WorkingDays days)
    {
        var key = PeriodKey.Year(year);
        return new PeriodSuggestion(key, key.From, key.To, key.To, DueAfter(PeriodKind.Year, key.To, days));
    }

    // The period that is ending or has just ended: from its last month until the next one's last month.
    private static PeriodKey FirstOf(PeriodKind kind, DateOnly today)
    {
        var quarter = FiscalQuarter.FromDate(today.AddMonths(-2));
        return kind switch
        {
            PeriodKind.Quarter => PeriodKey.Quarter(quarter.Year, quarter.Number),
            PeriodKind.HalfYear => HalfYearOf(FiscalQuarter.FromDate(today.AddMonths(-5))),
            PeriodKind.Year => PeriodKey.Year(FiscalYear.FromDate(today.AddMonths(-11))),
            _ => PeriodKey.AdHoc(FiscalYear.FromDate(today), 1),
        };
    }

    private static PeriodKey HalfYearOf(FiscalQuarter quarter) => PeriodKey.HalfYear(quarter.Year, quarter.Number <= 2 ? 1 : 2);

    private static PeriodKey After(PeriodKey key)
    {
        var next = new FiscalYear(Math.Min(key.FiscalYear.Value + 1, FiscalYear.MaxValue));
        return key.Kind switch
        {
            PeriodKind.Quarter => key.Number < 4 ? PeriodKey.Quarter(key.FiscalYear, key.Number + 1) : PeriodKey.Quarter(next, 1),
            PeriodKind.HalfYear => key.Number < 2 ? PeriodKey.HalfYear(key.FiscalYear, 2) : PeriodKey.HalfYear(next, 1),
            PeriodKind.Year => PeriodKey.Year(next),
            _ => PeriodKey.AdHoc(key.FiscalYear, Math.Min(key.Number + 1, 99)),
        };
    }

    /// <summary>Year values are known after 出納閉鎖 (5/31); others are asked for nine days.</summary>
    public static DateOnly DueAfter(PeriodKind kind, DateOnly to, WorkingDays days) =>
        days.OnOrAfter(kind == PeriodKind.Year ? to.AddMonths(2) : to.AddDays(DaysToAnswer));
}
