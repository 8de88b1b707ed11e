using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.UnitTests.Domain.Progress;

public sealed class SubmissionRulesTests
{
    private static readonly SubmittedReport Whole = new(ProgressStage.InProgress, "B", RatingNeedsIssue: false, "研修を実施した。", HasNoMovement: false, Issue: null, "次も行う。", UnansweredKpis: [], UnansweredOpinions: 0);

    [Fact]
    public void Check_WholeReport_HasNoProblem() => SubmissionRules.Check(Whole).ShouldBeEmpty();

    [Fact]
    public void Check_EmptyReport_NamesEachField() =>
        SubmissionRules.Check(new SubmittedReport(null, null, RatingNeedsIssue: false, " ", HasNoMovement: false, null, null, ["手続き数"], 2)).Select(p => p.Field)
            .ShouldBe(["Stage", "SelfRating", "Achievement", "NextPlan", "Kpis", "Opinions"]);

    [Fact]
    public void Check_NoMovement_StandsForTheAchievement() => SubmissionRules.Check(Whole with { Achievement = null, HasNoMovement = true }).ShouldBeEmpty();

    [Fact]
    public void Check_LowRatingWithoutIssue_AsksForIt() => SubmissionRules.Check(Whole with { RatingNeedsIssue = true }).ShouldHaveSingleItem().Field.ShouldBe("Issue");

    [Theory]
    [InlineData(ProgressStage.Completed)]
    [InlineData(ProgressStage.Stopped)]
    public void Check_FinishedMeasure_NeedsNoNextPlan(ProgressStage stage) => SubmissionRules.Check(Whole with { Stage = stage, NextPlan = null }).ShouldBeEmpty();
}
