using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

/// <summary>Books of a fixed period, by the committee: newest first, the same ever after, with a check value that can be checked.</summary>
public sealed class FixedBookTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_Committee_DownloadsTheSameBookWhateverIsRenamed()
    {
        await portal.SubmitAsync("oe", 2);
        var key = await portal.FixAsync("oe");
        using var committee = await portal.ClientAsync("oe-committee");

        var page = await committee.PageAsync("/oe/reports");
        page.Text(".book .page-head__over").ShouldBe("確定");
        var link = page.Document.QuerySelector(".file--solid")!.GetAttribute("href")!;
        var first = await BookAsync(committee, link);
        await portal.WithDbAsync(async db =>
        {
            foreach (var department in await db.Departments.Where(d => db.Municipalities.Any(m => m.Id == d.MunicipalityId && m.Slug == "oe")).ToListAsync())
            {
                department.Name += "・新";
            }

            foreach (var kpi in await db.Kpis.Where(k => k.Plan!.Municipality!.Slug == "oe").ToListAsync())
            {
                (kpi.TargetText, kpi.TargetValue) = ("99", 99);
            }

            await db.SaveChangesAsync();
        });
        var later = await BookAsync(committee, link);

        later.ShouldBe(first);
        first.ShouldContain("1-1の実績");
        first.ShouldContain("未報告");
        first.ShouldContain($"063240-{key}-1");
        await EditionsAsync(committee, key);
        await CheckValueAsync(committee, page.Text(".book .mono"), key);
        await ReopenedAsync(committee, key);
    }

    private async Task EditionsAsync(PortalClient committee, string key)
    {
        (await committee.PageAsync("/oe/reports")).Document.QuerySelectorAll(".book__files .file").Length.ShouldBe(1);
        foreach (var other in new[] { "internal", "assembly", "public" })
        {
            (await committee.GetAsync($"/oe/reports?handler=Book&period={key}&for={other}")).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        using var staff = await portal.ClientAsync("oe-staff");
        var (first, again) = (await BookAsync(staff, $"/oe/reports?handler=Book&period={key}&for=internal"), await BookAsync(staff, $"/oe/reports?handler=Book&period={key}&for=internal"));
        again.ShouldBe(first);
        first.ShouldContain("国の重点");
        var assembly = await BookAsync(staff, $"/oe/reports?handler=Book&period={key}&for=assembly");
        assembly.ShouldContain($"確定番号 063240-{key}-1　照合値");
    }

    private static async Task CheckValueAsync(PortalClient client, string value, string key)
    {
        value.ShouldMatch("^[0-9A-F]{4}(-[0-9A-F]{4}){3}$");
        var typed = value.ToLowerInvariant().Replace('-', ' ');
        (await client.PageAsync($"/oe/reports/verify?Number=063240-{key}-1&Check={typed}")).Text(".banner__title").ShouldContain("一致します");
        (await client.PageAsync($"/oe/reports/verify?Number=063240-{key}-1&Check=0000-0000-0000-0000")).Text(".banner__title").ShouldContain("一致しません");
        (await client.PageAsync($"/oe/reports/verify?Number=063240-{key}-7&Check={typed}")).Text(".banner__title").ShouldContain("ありません");
        var wide = string.Concat($"063240-{key}-1".Select(c => c == '-' ? '−' : c is > ' ' and < '\u007F' ? (char)(c + 0xFEE0) : c));
        (await client.PageAsync($"/oe/reports/verify?Number={Uri.EscapeDataString(wide)}&Check={typed}")).Text(".banner__title").ShouldContain("一致します");
        (await client.PageAsync($"/oe/reports/verify?Number=063240-{key}-1&Check=")).Text(".banner__title").ShouldContain("照合値を入力してください");
        (await client.PageAsync($"/oe/reports/verify?Number=%00x&Check={typed}")).Text(".banner__title").ShouldContain("のように入力");
    }

    private async Task ReopenedAsync(PortalClient committee, string key)
    {
        using var office = await portal.ClientAsync("oe-office");
        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{key}/reopen"), new() { ["Reason"] = "誤り" });

        var page = await committee.PageAsync($"/oe/reports?period={key}&edition=fixed-1");

        page.Text(".book").ShouldContain("再び開いています");
        (await committee.GetAsync($"/oe/reports?handler=Book&period={key}&edition=fixed-1")).Status.ShouldBe(HttpStatusCode.OK);
        (await office.PageAsync($"/oe/reports?period={key}")).Text(".file--solid").ShouldContain("速報");
    }

    private static async Task<string> BookAsync(PortalClient client, string path)
    {
        var answer = await client.Http.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        using var book = new WorkbookCells(output => output.Write(bytes));
        return string.Join('\n', book.SheetNames.Select(book.Dump));
    }
}
