using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.UnitTests.Domain.Calendar;

public sealed class FiscalYearTextTests
{
    [Theory]
    [InlineData("2029", 2029)]
    [InlineData("２０２９年度", 2029)]
    [InlineData("令和11年度", 2029)]
    [InlineData("Ｒ１１", 2029)]
    [InlineData("r11年", 2029)]
    [InlineData("平成31年度", 2019)]
    [InlineData("令和元年度", 2019)]
    [InlineData(" 令和 8 ", 2026)]
    public void TryParse_AsPeopleType_IsRead(string text, int year)
    {
        FiscalYearText.TryParse(text, out var read).ShouldBeTrue();
        read.Value.ShouldBe(year);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("R0")]
    [InlineData("1889")]
    [InlineData("9999")]
    [InlineData("令和")]
    [InlineData("R11.3")]
    public void TryParse_AnythingElse_IsRefused(string? text) => FiscalYearText.TryParse(text, out _).ShouldBeFalse();
}
