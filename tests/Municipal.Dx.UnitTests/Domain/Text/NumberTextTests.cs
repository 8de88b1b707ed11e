using Municipal.Dx.Domain.Text;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Text;

public sealed class NumberTextTests
{
    [Theory]
    [InlineData("１２.５％", "12.5")]
    [InlineData("１２．５％", "12.5")]
    [InlineData("1,500部", "1500")]
    [InlineData("１，５００部", "1500")]
    [InlineData("約5分", "5")]
    [InlineData("およそ90分程度", "90")]
    [InlineData("△3", "-3")]
    [InlineData("▲1,200", "-1200")]
    [InlineData("－3", "-3")]
    [InlineData("−3", "-3")]
    [InlineData("ー3", "-3")]
    [InlineData("+3", "3")]
    [InlineData("0", "0")]
    [InlineData("０件", "0")]
    [InlineData(" 3 件 ", "3")]
    [InlineData("5回/年", "5")]
    [InlineData("3㎡", "3")]
    [InlineData("0.0001", "0.0001")]
    [InlineData("99,999,999,999,999", "99999999999999")]
    public void TryRead_WaysToTypeANumber_AreUnderstood(string text, string expected)
    {
        NumberText.TryRead(text, out var value, out _).ShouldBeTrue();

        value.ShouldBe(decimal.Parse(expected));
    }

    [Theory]
    [InlineData("1万2千")]
    [InlineData("5千円")]
    [InlineData("3割")]
    [InlineData("三件")]
    [InlineData("20〜30%")]
    [InlineData("5分30秒")]
    [InlineData("1:30")]
    [InlineData("10分未満")]
    [InlineData("45分以内")]
    [InlineData("50人弱")]
    [InlineData("5%増")]
    [InlineData("①5件")]
    [InlineData("5²")]
    [InlineData("1,50")]
    [InlineData("1,5000")]
    [InlineData("12.5.1")]
    [InlineData("1e5")]
    [InlineData("--3")]
    [InlineData("－")]
    [InlineData("なし")]
    [InlineData("N/A")]
    [InlineData("0.00001")]
    [InlineData("100,000,000,000,000")]
    [InlineData("99999999999999999999999999999999999999999999999999")]
    [InlineData("")]
    [InlineData("　")]
    [InlineData(null)]
    public void TryRead_WhatWouldBeGuessed_IsRefusedWithSentence(string? text)
    {
        NumberText.TryRead(text, out var value, out var refusal).ShouldBeFalse();

        value.ShouldBe(0);
        refusal.ShouldEndWith("。");
    }

    [Theory]
    [InlineData("56,736千円", "千円", true)]
    [InlineData("5", "千円", true)]
    [InlineData("5円", "千円", false)]
    [InlineData("5千円", "円", false)]
    [InlineData("5時間", "分", false)]
    [InlineData("12パーセント", "%", true)]
    [InlineData("12%", "％", true)]
    [InlineData("3件", "件/年", true)]
    public void TryRead_UnitKnown_AnotherUnitIsRefused(string text, string unit, bool expected) =>
        NumberText.TryRead(text, out _, out _, unit).ShouldBe(expected);

    [Fact]
    public void TryRead_Read_SaysHowOnlyWhereItWasUnderstood()
    {
        NumberText.TryRead("１２.５％", out _, out var howRead);
        NumberText.TryRead("1,500", out _, out var plain);

        howRead.ShouldBe("「１２.５％」を12.5と読みました。");
        plain.ShouldBeEmpty();
    }

    [Fact]
    public void TryRead_AnotherUnit_SaysWhichToUse()
    {
        NumberText.TryRead("5時間", out _, out var refusal, "分");
        NumberText.TryRead("10分未満", out _, out var bound, "分");

        refusal.ShouldBe("「5時間」は単位が違います。「分」の数に直して入力してください。");
        bound.ShouldBe("「未満」の付いた数は一つの値として読めません。実績の数だけを入力してください。");
    }

    [Theory]
    [InlineData("1500", "部", "1,500部")]
    [InlineData("12.50", "%", "12.5%")]
    [InlineData("-1234.5", null, "-1,234.5")]
    [InlineData("0.00", "件", "0件")]
    [InlineData("-0.0", "件", "0件")]
    public void Format_Number_SeparatesThousandsAndDropsZeros(string value, string? unit, string expected) =>
        NumberText.Format(decimal.Parse(value), unit).ShouldBe(expected);

    [Fact]
    public void TryRead_WhatFormatWrote_ComesBack()
    {
        var random = new Random(8);
        for (var i = 0; i < 2_000; i++)
        {
            var value = Math.Round((decimal)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(1, 13))), random.Next(5));

            NumberText.TryRead(NumberText.Format(value, "件"), out var read, out _, "件").ShouldBeTrue();
            read.ShouldBe(value);
        }
    }

    [Fact]
    public void TryRead_RandomText_NeverThrows()
    {
        const string Letters = "0123456789０１,，.．%％-−△約程度以内未満千万円件 　〜\uD800";
        var random = new Random(3);
        for (var i = 0; i < 10_000; i++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)])]);

            Should.NotThrow(() => NumberText.TryRead(text, out _, out _, random.Next(2) == 0 ? "件" : null));
        }
    }
}
