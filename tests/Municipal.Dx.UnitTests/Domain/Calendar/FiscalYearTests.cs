using Municipal.Dx.Domain.Calendar;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class FiscalYearTests
{
    [Theory]
    [InlineData(2024, 3, 31, 2023)]
    [InlineData(2024, 4, 1, 2024)]
    [InlineData(2025, 1, 1, 2024)]
    public void FromDate_DayOfMonth_BelongsToYearOfItsApril(int year, int month, int day, int expected) =>
        FiscalYear.FromDate(new DateOnly(year, month, day)).Value.ShouldBe(expected);

    [Theory]
    [InlineData(2026, "令和8年度", "令和8(2026)年度")]
    [InlineData(2019, "令和元年度", "令和元(2019)年度")]
    [InlineData(2018, "平成30年度", "平成30(2018)年度")]
    [InlineData(1990, "平成2年度", "平成2(1990)年度")]
    public void Label_Year_NamesEra(int value, string label, string withWestern)
    {
        var year = new FiscalYear(value);

        year.Label.ShouldBe(label);
        year.LabelWithWestern.ShouldBe(withWestern);
    }

    [Fact]
    public void LastDay_LeapYear_IsEndOfMarchOfNextYear()
    {
        var year = new FiscalYear(2023);

        year.FirstDay.ShouldBe(new DateOnly(2023, 4, 1));
        year.LastDay.ShouldBe(new DateOnly(2024, 3, 31));
        year.Contains(new DateOnly(2024, 2, 29)).ShouldBeTrue();
        year.Contains(new DateOnly(2024, 4, 1)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1989, false)]
    [InlineData(1990, true)]
    [InlineData(2100, true)]
    [InlineData(2101, false)]
    [InlineData(8, false)]
    public void TryCreate_EdgesOfRange_AreKept(int value, bool expected) =>
        FiscalYear.TryCreate(value, out _).ShouldBe(expected);

    [Fact]
    public void Constructor_OutOfRange_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new FiscalYear(8));

    [Fact]
    public void CompareTo_Years_OrdersByValue()
    {
        (new FiscalYear(2023) < new FiscalYear(2024)).ShouldBeTrue();
        (new FiscalYear(2024) >= new FiscalYear(2024)).ShouldBeTrue();
        new[] { new FiscalYear(2030), new FiscalYear(2024) }.Order().First().Value.ShouldBe(2024);
    }
}

public sealed class FiscalQuarterTests
{
    [Theory]
    [InlineData(2026, 4, 1, 2026, 1)]
    [InlineData(2026, 6, 30, 2026, 1)]
    [InlineData(2026, 7, 1, 2026, 2)]
    [InlineData(2026, 12, 31, 2026, 3)]
    [InlineData(2027, 1, 1, 2026, 4)]
    [InlineData(2027, 3, 31, 2026, 4)]
    public void FromDate_Day_FindsQuarterOfFiscalYear(int year, int month, int day, int fiscalYear, int number)
    {
        var date = new DateOnly(year, month, day);

        var quarter = FiscalQuarter.FromDate(date);

        quarter.ShouldBe(new FiscalQuarter(new FiscalYear(fiscalYear), number));
        (quarter.FirstDay <= date && date <= quarter.LastDay).ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, "令和8年度第2四半期", "令和8年7〜9月分")]
    [InlineData(4, "令和8年度第4四半期", "令和9年1〜3月分")]
    public void Label_Quarter_NamesYearAndMonths(int number, string label, string months)
    {
        var quarter = new FiscalQuarter(new FiscalYear(2026), number);

        quarter.Label.ShouldBe(label);
        quarter.MonthsLabel.ShouldBe(months);
    }

    [Fact]
    public void MonthsLabel_QuarterInWhichTheEraChanged_NamesBothEras() =>
        new FiscalQuarter(new FiscalYear(2019), 1).MonthsLabel.ShouldBe("平成31年4月〜令和元年6月分");

    [Fact]
    public void CompareTo_FourthQuarter_ComesBeforeNextYear() =>
        (new FiscalQuarter(new FiscalYear(2025), 4) < new FiscalQuarter(new FiscalYear(2026), 1)).ShouldBeTrue();
}
