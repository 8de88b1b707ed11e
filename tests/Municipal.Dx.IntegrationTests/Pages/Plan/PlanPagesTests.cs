using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Plan;

/// <summary>The pages of the plan over records of the test's own.</summary>
public class PlanPagesTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("q=体系の見本甲", "9-61")]
    [InlineData("q=体系の見本&np=R4", "9-62")]
    [InlineData("q=体系の見本&np=none", "9-61")]
    [InlineData("q=体系の見本&dept=none", "9-61")]
    public async Task Get_TreeFiltered_ShowsWhatItNames(string query, string expected)
    {
        if (!await portal.WithDbAsync(db => Task.FromResult(db.Measures.Any(m => m.Key == "9-61"))))
        {
            await portal.AddMeasureAsync("oe", "9-61", m => m.Title = "体系の見本甲");
            await portal.AddMeasureAsync("shonai", "9-61", m => m.Title = "体系の見本甲(他の町)");
            await portal.AddPriorityAsync(await portal.AddMeasureAsync("oe", "9-62", m => m.Title = "体系の見本乙", "体系課"), "R4");
        }

        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync($"/oe/plan?{query}");

        page.Texts(".tree .rows__main > a").ShouldHaveSingleItem().ShouldStartWith(expected + " ");
    }

    [Fact]
    public async Task Get_TreeFilteredToNothing_OffersWayBack()
    {
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/plan?q=どこにもない語");

        page.Text(".empty h3").ShouldContain("条件に合う");
        page.Document.QuerySelector(".empty a[href='/oe/plan']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_OtherPlanOfMunicipality_IsOfferedAndShown()
    {
        await portal.AddMeasureAsync("oe", "9-63");
        await portal.WithDbAsync(async db =>
        {
            var current = db.Plans.Single(p => p.Municipality!.Slug == "oe" && p.State == PlanState.Current);
            db.Plans.Add(new Domain.Plans.Plan { MunicipalityId = current.MunicipalityId, Key = "2019", Title = "前の計画の見本", Kind = "推進計画", FirstFiscalYear = 2019, LastFiscalYear = 2023, State = PlanState.Past });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/plan/revisions");
        var past = await client.PageAsync("/oe/plan/revisions?plan=2019");

        page.Document.QuerySelector(".plan-others a[href='/oe/plan/revisions?plan=2019']").ShouldNotBeNull();
        past.Text(".plan-others").ShouldContain("過去の計画を表示しています");
        past.Texts(".facts dd").ShouldContain("令和元年度〜令和5年度");
        past.Document.QuerySelector(".toc--tabs a[href='/oe/plan/glossary?plan=2019']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_GlossarySearched_FindsByReadingAndKeepsAliases()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-64");
        await portal.WithDbAsync(async db =>
        {
            db.GlossaryTerms.AddRange(
                new GlossaryTerm { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Term = "索引見本語", Reading = "さくいんみほんご", Aliases = ["別字の見本"], Definition = "説明" },
                new GlossaryTerm { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Term = "Zの見本", Definition = "説明" });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-committee");

        var found = await client.PageAsync("/oe/plan/glossary?q=サクインミホン");
        var index = await client.PageAsync("/oe/plan/glossary?order=index&q=見本");

        found.Texts(".terms dt").ShouldBe(["索引見本語さくいんみほんご"]);
        found.Text(".terms dd").ShouldContain("別の書き方：別字の見本");
        index.Text("#i-sa").ShouldContain("索引見本語");
        index.Text("#i-latin").ShouldContain("Zの見本");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("plan/schedule")]
    [InlineData("plan/glossary")]
    [InlineData("plan/governance")]
    [InlineData("plan/revisions")]
    public async Task Get_MoreRows_SendsNoMoreCommands(string path)
    {
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync($"/oe/{path}");
        var few = await portal.Sql.CountAsync(() => client.PageAsync($"/oe/{path}"));
        var word = path.Replace("plan", string.Empty, StringComparison.Ordinal).Trim('/').PadRight(1, 't');
        var measure = await portal.AddMeasureAsync("oe", $"9-65{word.Length}{word[0]}", m => m.Order = 900, $"件数{word}課");
        await portal.WithDbAsync(async db =>
        {
            for (var i = 1; i <= 5; i++)
            {
                var key = $"{word}{i}";
                var initiative = new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = $"{measure.Key}/{i}", Title = $"取組{i}", Order = i };
                db.AddRange(
                    initiative,
                    new SchedulePhase { MunicipalityId = measure.MunicipalityId, Initiative = initiative, Label = "検討", FirstFiscalYear = 2026 },
                    new GovernanceBody { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Key = key, Name = key, Role = "役割" },
                    new PlanNote { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Key = key, Title = key, Text = "文" },
                    new GlossaryTerm { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Term = key, Definition = "説明" });
            }

            await db.SaveChangesAsync();
        });

        var many = await portal.Sql.CountAsync(() => client.PageAsync($"/oe/{path}"));

        // The glossary is read once, when the first text of the plan stands on the page.
        many.ShouldBeInRange(few, few + 1);
        many.ShouldBeLessThanOrEqualTo(8);
        (await portal.Sql.CountAsync(() => client.PageAsync($"/oe/{path}"))).ShouldBe(many);
    }
}
