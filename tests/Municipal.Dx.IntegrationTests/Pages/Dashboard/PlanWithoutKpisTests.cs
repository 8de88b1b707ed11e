using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Dashboard;

public class PlanWithoutKpisTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("shonai-office")]
    [InlineData("shonai-staff")]
    [InlineData("shonai-committee")]
    [InlineData("admin")]
    public async Task Get_Home_ShowsWhatThePlanHolds(string loginName)
    {
        await portal.WithDbAsync(async db =>
        {
            await db.YearlyTargets.Where(t => t.Kpi!.Plan!.Municipality!.Slug == "shonai").ExecuteDeleteAsync();
            await db.MeasureKpis.Where(l => l.Kpi!.Plan!.Municipality!.Slug == "shonai").ExecuteDeleteAsync();
            await db.Kpis.Where(k => k.Plan!.Municipality!.Slug == "shonai").ExecuteDeleteAsync();
        });
        using var client = await portal.ClientAsync(loginName);

        var page = await client.PageAsync("/shonai/");

        page.Document.QuerySelector("#h-kpi").ShouldBeNull();
        page.Texts("h2").ShouldContain("計画の構成");
        page.Text("main").ShouldContain("KPIを定めていません");
    }
}
