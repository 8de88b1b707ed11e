using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

/// <summary>未報告: what was typed but never handed in is nobody's report once the period is fixed.</summary>
public sealed class UnreportedTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_DraftOfFixedPeriod_ReadsAsUnreportedWithoutWhatWasTyped()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-91");
        await portal.ChangeReportAsync(measure, report => (report.Achievement, report.SelfRating, report.Stage) = ("途中の文", "D", ProgressStage.InProgress));
        await portal.FixAsync("oe");
        using var committee = await portal.ClientAsync("oe-committee");

        var page = await committee.PageAsync("/oe/measures/9-91");
        var list = await committee.PageAsync("/oe/measures?q=9-91");
        var csv = await committee.GetAsync("/oe/measures.csv");
        var home = await committee.PageAsync("/oe/");

        page.Text("#reports").ShouldContain("未報告");
        page.Text("main").ShouldNotContain("途中の文");
        page.Text("#reports").ShouldNotContain("入力中");
        list.Texts(".state").ShouldAllBe(state => state == "未報告");
        (await committee.PageAsync("/oe/measures?rate=low")).Text("main").ShouldNotContain("9-91");
        csv.Body.ShouldContain("未報告");
        csv.Body.ShouldNotContain("入力中");
        home.Text("main").ShouldNotContain("未提出");
    }
}
