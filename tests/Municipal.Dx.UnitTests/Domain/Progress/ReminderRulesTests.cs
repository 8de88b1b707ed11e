using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class ReminderRulesTests
{
    private static readonly WorkingDays Days = new(new HashSet<DateOnly> { new(2026, 10, 12) });

    // Due on Friday 2026-10-09 unless said otherwise; 10-12 is a holiday.
    [Theory]
    [InlineData("2026-10-05", null)]
    [InlineData("2026-10-06", ReminderKind.DueSoon)]
    [InlineData("2026-10-07", null)]
    [InlineData("2026-10-09", ReminderKind.DueToday)]
    [InlineData("2026-10-10", null)]
    [InlineData("2026-10-12", null)]
    [InlineData("2026-10-13", ReminderKind.Late)]
    public void Due_NothingSubmitted_FollowsTheOpenDays(string today, ReminderKind? expected) =>
        Due("2026-10-09", waiting: 2, toCorrect: 0, today).ShouldBe(expected);

    [Theory]
    [InlineData("2026-10-13", null)]
    [InlineData("2026-10-19", null)]
    [InlineData("2026-10-20", ReminderKind.Late)]
    public void Due_RemindedWhenLate_ComesAgainAfterFiveOpenDays(string today, ReminderKind? expected) =>
        Due("2026-10-09", waiting: 1, toCorrect: 0, today, lastLate: "2026-10-13").ShouldBe(expected);

    [Fact]
    public void Due_DueOnSunday_TheFridayBeforeIsTheDay() =>
        Due("2026-10-18", waiting: 1, toCorrect: 0, "2026-10-16").ShouldBe(ReminderKind.DueToday);

    [Fact]
    public void Due_OnlySentBack_IsRemindedOnceLate()
    {
        Due("2026-10-09", waiting: 0, toCorrect: 1, "2026-10-09").ShouldBeNull();
        Due("2026-10-09", waiting: 0, toCorrect: 1, "2026-10-13").ShouldBe(ReminderKind.ToCorrect);
    }

    [Fact]
    public void Due_NothingOpen_IsNever() => Due("2026-10-09", waiting: 0, toCorrect: 0, "2026-10-13").ShouldBeNull();

    [Fact]
    public void Due_ZeroDaysBefore_OnlyOnTheDay() =>
        ReminderRules.Due(new DateOnly(2026, 10, 9), 1, 0, daysBefore: 0, new DateOnly(2026, 10, 6), Days, lastLate: null).ShouldBeNull();

    private static ReminderKind? Due(string due, int waiting, int toCorrect, string today, string? lastLate = null) =>
        ReminderRules.Due(DateOnly.Parse(due), waiting, toCorrect, daysBefore: 3, DateOnly.Parse(today), Days, lastLate is null ? null : DateOnly.Parse(lastLate));
}
