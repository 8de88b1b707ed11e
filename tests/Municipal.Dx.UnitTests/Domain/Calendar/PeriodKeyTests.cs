using Municipal.Dx.Domain.Calendar;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class PeriodKeyTests
{
    [Theory]
    [InlineData("2026-q1", "2026-04-01", "2026-06-30", "令和8年度第1四半期", "令和8年4〜6月分", false)]
    [InlineData("2026-q2", "2026-07-01", "2026-09-30", "令和8年度第2四半期", "令和8年7〜9月分", false)]
    [InlineData("2026-q4", "2027-01-01", "2027-03-31", "令和8年度第4四半期", "令和9年1〜3月分", true)]
    [InlineData("2026-h1", "2026-04-01", "2026-09-30", "令和8年度上半期", "令和8年4〜9月分", false)]
    [InlineData("2026-h2", "2026-10-01", "2027-03-31", "令和8年度下半期", "令和8年10月〜令和9年3月分", true)]
    [InlineData("2026-year", "2026-04-01", "2027-03-31", "令和8年度", "令和8年4月〜令和9年3月分", true)]
    [InlineData("2026-a2", "2026-04-01", "2027-03-31", "令和8年度臨時第2回", "令和8年4月〜令和9年3月分", false)]
    public void TryParse_Key_KnowsDaysAndLabels(string text, string from, string to, string label, string months, bool containsYearEnd)
    {
        var key = Key(text);

        key.From.ToString("yyyy-MM-dd").ShouldBe(from);
        key.To.ToString("yyyy-MM-dd").ShouldBe(to);
        key.Label.ShouldBe(label);
        key.MonthsLabel.ShouldBe(months);
        key.ContainsYearEnd.ShouldBe(containsYearEnd);
        key.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2026")]
    [InlineData("2026-Q2")]
    [InlineData("2026-q0")]
    [InlineData("2026-q5")]
    [InlineData("2026-h3")]
    [InlineData("2026-year1")]
    [InlineData("2026-year\n")]
    [InlineData("1026-q1")]
    [InlineData("２０２６-q1")]
    [InlineData("2026-a0")]
    public void TryParse_AnythingElse_IsRefused(string? text) =>
        PeriodKey.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void CompareTo_KeysOfTwoYears_OrderByLastDayThenLength()
    {
        string[] expected = ["2025-year", "2026-q1", "2026-q2", "2026-h1", "2026-q3", "2026-q4", "2026-h2", "2026-year", "2026-a1", "2027-q1"];

        var ordered = expected.Reverse().Select(Key).Order().Select(key => key.ToString());

        ordered.ShouldBe(expected);
    }

    [Fact]
    public void PreviousWithinYear_FirstOfYear_IsNull()
    {
        Key("2026-q3").PreviousWithinYear.ShouldBe(Key("2026-q2"));
        Key("2026-q1").PreviousWithinYear.ShouldBeNull();
        Key("2026-year").PreviousWithinYear.ShouldBeNull();
        Key("2026-a2").PreviousWithinYear.ShouldBeNull();
    }

    private static PeriodKey Key(string text) =>
        PeriodKey.TryParse(text, out var key) ? key : throw new ArgumentException(text, nameof(text));
}
