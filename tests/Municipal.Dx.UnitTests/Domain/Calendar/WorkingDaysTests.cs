using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class WorkingDaysTests
{
    private static readonly WorkingDays Days = new(NationalHolidays.All.Keys.ToHashSet());

    [Theory]
    [InlineData("2026-10-09", true)]
    [InlineData("2026-10-10", false)]
    [InlineData("2026-10-12", false)]
    [InlineData("2026-09-22", false)]
    [InlineData("2026-12-28", true)]
    [InlineData("2026-12-29", false)]
    [InlineData("2027-01-03", false)]
    [InlineData("2027-01-04", true)]
    [InlineData("2027-03-22", false)]
    public void IsOpen_WeekendHolidayAndNewYear_AreClosed(string day, bool isOpen) =>
        Days.IsOpen(DateOnly.Parse(day)).ShouldBe(isOpen);

    [Fact]
    public void OnOrAfter_GoldenWeek_IsTheThursdayAfter() =>
        Days.OnOrAfter(new DateOnly(2026, 5, 2)).ShouldBe(new DateOnly(2026, 5, 7));

    [Theory]
    [InlineData("2026-10-08", "2026-10-13", 2)]
    [InlineData("2026-10-13", "2026-10-13", 0)]
    [InlineData("2026-10-14", "2026-10-13", 0)]
    public void Until_CountsOpenDaysOnly(string today, string day, int open) =>
        Days.Until(DateOnly.Parse(today), DateOnly.Parse(day)).ShouldBe(open);

    [Fact]
    public void NationalHolidays_EveryYear_HasAtLeastSixteen() =>
        NationalHolidays.All.Keys.GroupBy(day => day.Year).ShouldAllBe(year => year.Count() >= 16);
}
