using Municipal.Dx.Domain.Kpis;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Kpis;

public sealed class PlausibilityQuestionTests
{
    [Fact]
    public void Of_TenTimesLastTime_IsAsked() =>
        PlausibilityQuestion.Of(1500, 15000, "部").ShouldBe(
            "前回の1,500部に対し、今回は15,000部と10倍以上です。桁の誤りがないか確かめてください。このままでよければ保存できます。");

    [Fact]
    public void Of_PercentOverHundred_IsAskedUnlessItWasSoBefore()
    {
        PlausibilityQuestion.Of(95, 105, "%").ShouldNotBeNull().ShouldStartWith("105%は100%を超えています。");
        PlausibilityQuestion.Of(null, 105, "％").ShouldNotBeNull();
        PlausibilityQuestion.Of(102, 105, "%").ShouldBeNull();
        PlausibilityQuestion.Of(95, 105, "%", hasExceeded100: true).ShouldBeNull();
        PlausibilityQuestion.Of(95, 105, "件").ShouldBeNull();
    }

    [Theory]
    [InlineData(null, 100)]
    [InlineData(0, 100)]
    [InlineData(10, 99)]
    [InlineData(10, 0)]
    public void Of_NothingOdd_AsksNothing(int? previous, int current) =>
        PlausibilityQuestion.Of(previous, current, "件").ShouldBeNull();

    [Fact]
    public void Of_EndsOfDecimal_NeverThrows()
    {
        PlausibilityQuestion.Of(decimal.MaxValue, decimal.MinValue, null).ShouldBeNull();
        PlausibilityQuestion.Of(decimal.MinValue, decimal.MinValue, "%").ShouldBeNull();
        PlausibilityQuestion.Of(1, decimal.MaxValue, "件").ShouldNotBeNull();
    }
}
