using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class MeasuringCalendarTests
{
    [Theory]
    [InlineData(MeasureFrequency.EveryPeriod, null, "2026-q1", true)]
    [InlineData(MeasureFrequency.EveryPeriod, null, "2026-a1", true)]
    [InlineData(MeasureFrequency.HalfYear, null, "2026-q1", false)]
    [InlineData(MeasureFrequency.HalfYear, null, "2026-q2", true)]
    [InlineData(MeasureFrequency.HalfYear, null, "2026-q4", true)]
    [InlineData(MeasureFrequency.HalfYear, 6, "2026-q3", true)]
    [InlineData(MeasureFrequency.HalfYear, 6, "2026-q2", false)]
    [InlineData(MeasureFrequency.Yearly, null, "2026-q4", true)]
    [InlineData(MeasureFrequency.Yearly, null, "2026-q3", false)]
    [InlineData(MeasureFrequency.Yearly, 12, "2026-q3", true)]
    [InlineData(MeasureFrequency.Yearly, 12, "2026-h2", true)]
    [InlineData(MeasureFrequency.Yearly, 12, "2026-h1", false)]
    [InlineData(MeasureFrequency.Yearly, 4, "2026-q1", true)]
    [InlineData(MeasureFrequency.Yearly, 4, "2026-year", true)]
    [InlineData(MeasureFrequency.Yearly, 4, "2026-a1", false)]
    [InlineData(MeasureFrequency.Yearly, 13, "2026-q4", true)]
    public void IsDue_FrequencyAndMonth_DecideThePeriod(MeasureFrequency frequency, int? month, string period, bool expected) =>
        new MeasuringCalendar(frequency, month).IsDue(Given.Period(period)).ShouldBe(expected);

    [Theory]
    [InlineData("2026-q4", true)]
    [InlineData("2027-q4", false)]
    [InlineData("2029-year", true)]
    [InlineData("2023-year", true)]
    [InlineData("2026-q1", false)]
    public void IsDue_EveryThreeYears_CountsFromTheAnchorBothWays(string period, bool expected) =>
        new MeasuringCalendar(MeasureFrequency.EveryNYears, EveryYears: 3, AnchorYear: new FiscalYear(2026)).IsDue(Given.Period(period)).ShouldBe(expected);

    [Fact]
    public void IsDue_EveryNYearsWithoutAnchor_IsAskedEveryYear() =>
        new MeasuringCalendar(MeasureFrequency.EveryNYears, EveryYears: 3).IsDue(Given.Period("2027-q4")).ShouldBeTrue();

    [Fact]
    public void KnownIn_PublishedAfterTheYear_IsNextMay()
    {
        var calendar = new MeasuringCalendar(MeasureFrequency.Yearly, Month: 3, PublishedMonth: 5);

        calendar.KnownIn(Given.Period("2026-q4")).ShouldBe(new YearMonth(2027, 5));
        calendar.KnownIn(Given.Period("2026-q1")).ShouldBeNull();
        (calendar with { PublishedMonth = null }).KnownIn(Given.Period("2026-q4")).ShouldBeNull();
        new MeasuringCalendar(MeasureFrequency.Yearly, 12, 5).KnownIn(Given.Period("2026-q3")).ShouldBe(new YearMonth(2027, 5));
        calendar.KnownIn(Given.Period("2100-q4")).ShouldBeNull();
    }

    [Theory]
    [InlineData(MeasureFrequency.EveryPeriod, "2026-q1", 2026, 7)]
    [InlineData(MeasureFrequency.EveryPeriod, "2026-q3", 2027, 1)]
    [InlineData(MeasureFrequency.EveryPeriod, "2026-q4", 2027, 4)]
    [InlineData(MeasureFrequency.EveryPeriod, "2026-h1", 2026, 10)]
    [InlineData(MeasureFrequency.HalfYear, "2026-q2", 2026, 10)]
    [InlineData(MeasureFrequency.HalfYear, "2026-q4", 2027, 4)]
    public void KnownIn_MeasuredMoreThanOnceAYear_WaitsAsLongEveryTime(MeasureFrequency frequency, string period, int year, int month) =>
        new MeasuringCalendar(frequency, Month: 3, PublishedMonth: 4).KnownIn(Given.Period(period)).ShouldBe(new YearMonth(year, month));
}
