using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class GivenRatingsTests
{
    [Fact]
    public void Check_SameAsSelf_NeedsNoReason() => Fields(new GivenRatings("B", null, null, null)).ShouldBeEmpty();

    [Fact]
    public void Check_Differing_NeedsAReasonEach() => Fields(new GivenRatings("C", " ", "A", null)).ShouldBe(["OfficeReason", "CommitteeReason"]);

    [Fact]
    public void Check_DifferingWithReasons_Stands() => Fields(new GivenRatings("C", "遅れ", "A", "成果")).ShouldBeEmpty();

    [Fact]
    public void Check_NoOfficeRating_IsAskedFor() => Fields(new GivenRatings(null, null, "B", null)).ShouldBe(["Office"]);

    [Fact]
    public void Check_LevelOfNoScale_IsRefused() => Fields(new GivenRatings("Z", "理由", null, null)).ShouldBe(["Office"]);

    [Fact]
    public void Check_EndlessReason_IsRefused() => Fields(new GivenRatings("C", new string('あ', 1001), null, null)).ShouldBe(["OfficeReason"]);

    private static IEnumerable<string> Fields(GivenRatings given) => GivenRatings.Check(given, "B", RatingScale.Default).Select(problem => problem.Field);
}
