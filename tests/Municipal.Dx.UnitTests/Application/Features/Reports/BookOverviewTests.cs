using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.UnitTests.Application.Features.Reports;

public sealed class BookOverviewTests
{
    [Fact]
    public void Of_Sample_CountsEveryMeasureAndKpiExactlyOnce()
    {
        var overview = BookOverview.Of(BookSamples.Fixed());

        overview.Ratings.Sum(count => count.Count).ShouldBe(overview.Measures);
        overview.Stages.Sum(count => count.Count).ShouldBe(overview.Measures);
        overview.Policies.Sum(policy => policy.Measures).ShouldBe(overview.Measures);
        overview.Judged.Sum(count => count.Count).ShouldBe(overview.KpisJudged);
        (overview.KpisJudged + overview.NotJudged.Sum(count => count.Count)).ShouldBe(overview.Kpis);
    }

    [Fact]
    public void Of_Draft_IsMissingAndNotRated()
    {
        var content = BookSamples.WithMeasures(BookSamples.Measure("1-1", "施策", BookSamples.Report("A", "下書き", state: ReportState.InDepartmentReview)));

        var overview = BookOverview.Of(content);

        (overview.Asked, overview.Answered, overview.Rated).ShouldBe((1, 0, 0));
        overview.Ratings.Single(count => count.Label == "未報告").Count.ShouldBe(1);
        overview.Ratings.Single(count => count.Label == "A 計画を上回る").Count.ShouldBe(0);
    }

    [Fact]
    public void Of_RatingOutsideTheScale_CountsAsUnrated()
    {
        var content = BookSamples.WithMeasures(BookSamples.Measure("1-1", "施策", BookSamples.Report("S", "進めた。")));

        BookOverview.Of(content).Ratings.Single(count => count.Label == RatingScale.Unrated).Count.ShouldBe(1);
    }

    [Fact]
    public void Of_NoPreviousPeriod_HasNoCountsBefore()
    {
        var overview = BookOverview.Of(BookSamples.Fixed() with { Previous = null });

        overview.Ratings.Concat(overview.Stages).Concat(overview.Judged).ShouldAllBe(count => count.Before == null);
    }

    [Fact]
    public void Of_IssuesAndAchievements_ComeFromTheEndsOfTheScale()
    {
        var overview = BookOverview.Of(BookSamples.Fixed());

        overview.Achievements[0].Number.ShouldBe("(1)-1-5");
        overview.Achievements.ShouldNotContain(measure => measure.Answer!.HasNoMovement);
        overview.Issues.Select(measure => measure.Answer!.Rating).ShouldBe(["D", "D", "C"]);
        overview.NotableKpis[0].Actual.Outcome.ShouldBe(KpiOutcome.WorseThanBaseline);
    }
}
