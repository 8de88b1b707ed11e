using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Plan;

/// <summary>The pages of the plan over the five real plans.</summary>
public class SeededPlanTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    [Theory]
    [InlineData("shonai")]
    [InlineData("oe")]
    [InlineData("shiraoka")]
    [InlineData("kahoku")]
    [InlineData("katori")]
    public async Task Get_Tree_ListsEveryMeasureAndInitiativeOnce(string slug)
    {
        using var client = await portal.ClientAsync($"{slug}-committee");
        var (measures, initiatives) = await portal.WithDbAsync(async db =>
        {
            var municipality = await db.Municipalities.Where(m => m.Slug == slug).Select(m => m.Id).SingleAsync();
            return (await db.Measures.CountAsync(m => m.MunicipalityId == municipality), await db.Initiatives.CountAsync(i => i.MunicipalityId == municipality));
        });

        var page = await client.PageAsync($"/{slug}/plan");

        page.Document.QuerySelectorAll(".tree .rows__main > a").Length.ShouldBe(measures);
        page.Document.QuerySelectorAll(".tree__initiatives > li").Length.ShouldBe(initiatives);
        page.Text(".listbar__count").ShouldStartWith($"{measures}件");
    }

    [Theory]
    [InlineData("shonai", true)]
    [InlineData("kahoku", true)]
    [InlineData("oe", false)]
    [InlineData("shiraoka", false)]
    [InlineData("katori", false)]
    public async Task Get_Schedule_ShowsEveryPhaseOrSaysThatThePlanPrintsNone(string slug, bool isEmpty)
    {
        using var client = await portal.ClientAsync($"{slug}-staff");
        var (dated, scheduled) = await portal.WithDbAsync(async db =>
        {
            var municipality = await db.Municipalities.Where(m => m.Slug == slug).Select(m => m.Id).SingleAsync();
            return (
                await db.SchedulePhases.CountAsync(p => p.MunicipalityId == municipality && p.FirstFiscalYear != null),
                await db.Initiatives.CountAsync(i => i.MunicipalityId == municipality && i.Phases.Any()));
        });

        var page = await client.PageAsync($"/{slug}/plan/schedule");

        (page.Document.QuerySelector(".empty h2")?.TextContent == "この計画には工程表がありません").ShouldBe(isEmpty);
        page.Document.QuerySelectorAll(".gantt .phase").Length.ShouldBe(dated);
        page.Document.QuerySelectorAll(".gantt th[scope=row]").Length.ShouldBe(scheduled);
        page.Document.QuerySelectorAll("[style]").Length.ShouldBe(0);
    }

    [Fact]
    public async Task Get_ScheduleWithoutYears_SaysSo()
    {
        using var client = await portal.ClientAsync("shiraoka-office");

        var page = await client.PageAsync("/shiraoka/plan/schedule");

        page.Texts(".gantt__undated").ShouldContain("年度不明：継続実施");
        page.Texts(".phase--unsure").ShouldContain(text => text.StartsWith("拡大の検討（令和8年度から、終期不明）", StringComparison.Ordinal));
        page.Texts(".section h2").ShouldContain("取組");
    }

    [Theory]
    [InlineData("oe")]
    [InlineData("shiraoka")]
    [InlineData("katori")]
    public async Task Get_ScheduleWithOpenEnds_DrawsNoneAsOneYear(string slug)
    {
        using var client = await portal.ClientAsync($"{slug}-office");

        var page = await client.PageAsync($"/{slug}/plan/schedule");

        foreach (var bar in page.Document.QuerySelectorAll(".phase--unsure").Where(bar => bar.TextContent.Contains("から、終期不明", StringComparison.Ordinal)))
        {
            int.Parse(bar.ParentElement!.GetAttribute("colspan")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(1);
        }
    }

    [Theory]
    [InlineData("shonai", "令和6年度〜令和10年度")]
    [InlineData("oe", "令和6年度〜令和11年度")]
    [InlineData("shiraoka", "期間の定めなし")]
    [InlineData("kahoku", "期間の定めなし")]
    [InlineData("katori", "令和7年度〜令和11年度")]
    public async Task Get_Revisions_SaysPeriodOfThePlan(string slug, string period)
    {
        using var client = await portal.ClientAsync($"{slug}-committee");

        var page = await client.PageAsync($"/{slug}/plan/revisions");

        page.Texts(".facts dd").ShouldContain(period);
        page.Document.QuerySelectorAll("article[id^=note-]").Length.ShouldBe(await CountAsync(slug, "note"));
        page.Text("main").ShouldContain("計画の原典");
    }

    [Theory]
    [InlineData("shonai")]
    [InlineData("oe")]
    [InlineData("shiraoka")]
    [InlineData("kahoku")]
    [InlineData("katori")]
    public async Task Get_GlossaryAndGovernance_ListAllOfThePlan(string slug)
    {
        using var client = await portal.ClientAsync($"{slug}-committee");

        var printed = await client.PageAsync($"/{slug}/plan/glossary");
        var indexed = await client.PageAsync($"/{slug}/plan/glossary?order=index");
        var governance = await client.PageAsync($"/{slug}/plan/governance");

        var terms = await CountAsync(slug, "term");
        printed.Document.QuerySelectorAll(".terms dt").Length.ShouldBe(terms);
        indexed.Document.QuerySelectorAll(".terms dt").Length.ShouldBe(terms);
        governance.Document.QuerySelectorAll("article[id^=body-]").Length.ShouldBe(await CountAsync(slug, "body"));
        governance.Document.QuerySelectorAll("article[id^=viewpoint-]").Length.ShouldBe(await CountAsync(slug, "viewpoint"));
    }

    [Fact]
    public async Task Get_RevisionsWithFigures_ShowsThemAsPrinted()
    {
        using var client = await portal.ClientAsync("shonai-office");

        var page = await client.PageAsync("/shonai/plan/revisions");

        page.Text("#note-online-procedures-2024-03 tbody tr:first-child").ShouldContain("令和6年3月末現在");
        page.Text("#note-online-procedures-2024-03 tbody tr:first-child td").ShouldBe("160手続");
        page.Texts("#note-online-procedures-2024-03 .tag").ShouldContain("題名は要約");
    }

    [Fact]
    public async Task Get_TreeOfPlanWithoutPolicies_DoesNotShowTheImplicitOneAsPrinted()
    {
        using var client = await portal.ClientAsync("shiraoka-office");
        var title = await portal.WithDbAsync(db => db.Policies.Where(p => p.IsImplicit).Select(p => p.Title).SingleAsync());

        var page = await client.PageAsync("/shiraoka/plan");

        page.Texts(".tree__policy").ShouldBe(["取組"]);
        page.Texts("h2, h3").ShouldNotContain(title);
    }

    [Theory]
    [InlineData("/shonai/plan")]
    [InlineData("/shonai/plan/schedule")]
    [InlineData("/shonai/plan/glossary")]
    [InlineData("/shonai/plan/governance")]
    [InlineData("/shonai/plan/revisions")]
    public async Task Get_OtherMunicipality_IsNotFound(string path)
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<int> CountAsync(string slug, string what) => portal.WithDbAsync(async db =>
    {
        var municipality = await db.Municipalities.Where(m => m.Slug == slug).Select(m => m.Id).SingleAsync();
        return what switch
        {
            "note" => await db.PlanNotes.CountAsync(n => n.MunicipalityId == municipality),
            "term" => await db.GlossaryTerms.CountAsync(t => t.MunicipalityId == municipality),
            "body" => await db.GovernanceBodies.CountAsync(b => b.MunicipalityId == municipality),
            _ => await db.Viewpoints.CountAsync(v => v.MunicipalityId == municipality),
        };
    });
}
