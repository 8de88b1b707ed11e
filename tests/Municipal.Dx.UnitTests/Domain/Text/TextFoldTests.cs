using Municipal.Dx.Domain.Text;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Text;

public sealed class TextFoldTests
{
    [Theory]
    [InlineData("ＤＸ推進", "dx推進")]
    [InlineData("ｵﾝﾗｲﾝ申請", "おんらいん申請")]
    [InlineData("オンライン申請", "おんらいん申請")]
    [InlineData("  行政　　手続\r\n", "行政 手続")]
    [InlineData("サーバー", "さーばー")]
    [InlineData("ヴァイオリン", "ゔぁいおりん")]
    [InlineData("ｶﾞｲﾄﾞ", "がいど")]
    [InlineData("①㈱", "1(株)")]
    [InlineData("ゼロ\u200B幅", "ぜろ幅")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Fold_Spellings_MeetInOneForm(string? text, string expected) =>
        TextFold.Fold(text).ShouldBe(expected);

    [Fact]
    public void Fold_LongVowel_IsKept() =>
        TextFold.Fold("サーバー").ShouldNotBe(TextFold.Fold("サーバ"));

    [Fact]
    public void Fold_RandomText_NeverThrowsAndFoldsOnce()
    {
        var random = new Random(20261001);
        for (var i = 0; i < 5_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(12)).Select(_ => (char)random.Next(char.MaxValue + 1))]);
            var folded = TextFold.Fold(text);

            TextFold.Fold(folded).ShouldBe(folded);
        }
    }
}
