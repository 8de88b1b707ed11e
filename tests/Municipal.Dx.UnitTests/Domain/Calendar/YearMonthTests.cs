using Municipal.Dx.Domain.Calendar;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class YearMonthTests
{
    [Fact]
    public void FiscalYear_MarchOfReiwa6_Is2023()
    {
        YearMonth.TryParse("2024-03", out var month).ShouldBeTrue();

        month.FiscalYear.ShouldBe(new FiscalYear(2023));
        month.Label.ShouldBe("令和6年3月");
        month.ToString().ShouldBe("2024-03");
        month.LastDay.ShouldBe(new DateOnly(2024, 3, 31));
    }

    [Theory]
    [InlineData(2019, 4, "平成31年4月")]
    [InlineData(2019, 5, "令和元年5月")]
    [InlineData(2020, 1, "令和2年1月")]
    public void Label_AroundEraChange_FollowsTheCalendar(int year, int month, string expected) =>
        new YearMonth(year, month).Label.ShouldBe(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2024-3")]
    [InlineData("2024-13")]
    [InlineData("2024/03")]
    [InlineData("0008-03")]
    [InlineData("1990-03")]
    public void TryParse_NotTheStoredForm_IsRefused(string? text) =>
        YearMonth.TryParse(text, out _).ShouldBeFalse();
}

public sealed class PlanPeriodTests
{
    private static readonly FiscalYear First = new(2024);
    private static readonly FiscalYear Last = new(2029);

    [Fact]
    public void Label_EitherEndAbsent_SaysSo()
    {
        new PlanPeriod(First, Last).Label.ShouldBe("令和6年度〜令和11年度");
        new PlanPeriod(First, First).Label.ShouldBe("令和6年度");
        new PlanPeriod(First, null).Label.ShouldBe("令和6年度から(終期は定めず)");
        new PlanPeriod(null, Last).Label.ShouldBe("令和11年度まで");
        new PlanPeriod(null, null).Label.ShouldBe("期間の定めなし");
    }

    [Fact]
    public void Contains_OpenEnd_HasNoLimit()
    {
        new PlanPeriod(First, null).Contains(new FiscalYear(2099)).ShouldBeTrue();
        new PlanPeriod(First, null).Contains(new FiscalYear(2023)).ShouldBeFalse();
        new PlanPeriod(First, Last).Contains(Last).ShouldBeTrue();
        new PlanPeriod(First, Last).Contains(new FiscalYear(2030)).ShouldBeFalse();
        new PlanPeriod(null, null).Contains(First).ShouldBeTrue();
    }

    [Fact]
    public void IsOrdered_LastBeforeFirst_IsFalse()
    {
        new PlanPeriod(Last, First).IsOrdered.ShouldBeFalse();
        new PlanPeriod(First, First).IsOrdered.ShouldBeTrue();
        new PlanPeriod(null, First).IsOrdered.ShouldBeTrue();
    }
}
