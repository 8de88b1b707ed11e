using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

/// <summary>体験モード as people start it: last fiscal year is fixed without answers, so that the committee has a book.</summary>
public sealed class TrialBookTests
{
    [Fact]
    public async Task Get_CommitteeOfFreshTrial_DownloadsLastYearsBookAndNothingOfTheOpenQuarter()
    {
        await using var portal = new PortalFactory { HasLastYear = true };
        using var committee = await portal.ClientAsync("oe-committee");

        var page = await committee.PageAsync("/oe/reports");
        page.Text(".book .page-head__over").ShouldBe("確定");
        var link = page.Document.QuerySelector(".file--solid")!.GetAttribute("href")!;
        var answer = await committee.Http.GetAsync(new Uri(link, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var book = new WorkbookCells(output => output.Write(bytes));
        string.Join('\n', book.SheetNames.Select(book.Dump)).ShouldContain("未報告");
        (await committee.GetAsync($"/oe/reports?handler=Book&period={await portal.OpenPeriodAsync("oe")}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Start_Again_LeavesTheFixedYearAsItIs()
    {
        await using var portal = new PortalFactory { HasLastYear = true };
        var first = await EditionsAsync(portal);

        await using var again = portal.Again();

        (await EditionsAsync(again)).ShouldBe(first);
        first.ShouldBe(2);
    }

    private static Task<int> EditionsAsync(PortalFactory portal) => portal.WithDbAsync(db => db.PeriodSnapshots.CountAsync(s => s.Kind == SnapshotKind.Fixed));
}
