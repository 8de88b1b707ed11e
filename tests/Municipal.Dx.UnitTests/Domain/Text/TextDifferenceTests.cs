using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.UnitTests.Domain.Text;

public class TextDifferenceTests
{
    [Theory]
    [InlineData("広報1回、窓口", "広報2回、窓口", "広報|1|2|回、窓口")]
    [InlineData("同じ", "同じ", "同じ|||")]
    [InlineData(null, "新", "||新|")]
    [InlineData("ああ", "あああ", "ああ||あ|")]
    [InlineData("𠮟る", "𠮷る", "|𠮟|𠮷|る")]
    public void Of_TwoTexts_ShowsWhatStandsBetween(string? old, string? now, string expected)
    {
        var difference = TextDifference.Of(old, now);

        $"{difference.Before}|{difference.Old}|{difference.New}|{difference.After}".ShouldBe(expected);
    }
}
