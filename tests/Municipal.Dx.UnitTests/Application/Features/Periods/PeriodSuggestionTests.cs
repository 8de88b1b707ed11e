using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.UnitTests.Application.Features.Periods;

public sealed class PeriodSuggestionTests
{
    private static readonly WorkingDays Days = new(new HashSet<DateOnly> { new(2027, 1, 11) });

    [Theory]
    [InlineData("2026-09-20", "2026-q2")]
    [InlineData("2026-10-05", "2026-q2")]
    [InlineData("2026-11-30", "2026-q2")]
    [InlineData("2026-12-20", "2026-q3")]
    [InlineData("2027-01-04", "2026-q3")]
    [InlineData("2027-04-02", "2026-q4")]
    public void Of_Quarter_IsTheOneEndingOrJustEnded(string today, string key) =>
        PeriodSuggestion.Of(PeriodKind.Quarter, DateOnly.Parse(today), [], Days).Key.ToString().ShouldBe(key);

    [Theory]
    [InlineData(PeriodKind.HalfYear, "2026-10-05", "2026-h1")]
    [InlineData(PeriodKind.HalfYear, "2027-03-05", "2026-h2")]
    [InlineData(PeriodKind.Year, "2027-04-20", "2026-year")]
    [InlineData(PeriodKind.AdHoc, "2026-07-01", "2026-a1")]
    public void Of_OtherKinds_FollowTheCalendar(PeriodKind kind, string today, string key) =>
        PeriodSuggestion.Of(kind, DateOnly.Parse(today), [], Days).Key.ToString().ShouldBe(key);

    [Fact]
    public void Of_QuarterAlreadyOpened_IsTheNextOne() =>
        PeriodSuggestion.Of(PeriodKind.Quarter, new DateOnly(2027, 4, 2), [PeriodKey.Quarter(new FiscalYear(2026), 4)], Days).Key.ToString().ShouldBe("2027-q1");

    [Fact]
    public void Of_DueOnAWeekendBeforeAHoliday_MovesToTheNextOpenDay() =>
        PeriodSuggestion.Of(PeriodKind.Quarter, new DateOnly(2027, 1, 4), [], Days).Due.ShouldBe(new DateOnly(2027, 1, 12));

    [Fact]
    public void Of_Year_WaitsForTheClosingOfAccounts() =>
        PeriodSuggestion.Of(PeriodKind.Year, new DateOnly(2027, 4, 1), [], Days).Due.ShouldBe(new DateOnly(2027, 5, 31));
}
