using Municipal.Dx.Domain.Progress;
using Shouldly;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class RatingScaleTests
{
    private static readonly RatingScale Cuts = Preset("進捗率100・80・60");

    [Theory]
    [InlineData("120", "◎")]
    [InlineData("100", "◎")]
    [InlineData("99.95", "◎")]
    [InlineData("99.94", "○")]
    [InlineData("79.95", "○")]
    [InlineData("79.94", "△")]
    [InlineData("60", "△")]
    [InlineData("59.9", "×")]
    [InlineData("-16.7", "×")]
    public void LevelOf_Rate_IsCutAsPrinted(string rate, string expected) => Cuts.LevelOf(decimal.Parse(rate))!.Code.ShouldBe(expected);

    [Fact]
    public void LevelOf_NoRateOrNoCuts_IsNone()
    {
        Cuts.LevelOf(null).ShouldBeNull();
        RatingScale.Default.LevelOf(100).ShouldBeNull();
    }

    [Fact]
    public void LabelOf_SameCodeAndWord_IsSaidOnce()
    {
        Preset("順調・やや遅れ・遅れ").LabelOf("順調").ShouldBe("順調");
        RatingScale.Default.LabelOf("A").ShouldBe("A 計画を上回る");
        RatingScale.Default.LabelOf("S").ShouldBe("S");
        RatingScale.Default.LabelOf(null).ShouldBe("未評価");
    }

    [Fact]
    public void ToneOf_Levels_FollowTheirPlaceAndNotTheirLetter()
    {
        RatingScale.Default.Levels.Select(level => RatingScale.Default.ToneOf(level.Code))
            .ShouldBe([RatingTone.Best, RatingTone.Good, RatingTone.Low, RatingTone.Worst]);
        var outside = Preset("S・A・B・C・−");
        outside.Levels.Select(level => outside.ToneOf(level.Code))
            .ShouldBe([RatingTone.Best, RatingTone.Good, RatingTone.Low, RatingTone.Worst, RatingTone.None]);
        RatingScale.Default.ToneOf("S").ShouldBe(RatingTone.None);
    }

    [Fact]
    public void Presets_AllOfThem_MayBeAdopted()
    {
        foreach (var preset in RatingScaleRules.Presets)
        {
            RatingScaleRules.Check(preset).ShouldBeEmpty(preset.Name);
        }
    }

    [Fact]
    public void Check_DoubleCode_NamesTheLevel() => Fields(
        new RatingLevel("A", "良い", IsLow: false),
        new RatingLevel("A", "悪い", IsLow: true)).ShouldBe(["Levels[1].Code"]);

    [Fact]
    public void Check_CutsNotFalling_NamesTheLevel() => Fields(
        new RatingLevel("A", "良い", IsLow: false, 60),
        new RatingLevel("B", "並", IsLow: false, 80),
        new RatingLevel("C", "悪い", IsLow: true)).ShouldBe(["Levels[1].FromRate"]);

    [Fact]
    public void Check_CutMissingInTheMiddle_NamesTheLevel() => Fields(
        new RatingLevel("A", "良い", IsLow: false, 80),
        new RatingLevel("B", "並", IsLow: false),
        new RatingLevel("C", "悪い", IsLow: true)).ShouldBe(["Levels[1].FromRate"]);

    [Fact]
    public void Check_CutOfTheLowestLevel_LeavesRatesWithoutOne() => Fields(
        new RatingLevel("A", "良い", IsLow: false, 80),
        new RatingLevel("B", "悪い", IsLow: true, 60)).ShouldBe(["Levels[1].FromRate"]);

    [Fact]
    public void Check_GoodLevelBelowALowOne_IsOutOfOrder() => Fields(
        new RatingLevel("A", "悪い", IsLow: true),
        new RatingLevel("B", "良い", IsLow: false)).ShouldBe(["Levels[1].IsLow"]);

    [Theory]
    [InlineData("", "良い", "Levels[0].Code")]
    [InlineData("A", " ", "Levels[0].Word")]
    [InlineData("12345678901", "良い", "Levels[0].Code")]
    public void Check_EmptyOrLongWords_AreRefused(string code, string word, string field) => Fields(
        new RatingLevel(code, word, IsLow: false),
        new RatingLevel("Z", "悪い", IsLow: true)).ShouldBe([field]);

    [Fact]
    public void Check_OneLevel_IsNoScale() => Fields(new RatingLevel("A", "良い", IsLow: false)).ShouldBe(["Levels"]);

    private static IEnumerable<string> Fields(params RatingLevel[] levels) =>
        RatingScaleRules.Check(new RatingScale("試し", 2, levels)).Select(problem => problem.Field);

    private static RatingScale Preset(string name) => RatingScaleRules.Presets.Single(preset => preset.Name == name);
}
