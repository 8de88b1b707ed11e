namespace Municipal.Dx.Domain.Calendar;

/// <summary>開庁日: weekdays that are neither 祝日 nor 年末年始 (12/29–1/3). Holidays are data.</summary>
public sealed class WorkingDays(IReadOnlySet<DateOnly> holidays)
{
    public bool IsOpen(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
        && !holidays.Contains(day)
        && (day.Month, day.Day) is not ((12, >= 29) or (1, <= 3));

    /// <summary>The first open day on or after the given one.</summary>
    public DateOnly OnOrAfter(DateOnly day)
    {
        var found = day;
        for (var tried = 0; tried < 30 && !IsOpen(found); tried++)
        {
            found = found.AddDays(1);
        }

        return found;
    }

    /// <summary>Open days from tomorrow through the given day; 0 where it is today or past.</summary>
    public int Until(DateOnly today, DateOnly day)
    {
        var count = 0;
        for (var next = today.AddDays(1); next <= day && count < 366; next = next.AddDays(1))
        {
            count += IsOpen(next) ? 1 : 0;
        }

        return count;
    }
}
