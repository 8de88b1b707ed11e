using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// 測定の時期: a KPI is asked only when due, before that it is 測定時期未到来 by itself.
/// <paramref name="Month"/> (1–12) is the month measured, March where absent; with <see cref="MeasureFrequency.HalfYear"/> also the one six
/// months on. <paramref name="PublishedMonth"/> is when the figure is known: it moves the KPI's due date, not the period it is asked in.
/// <paramref name="AnchorYear"/> is any fiscal year in which a KPI of every N years is measured; without it every year is.
/// </summary>
public sealed record MeasuringCalendar(
    MeasureFrequency Frequency,
    int? Month = null,
    int? PublishedMonth = null,
    int? EveryYears = null,
    FiscalYear? AnchorYear = null)
{
    private const int YearEndMonth = 3;

    /// <summary>How long after its month the figure is known: as long for every period, where it is measured more than once a year.</summary>
    private int MonthsWaited => ((PublishedMonth ?? MonthMeasured) - MonthMeasured + 12) % (Frequency == MeasureFrequency.HalfYear ? 6 : 12);

    private int MonthMeasured => Month is >= 1 and <= 12 ? Month.Value : YearEndMonth;

    /// <summary>An ad-hoc period asks only for what is measured every time.</summary>
    public bool IsDue(PeriodKey period) => Frequency switch
    {
        MeasureFrequency.EveryPeriod => true,
        _ when period.Kind == PeriodKind.AdHoc => false,
        MeasureFrequency.HalfYear => Covers(period, MonthMeasured) || Covers(period, MonthMeasured + 6),
        MeasureFrequency.EveryNYears => IsMeasuringYear(period.FiscalYear) && Covers(period, MonthMeasured),
        _ => Covers(period, MonthMeasured),
    };

    /// <summary>The month in which the figure of a period is known; null where it is known at once or lies beyond the calendar.</summary>
    public YearMonth? KnownIn(PeriodKey period)
    {
        if (PublishedMonth is not (>= 1 and <= 12) || !IsDue(period))
        {
            return null;
        }

        var measured = Frequency is MeasureFrequency.Yearly or MeasureFrequency.EveryNYears
            ? period.FiscalYear.FirstDay.AddMonths(MonthIndex(MonthMeasured))
            : period.To;
        var known = measured.AddMonths(MonthsWaited);
        return YearMonth.TryCreate(known.Year, known.Month, out var month) ? month : null;
    }

    private bool IsMeasuringYear(FiscalYear year) =>
        AnchorYear is not { } anchor || EveryYears is not > 1 || (year.Value - anchor.Value) % EveryYears.Value == 0;

    private static bool Covers(PeriodKey period, int month) =>
        MonthIndex(month) >= period.MonthsSinceApril - period.Months && MonthIndex(month) < period.MonthsSinceApril;

    // Months counted from April as 0.
    private static int MonthIndex(int month) => (month + 8) % 12;
}
