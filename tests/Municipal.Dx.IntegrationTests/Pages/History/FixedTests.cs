using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.History;

/// <summary>確定したときの内容 is reached from the history, and stays what it was.</summary>
public sealed class FixedTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_MeasureRenamedSince_ShowsWhatWasFixed()
    {
        await portal.SubmitAsync("oe", 1);
        var first = await portal.WithDbAsync(db => db.Measures.Where(m => m.Plan!.Municipality!.Slug == "oe").OrderBy(m => m.Order).FirstAsync());
        var period = await portal.FixAsync("oe");
        await portal.WithDbAsync(db => db.Measures.Where(m => m.Id == first.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.Title, "後から変えた題名")));
        using var office = await portal.ClientAsync("oe-office");
        var history = await office.PageAsync($"/oe/history?item=measure/{first.Key}");

        var page = await office.PageAsync(history.Document.QuerySelector("a[href*='/history/fixed']")!.GetAttribute("href")!);

        page.Text(".deflist").ShouldContain(first.Title);
        page.Text(".deflist").ShouldContain($"{first.Key}の実績");
        page.Text(".deflist").ShouldNotContain("後から変えた題名");
        (await office.PageAsync($"/oe/history/fixed?item=report/{first.Key}/{period}&period={period}&edition=fixed-1")).Text(".deflist").ShouldContain(first.Title);
        (await office.GetAsync($"/oe/history/fixed?item=report/{first.Key}/{period}&period={period}&edition=draft-1")).Status.ShouldBe(HttpStatusCode.NotFound);
        using var committee = await portal.ClientAsync("oe-committee");
        (await committee.GetAsync($"/oe/history/fixed?item=measure/{first.Key}")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var elsewhere = await portal.ClientAsync("shonai-office");
        (await elsewhere.GetAsync($"/oe/history/fixed?item=measure/{first.Key}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_NothingFixed_SaysSo()
    {
        using var office = await portal.ClientAsync("shonai-office");
        var key = await portal.WithDbAsync(db => db.Measures.Where(m => m.Plan!.Municipality!.Slug == "shonai").Select(m => m.Key).FirstAsync());

        (await office.PageAsync($"/shonai/history/fixed?item=measure/{key}")).Text(".empty").ShouldContain("この内容を確定した報告期は、まだありません");
    }
}
