using Municipal.Dx.Domain.Calendar;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class JapaneseDateTests
{
    [Theory]
    [InlineData("R8.10.1")]
    [InlineData("r8.10.01")]
    [InlineData("令和8年10月1日")]
    [InlineData("令和 8 年 10 月 1 日")]
    [InlineData("㋿8年10月1日")]
    [InlineData("2026-10-01")]
    [InlineData("2026/10/1")]
    [InlineData("2026年10月1日")]
    [InlineData("R8/10/1")]
    [InlineData("２０２６／１０／１")]
    [InlineData("Ｒ８．１０．１")]
    [InlineData("令和８年１０月１日")]
    [InlineData("平成38年10月1日")]
    [InlineData(" H38-10-1 ")]
    public void TryParse_WaysToWriteADay_ReadTheSame(string text)
    {
        JapaneseDate.TryParse(text, out var date).ShouldBeTrue();

        date.ShouldBe(new DateOnly(2026, 10, 1));
    }

    [Theory]
    [InlineData("令和元年5月1日", "2019-05-01")]
    [InlineData("R1.5.1", "2019-05-01")]
    [InlineData("平成元年度", null)]
    [InlineData("平成31年4月30日", "2019-04-30")]
    [InlineData("H30.3.31", "2018-03-31")]
    [InlineData("R8.2.29", null)]
    [InlineData("R6.2.29", "2024-02-29")]
    [InlineData("R0.2.1", null)]
    [InlineData("8.10.1", null)]
    [InlineData("R8.13.1", null)]
    [InlineData("R8.10.0", null)]
    [InlineData("R8.10/1", null)]
    [InlineData("R8年10月", null)]
    [InlineData("0001-01-01", null)]
    [InlineData("9999-12-31", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryParse_EdgesAndMistakes_AreToldApart(string? text, string? expected) =>
        (JapaneseDate.TryParse(text, out var date) ? date.ToString("yyyy-MM-dd") : null).ShouldBe(expected);

    [Theory]
    [InlineData("R6.3", "2024-03")]
    [InlineData("令和6年3月", "2024-03")]
    [InlineData("令和６年 ３月", "2024-03")]
    [InlineData("2024/3", "2024-03")]
    [InlineData("2024-03", "2024-03")]
    [InlineData("H31.4", "2019-04")]
    [InlineData("R6.13", null)]
    [InlineData("R6.3.1", null)]
    [InlineData("令和6年度", null)]
    public void TryParseMonth_WaysToWriteAMonth_AreRead(string text, string? expected) =>
        (JapaneseDate.TryParseMonth(text, out var month) ? month.ToString() : null).ShouldBe(expected);

    [Fact]
    public void Format_Day_IsJapanese()
    {
        JapaneseDate.Format(new DateOnly(2026, 10, 1)).ShouldBe("令和8年10月1日");
        JapaneseDate.Format(new DateOnly(2019, 4, 30)).ShouldBe("平成31年4月30日");
        JapaneseDate.Format(new DateOnly(2019, 5, 1)).ShouldBe("令和元年5月1日");
        JapaneseDate.Format(DateOnly.MinValue).ShouldBe("1年1月1日");
        JapaneseDate.FormatWithWeekday(new DateOnly(2026, 10, 9)).ShouldBe("10月9日（金）");
        JapaneseDate.FormatWithYearAndWeekday(new DateOnly(2026, 10, 9)).ShouldBe("令和8年10月9日（金）");
    }

    [Fact]
    public void TryParse_WhatFormatWrote_ComesBack()
    {
        for (var date = new DateOnly(1990, 4, 1); date.Year < 2090; date = date.AddDays(97))
        {
            JapaneseDate.TryParse(JapaneseDate.Format(date), out var read).ShouldBeTrue();
            read.ShouldBe(date);
        }
    }
}
