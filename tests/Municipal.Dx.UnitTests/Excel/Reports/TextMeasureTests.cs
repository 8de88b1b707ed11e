using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.UnitTests.Excel.Reports;

public sealed class TextMeasureTests
{
    private const double Points = 9;

    [Fact]
    public void Width_FullWidth_IsTwiceAndHalfWidthALittleOverOne()
    {
        TextMeasure.Width("行政").ShouldBe(4);
        TextMeasure.Width("ab").ShouldBe(2.3, tolerance: 0.001);
        TextMeasure.Width("ｱ").ShouldBe(1.15, tolerance: 0.001);
        TextMeasure.Width("𠮷").ShouldBe(2);
    }

    [Fact]
    public void Lines_LineEnds_CountEachLineAndEmptyTextIsOne()
    {
        TextMeasure.Lines("一\n二\n\n三", 200, Points).ShouldBe(4);
        TextMeasure.Lines("", 200, Points).ShouldBe(1);
        TextMeasure.Lines(text: null, 200, Points).ShouldBe(1);
    }

    [Fact]
    public void Lines_LongWord_IsBrokenAtLast()
    {
        TextMeasure.Lines(new string('a', 100), 100, Points).ShouldBeGreaterThan(5);
        TextMeasure.Lines("あ", 1, Points).ShouldBe(1);
    }

    [Theory]
    [InlineData("短い文。")]
    [InlineData("一行目\n\n三行目 with some words and 123,456 numbers in it\n")]
    [InlineData("長い文を書く。長い文を書く。長い文を書く。長い文を書く。長い文を書く。長い文を書く。長い文を書く。")]
    public void Split_AnyText_LosesNothingAndKeepsEachPieceLow(string text)
    {
        var pieces = TextMeasure.Split(text, 90, Points, maxLines: 2);

        string.Concat(pieces).Replace("\n", "", StringComparison.Ordinal).ShouldBe(text.Replace("\n", "", StringComparison.Ordinal));
        pieces.ShouldAllBe(piece => TextMeasure.Lines(piece, 90, Points) <= 2);
    }

    [Fact]
    public void MaxLines_Body_FitsTheHighestRow() =>
        TextMeasure.Height(TextMeasure.MaxLines(Points), Points).ShouldBeLessThanOrEqualTo(TextMeasure.MaxRowHeight);
}
