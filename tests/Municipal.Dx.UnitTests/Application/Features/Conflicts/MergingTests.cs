using Municipal.Dx.Application.Features.Conflicts;

namespace Municipal.Dx.UnitTests.Application.Features.Conflicts;

public class MergingTests
{
    private static readonly Guid Opened = new("00000000-0000-0000-0000-000000000001");
    private static readonly Guid Now = new("00000000-0000-0000-0000-000000000002");
    private static readonly EditStamp Stamp = EditStamp.Of(Opened, Fields("題名", "方向"));

    [Fact]
    public void Decide_NobodySavedMeanwhile_KeepsTheForm()
    {
        var decision = Merging.Decide(Stamp, Opened, Fields("新しい題名", "方向"), Fields("題名", "方向"));

        decision.IsOpen.ShouldBeFalse();
        decision.TakeTheirs.ShouldBeEmpty();
    }

    [Fact]
    public void Decide_DifferentFieldsChanged_KeepsBoth()
    {
        var decision = Merging.Decide(Stamp, Now, Fields("私の題名", "方向"), Fields("題名", "ほかの人の方向"));

        decision.IsOpen.ShouldBeFalse();
        decision.TakeTheirs.ShouldBe(["Direction"]);
        decision.KeptNotice.ShouldContain("「方向性」");
    }

    [Fact]
    public void Decide_SameFieldChangedTwice_AsksForIt()
    {
        var decision = Merging.Decide(Stamp, Now, Fields("私の題名", "方向"), Fields("ほかの人の題名", "方向"));

        decision.IsOpen.ShouldBeTrue();
        decision.Rows.Single(r => r.Name == "Title").Side.ShouldBe(MergeSide.Open);
    }

    [Fact]
    public void Decide_SameChangeTwice_NeedsNoChoice()
    {
        Merging.Decide(Stamp, Now, Fields("同じ題名", "方向"), Fields("同じ題名", "方向")).IsOpen.ShouldBeFalse();
    }

    [Theory]
    [InlineData(EditStamp.KeepMine, false)]
    [InlineData(EditStamp.KeepTheirs, true)]
    public void Decide_ChosenOnTheVersionStoredNow_FollowsTheChoice(string pick, bool takesTheirs)
    {
        var stamp = new EditStamp { Version = Now, Base = Stamp.Base, Pick = { ["Title"] = pick } };

        var decision = Merging.Decide(stamp, Now, Fields("私の題名", "方向"), Fields("ほかの人の題名", "方向"));

        decision.IsOpen.ShouldBeFalse();
        decision.TakeTheirs.Contains("Title").ShouldBe(takesTheirs);
    }

    [Fact]
    public void Decide_ChosenOnAnOlderVersion_AsksAgain()
    {
        var stamp = new EditStamp { Version = Opened, Base = Stamp.Base, Pick = { ["Title"] = EditStamp.KeepMine } };

        Merging.Decide(stamp, Now, Fields("私の題名", "方向"), Fields("三人目の題名", "方向")).IsOpen.ShouldBeTrue();
    }

    [Fact]
    public void Decide_PrintsMissingOrBroken_AsksForEveryDifference()
    {
        var stamp = new EditStamp { Version = Opened, Base = "::;Title" };

        Merging.Decide(stamp, Now, Fields("私の題名", "方向"), Fields("題名", "別の方向")).Rows
            .ShouldAllBe(r => r.Side == MergeSide.Open);
    }

    private static FieldText[] Fields(string title, string direction) =>
        [new FieldText("Title", "題名", title), new FieldText("Direction", "方向性", direction)];
}
