using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Home;

public sealed class IndexTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    [Fact]
    public async Task Get_NotSignedIn_OffersLoginAndPublishedPlans()
    {
        using var client = portal.Anonymous();

        var page = await client.PageAsync("/");

        page.Document.QuerySelector("a[href='/account/login']").ShouldNotBeNull();
        page.Texts("main .rows__main > a").Count.ShouldBe(5);
        page.Text("main").ShouldContain("大江町DX推進計画（令和6年2月） 施策33件・KPI24件");
    }

    [Fact]
    public async Task Get_UnpublishedPlan_IsNotOfferedToStrangers()
    {
        await portal.WithDbAsync(async db =>
        {
            var plan = db.Plans.Single(p => p.Title.Contains("庄内町"));
            plan.IsPublished = false;
            await db.SaveChangesAsync();
            return 0;
        });
        using var client = portal.Anonymous();
        using var admin = await portal.ClientAsync("admin");

        (await client.PageAsync("/")).Text("main").ShouldNotContain("庄内町");
        (await admin.PageAsync("/")).Text("main").ShouldContain("庄内町");
        await portal.WithDbAsync(async db =>
        {
            db.Plans.Single(p => p.Title.Contains("庄内町")).IsPublished = true;
            await db.SaveChangesAsync();
            return 0;
        });
    }

    [Fact]
    public async Task Get_MemberOfAMunicipality_GoesStraightThere()
    {
        using var client = await portal.ClientAsync("oe-staff");

        (await client.GetAsync("/")).Location.ShouldBe("/oe/");
    }
}
