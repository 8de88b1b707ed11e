using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const int MostCommands = 8;
    private const int AllKpis = 8;

    [Theory]
    [InlineData("oe-office")]
    [InlineData("oe-staff")]
    [InlineData("oe-committee")]
    [InlineData("admin")]
    public async Task Get_AnyMember_ListsEveryKpiOnceWithBothRates(string login)
    {
        using var client = await portal.ClientAsync(login);

        var page = await client.PageAsync("/oe/kpis");

        page.Texts("tbody tr:not(.group-row)").Count.ShouldBe(AllKpis);
        page.Texts("thead th").ShouldContain(text => text.StartsWith("進捗率（現状値から）"));
        page.Texts("thead th").ShouldContain("目標比");
    }

    [Fact]
    public async Task Get_OtherMunicipality_IsNotFound()
    {
        using var client = await portal.ClientAsync("shonai-office");

        (await client.GetAsync("/oe/kpis")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/oe/kpis.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/oe/kpis/1-1.k1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_TextOutcomeAndPolicy_NarrowTheList()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.PageAsync("/oe/kpis?q=%E6%8C%87%E6%A8%99%EF%BC%91%EF%BC%8D%EF%BC%92")).Texts("tbody tr:not(.group-row)").Count.ShouldBe(1);
        (await client.PageAsync("/oe/kpis?policy=2")).Texts("tbody tr:not(.group-row)").Count.ShouldBe(4);
        (await client.PageAsync("/oe/kpis?state=is-Unobtainable")).Text(".empty").ShouldContain("条件に合うKPIがありません");
        (await client.PageAsync("/oe/kpis?state=Empty")).Texts("tbody tr:not(.group-row)").Count.ShouldBeGreaterThan(5);
    }

    [Fact]
    public async Task Get_StrangeParameters_AreLeftOut()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync("/oe/kpis?page=-5&dept=x&sort=%3Cb%3E&state=%00&period=9999-q9&policy=%27%20or%201=1")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync("/oe/kpis?page=99999999999999999999")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_Csv_KeepsTextsFromBecomingFormulas()
    {
        await portal.WithDbAsync(db => db.Kpis.Where(k => k.Key == "2-4.k1" && k.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(s => s.SetProperty(k => k.Name, "=cmd|' /C calc'!A1")));
        using var client = await portal.ClientAsync("oe-office");

        var csv = await client.GetAsync("/oe/kpis.csv");

        csv.Status.ShouldBe(HttpStatusCode.OK);
        csv.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = csv.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1 + AllKpis);
        lines.ShouldContain(line => line.Contains("\"'=cmd|' /C calc'!A1\""));
    }

    [Fact]
    public async Task Get_MoreRows_TakesNoMoreCommands()
    {
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync("/oe/kpis");

        var all = await portal.Sql.CountAsync(() => client.PageAsync("/oe/kpis"));
        var one = await portal.Sql.CountAsync(() => client.PageAsync("/oe/kpis?q=%E6%8C%87%E6%A8%991-1"));

        all.ShouldBe(one);
        all.ShouldBeLessThanOrEqualTo(MostCommands);
    }

    [Fact]
    public async Task Get_Detail_ExplainsTheKpiInWords()
    {
        using var client = await portal.ClientAsync("admin");
        await client.PageAsync("/oe/kpis/1-1.k1");

        PortalAnswer? page = null;
        var commands = await portal.Sql.CountAsync(async () => page = await client.PageAsync("/oe/kpis/1-1.k1"));

        commands.ShouldBeLessThanOrEqualTo(MostCommands);
        page!.Text("#definition").ShouldContain("実績が目標以上になれば到達です。");
        page.Text("#values").ShouldContain("実績は未入力");
        page.Document.QuerySelector("a[href$='/record']").ShouldBeNull();
    }

    [Theory]
    [InlineData("oe-office", true)]
    [InlineData("oe-staff", false)]
    [InlineData("oe-committee", false)]
    public async Task Get_ValueOfAnOpenPeriod_IsForTheOfficeAndTheDepartmentsAsked(string login, bool isSeen)
    {
        await ValueOfAnotherDepartmentAsync();
        using var client = await portal.ClientAsync(login);

        (await client.PageAsync("/oe/kpis/9-61.k1")).Text("main").Contains("4,321件").ShouldBe(isSeen);
        (await client.PageAsync("/oe/kpis?q=9-61")).Text("main").Contains("4,321件").ShouldBe(isSeen);
        (await client.PageAsync("/oe/measures/9-61")).Text("main").Contains("4,321件").ShouldBe(isSeen);
        (await client.GetAsync("/oe/kpis.csv?q=9-61")).Body.Contains("4321").ShouldBe(isSeen);
    }

    [Fact]
    public async Task Get_UnknownKey_IsNotFound()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync("/oe/kpis/9-9.k9")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task ValueOfAnotherDepartmentAsync()
    {
        if (await portal.WithDbAsync(db => db.Measures.AnyAsync(m => m.Key == "9-61")))
        {
            return;
        }

        await portal.AddKpiAsync(await portal.AddMeasureAsync("oe", "9-61", with: null, "よその課"));
        using var office = await portal.ClientAsync("oe-office");
        var answer = await office.SubmitAsync(await office.PageAsync("/oe/kpis/9-61.k1/record"), new() { ["Input.Value"] = "4321" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect, answer.Text("main"));
    }
}
