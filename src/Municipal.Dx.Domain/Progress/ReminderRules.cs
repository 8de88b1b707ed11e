using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Progress;

/// <summary>
/// Which reminders (再依頼) are made by themselves on a day. None on days when the town hall is closed: who would read it;
/// what falls on a closed day comes on the next open one.
/// </summary>
public static class ReminderRules
{
    /// <summary>Open days between two reminders of what is late.</summary>
    public const int LateEvery = 5;

    /// <param name="due">The department's own due date.</param>
    /// <param name="waiting">Measures asked and not submitted.</param>
    /// <param name="toCorrect">Measures sent back.</param>
    /// <param name="daysBefore">Open days before the due date; 0 for none.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="days">Open days.</param>
    /// <param name="lastLate">Day of the newest reminder of this kind; null where none was made.</param>
    /// <returns>The kind due today, or null.</returns>
    public static ReminderKind? Due(DateOnly due, int waiting, int toCorrect, int daysBefore, DateOnly today, WorkingDays days, DateOnly? lastLate)
    {
        if (waiting + toCorrect == 0 || !days.IsOpen(today))
        {
            return null;
        }

        if (today > due)
        {
            return lastLate is null || days.Until(lastLate.Value, today) >= LateEvery ? waiting > 0 ? ReminderKind.Late : ReminderKind.ToCorrect : null;
        }

        if (waiting == 0)
        {
            return null;
        }

        // Due on a Sunday: the last open day before it is the day to act.
        return days.Until(today, due) is var left && left == 0
            ? ReminderKind.DueToday
            : left == daysBefore ? ReminderKind.DueSoon : null;
    }

    public static string Word(ReminderKind kind) => kind switch
    {
        ReminderKind.DueSoon => "期限が近づいています",
        ReminderKind.DueToday => "本日が期限です",
        ReminderKind.Late => "期限を過ぎています",
        ReminderKind.ToCorrect => "修正依頼への回答がまだです",
        _ => "回答をお願いします",
    };
}
