using System.Net;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_Committee_DownloadsTheLastFinishedQuarterAsInterim()
    {
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/reports");
        var link = page.Document.QuerySelector(".file--solid")!.GetAttribute("href")!;
        var answer = await client.Http.GetAsync(new Uri(link, UriKind.Relative));

        page.Text(".book .page-head__over").ShouldBe("速報（未確定）");
        page.Text(".book").ShouldContain("実績は入っていません");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileNameStar.ShouldStartWith("大江町_DX推進計画進捗報告_");
        answer.Content.Headers.ContentDisposition.FileNameStar.ShouldEndWith("_委員会版(速報).xlsx");
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        book.Worksheets.Select(s => s.Name).ShouldBe(["表紙", "概要", "進捗管理表", "KPI一覧"]);
        (await client.PageAsync("/oe/reports")).Text(".file--solid small").ShouldMatch("Excel・約[0-9]+KB・");
    }

    [Fact]
    public async Task Get_PeriodThatIsNotTheirs_IsNotFound()
    {
        using var committee = await portal.ClientAsync("oe-committee");
        var open = await OpenPeriodAsync("oe");

        (await committee.GetAsync($"/oe/reports?period={open}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync($"/oe/reports?handler=Book&period={open}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync("/oe/reports?handler=Book&period=1999-q1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await committee.GetAsync("/shonai/reports?handler=Book")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_Staff_DownloadsOwnMeasuresOnly()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var open = await OpenPeriodAsync("oe");

        var page = await client.PageAsync("/oe/reports");
        var answer = await client.Http.GetAsync(new Uri($"/oe/reports?handler=Book&period={open}", UriKind.Relative));

        page.Text(".file--solid").ShouldContain("速報（自分の課等の分）");
        using var book = new XLWorkbook(await answer.Content.ReadAsStreamAsync());
        var words = string.Join('\n', book.Worksheet("進捗管理表").CellsUsed().Select(c => c.Value?.ToString()));
        words.ShouldContain("具体的施策1-1の題名");
        words.ShouldNotContain("具体的施策1-4の題名");
    }

    [Fact]
    public async Task Get_OfficeChoosesAPeriod_SeesItOnTop()
    {
        using var client = await portal.ClientAsync("oe-office");
        var open = await OpenPeriodAsync("oe");

        var page = await client.PageAsync($"/oe/reports?period={open}");

        page.Text(".book .deflist").ShouldContain("計画の全体");
        page.Texts("#h-old").ShouldBe(["ほかの期の報告書"]);
    }

    [Fact]
    public async Task Get_Administrator_IsToldThatNothingIsFixedYet()
    {
        using var client = await portal.ClientAsync("admin");

        (await client.PageAsync("/oe/reports")).Text(".empty h2").ShouldBe("ダウンロードできる報告書はまだありません");
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

    private Task<string> OpenPeriodAsync(string slug) => portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == slug).OrderByDescending(p => p.From).Select(p => p.Key).FirstAsync());
}
