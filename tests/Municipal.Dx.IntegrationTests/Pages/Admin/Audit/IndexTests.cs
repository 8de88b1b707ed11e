using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin.Audit;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_AfterAChange_ShowsWhoWhatOldNewAndWhy()
    {
        using var client = await portal.ClientAsync("oe-office");
        await RenameMeasureAsync("oe", "1-2", "窓口の改善", "誤記の訂正");

        var page = await client.PageAsync("/oe/admin/audit?Input.Kind=measure&Input.Person=担当一");

        page.Texts("tbody tr").Count.ShouldBe(1);
        page.Text("tbody th").ShouldBe("施策 1-2の履歴だけを見る変更");
        page.Text("tbody del").ShouldBe("具体的施策1-2の題名");
        page.Text("tbody ins").ShouldBe("窓口の改善");
        page.Text("tbody .is-wide").ShouldStartWith("理由：誤記の訂正 題名：");
        page.Text("tbody [data-label='変えた人・方法']").ShouldBe("担当一政策推進課・画面");
    }

    [Fact]
    public async Task Get_AnotherMunicipalitysChanges_AreNotSeen()
    {
        using var client = await portal.ClientAsync("oe-office");
        await RenameMeasureAsync("shonai", "2-2", "よその町の題名", "よその理由");

        var page = await client.PageAsync("/oe/admin/audit");

        page.Body.ShouldNotContain("よその");
        (await client.GetAsync("/oe/admin/audit?Input.Record=measure%2F2-2")).Body.ShouldNotContain("よその");
    }

    [Fact]
    public async Task Get_DaysInJapaneseForms_NarrowToThem()
    {
        using var client = await portal.ClientAsync("oe-office");

        var none = await client.PageAsync("/oe/admin/audit?Input.To=R1.5.1");
        var all = await client.PageAsync("/oe/admin/audit?Input.From=令和元年5月1日");
        var wrong = await client.PageAsync("/oe/admin/audit?Input.From=きのう");

        none.Text(".empty h2").ShouldBe("条件に合う記録はありません");
        all.Texts("tbody tr").ShouldNotBeEmpty();
        wrong.Errors.Count.ShouldBe(1);
        wrong.Document.QuerySelector("#Input_From")!.GetAttribute("value").ShouldBe("きのう");
    }

    [Theory]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Get_ByRole_FollowsTheTable(string name, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(name);

        (await client.GetAsync("/oe/admin/audit")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_OneOrManyEntries_SendsTheSameNumberOfCommands()
    {
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync("/oe/admin/audit");

        var many = await portal.Sql.CountAsync(() => client.PageAsync("/oe/admin/audit"));
        var few = await portal.Sql.CountAsync(() => client.PageAsync("/oe/admin/audit?Input.Kind=user&Input.Way=Command"));

        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(8);
    }

    private Task RenameMeasureAsync(string slug, string key, string title, string reason) => portal.WithDbAsync(async db =>
    {
        (await db.Measures.SingleAsync(m => m.Key == key && m.Plan!.Municipality!.Slug == slug)).Title = title;
        (db.Change.ActorName, db.Change.ActorPost, db.Change.Source, db.Change.Reason) = ("担当一", "政策推進課", Domain.Auditing.ChangeSource.Web, reason);
        await db.SaveChangesAsync();
    });
}
