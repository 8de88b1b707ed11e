using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Dashboard;

public class DashboardTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_EveryNumber_EqualsTheListItLinksTo()
    {
        await ReportsAsync("oe");
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/");

        var links = page.Document.QuerySelectorAll("main a").Select(a => (Href: a.GetAttribute("href")!, Number: Leading(a)))
            .Where(link => link.Href.StartsWith("/oe/measures?", StringComparison.Ordinal) && link.Number is not null).ToList();
        links.Count.ShouldBeGreaterThan(8);
        foreach (var (href, number) in links)
        {
            var list = await client.PageAsync(href);
            list.Text(".listbar__count strong").ShouldBe(number, href);
        }
    }

    [Fact]
    public async Task Get_KpiNumbers_EqualTheListTheyLinkTo()
    {
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/");

        foreach (var link in page.Document.QuerySelectorAll(".dist--wide a"))
        {
            var list = await client.PageAsync(link.GetAttribute("href")!);
            list.Text(".listbar__count strong").ShouldBe(link.TextContent, link.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task Get_AfterDueDate_NamesWhatIsLate()
    {
        await ReportsAsync("oe");
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "shonai").ExecuteUpdateAsync(set => set.SetProperty(p => p.Due, p => p.From)));
        await ReportsAsync("shonai");
        using var client = await portal.ClientAsync("shonai-office");

        var page = await client.PageAsync("/shonai/");

        page.Text("#late").ShouldContain("期限超過");
        page.Text("#late").ShouldContain("修正依頼中");
        page.Texts(".figures dt").ShouldContain("期限を過ぎた未提出");
    }

    [Fact]
    public async Task Get_CommitteeMember_SeesNothingOfAnOpenPeriod()
    {
        await ReportsAsync("oe");
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/");

        page.Document.QuerySelector(".figures").ShouldBeNull();
        page.Text(".page-head__lead").ShouldContain("確定した報告期は、まだありません");
        page.Texts("h2").ShouldContain("計画の構成");
    }

    [Fact]
    public async Task Get_Staff_SeesOwnMeasuresOnly()
    {
        await ReportsAsync("oe");
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/");

        page.Document.QuerySelector("#h-own").ShouldNotBeNull();
        page.Document.QuerySelector("#h-sub").ShouldBeNull();
        page.Text(".figures").ShouldContain("自分の課等の分");
        page.Text("main").ShouldNotContain("見本の集計課の施策");
    }

    [Fact]
    public async Task Get_OfficeChange_IsToldByPostToOthers()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-83");
        using var office = await portal.ClientAsync("oe-office");
        await office.SubmitAsync(await office.PageAsync("/oe/measures/9-83/edit"), new() { ["Input.Remark"] = "備考", ["Input.Reason"] = "見本の理由" });
        using var client = await portal.ClientAsync("oe-committee");

        var told = (await client.PageAsync("/oe/")).Text(".timeline");

        told.ShouldContain(measure.Key);
        told.ShouldContain("理由：見本の理由");
        told.ShouldNotContain("事務局 担当");
        (await office.PageAsync("/oe/")).Text(".timeline").ShouldContain("事務局 担当");
    }

    [Fact]
    public async Task Get_MoreRows_SendsNoMoreCommands()
    {
        using var client = await portal.ClientAsync("shonai-office");
        await client.PageAsync("/shonai/");
        var few = await portal.Sql.CountAsync(() => client.PageAsync("/shonai/"));
        for (var i = 0; i < 10; i++)
        {
            await portal.AddMeasureAsync("shonai", $"9-9{i}", null, "総務課");
        }

        (await portal.Sql.CountAsync(() => client.PageAsync("/shonai/"))).ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task Get_OtherMunicipality_IsNotFound()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync("/shonai/")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/shonai/print.css")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_PrintSheet_NamesThePlanForMembersOnly()
    {
        using var client = await portal.ClientAsync("oe-committee");
        var sheet = await client.GetAsync("/oe/print.css");

        sheet.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/css");
        sheet.Body.ShouldContain("\"大江町DX推進計画\"");
        using var stranger = portal.Anonymous();
        (await stranger.GetAsync("/oe/print.css")).Location.ShouldBe((await stranger.GetAsync("/nowhere/print.css")).Location!.Replace("nowhere", "oe", StringComparison.Ordinal));
    }

    private static string? Leading(IElement link) =>
        link.TextContent.Trim() is { Length: > 0 } text && char.IsAsciiDigit(text[0]) ? string.Concat(text.TakeWhile(char.IsAsciiDigit)) : null;

    private async Task ReportsAsync(string slug)
    {
        var existing = await portal.WithDbAsync(db => db.Measures.AnyAsync(m => m.Plan!.Municipality!.Slug == slug && m.Key == "9-81"));
        if (existing)
        {
            return;
        }

        var first = await portal.AddMeasureAsync(slug, "9-81", m => m.Title = "見本の集計課の施策", "見本の集計課");
        var second = await portal.AddMeasureAsync(slug, "9-82", m => m.Title = "見本の集計課の施策二", "見本の集計課");
        await portal.AddReportAsync(first, r => (r.State, r.SelfRating, r.Stage) = (ReportState.Submitted, "B", ProgressStage.InProgress));
        await portal.AddReportAsync(second, r => (r.State, r.SelfRating, r.Stage) = (ReportState.CorrectionRequested, "D", ProgressStage.NotStarted));
    }
}
