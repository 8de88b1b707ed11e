using System.Net;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_NothingFixed_CommitteeAndAdministratorAreToldSo()
    {
        foreach (var login in new[] { "shonai-committee", "admin" })
        {
            using var client = await portal.ClientAsync(login);

            (await client.PageAsync("/shonai/reports")).Text(".empty h2").ShouldBe("ダウンロードできる報告書はまだありません");
            (await client.GetAsync($"/shonai/reports?handler=Book&period={await portal.OpenPeriodAsync("shonai")}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Fact]
    public async Task Get_PeriodThatIsNotTheirs_IsNotFound()
    {
        using var committee = await portal.ClientAsync("shonai-committee");

        (await committee.GetAsync($"/shonai/reports?period={await portal.OpenPeriodAsync("shonai")}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync("/shonai/reports?handler=Book&period=1999-q1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync("/oe/reports?handler=Book")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_Staff_DownloadsOwnMeasuresOnly()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var open = await portal.OpenPeriodAsync("oe");

        var page = await client.PageAsync("/oe/reports?period=" + open);
        using var book = await BookAsync(client, $"/oe/reports?handler=Book&period={open}");

        page.Text(".file--solid").ShouldContain("速報（自分の課等の分）");
        var words = string.Join('\n', book.Worksheet("進捗管理表").CellsUsed().Select(c => c.Value?.ToString()));
        words.ShouldContain("具体的施策1-1の題名");
        words.ShouldNotContain("具体的施策1-4の題名");
    }

    [Fact]
    public async Task Get_MorePeriods_SendsTheSameNumberOfCommands()
    {
        using var client = await portal.ClientAsync("shonai-office");
        await client.PageAsync("/shonai/reports");
        var before = await portal.Sql.CountAsync(() => client.PageAsync("/shonai/reports"));
        await portal.WithDbAsync(async db =>
        {
            var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == "shonai");
            db.ReportingPeriods.Add(new ReportingPeriod { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = "2025-q4", FiscalYear = 2025, From = new(2026, 1, 1), To = new(2026, 3, 31), AsOf = new(2026, 3, 31), Due = new(2026, 4, 9), State = PeriodState.Open });
            await db.SaveChangesAsync();
        });

        var after = await portal.Sql.CountAsync(() => client.PageAsync("/shonai/reports"));

        after.ShouldBe(before);
        after.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task Get_Office_HasFourEditionsAndPicksCards()
    {
        using var client = await portal.ClientAsync("oe-office");
        var open = await portal.OpenPeriodAsync("oe");

        var page = await client.PageAsync("/oe/reports?period=" + open);
        page.Document.QuerySelectorAll(".book__files .file").Select(link => link.TextContent.Trim().Split('・')[0]).ShouldBe(["委員会版", "庁内版", "議会版", "公表版"]);
        page.Document.QuerySelectorAll("input[name=pick]").Length.ShouldBeGreaterThan(3);
        using var book = await BookAsync(client, $"/oe/reports?handler=Book&period={open}&for=assembly&material=2-1&pick=1-1&pick=1-4");

        book.Worksheets.Select(sheet => sheet.Name).Where(name => name != "KPIの状況").ShouldBe(["概要", "個票 1-1", "個票 1-4"]);
        book.Worksheet("概要").PageSetup.Header.GetText(XLHFOccurrence.OddPages).ShouldContain("資料2-1");
        (await client.GetAsync($"/oe/reports?handler=Book&period={open}&for=nobody")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<XLWorkbook> BookAsync(PortalClient client, string path)
    {
        var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new XLWorkbook(await answer.Content.ReadAsStreamAsync());
    }
}
