using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

/// <summary>One period through its whole life: draft, fixing, publication, reopening, fixing again.</summary>
public sealed class ClosingTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_WholeLifeOfAPeriod_KeepsEveryEdition()
    {
        using var office = await portal.ClientAsync("oe-office");
        var key = await portal.OpenPeriodAsync("oe");
        await portal.SubmitAsync("oe", 3);

        await office.SubmitAsync(await office.PageAsync($"/oe/periods/{key}/drafts"), new() { ["Note"] = "第2回委員会" });
        var drafts = await office.PageAsync($"/oe/periods/{key}/drafts");
        drafts.Texts("tbody th").ShouldBe(["案 第1版"]);

        var fix = await office.PageAsync($"/oe/periods/{key}/fix");
        fix.Text("#h-missing").ShouldContain("未提出");
        fix.Text(".deflist").ShouldContain("5件");
        var refused = await office.SubmitAsync(fix);
        refused.Text(".error-summary").ShouldContain("未報告");
        var done = await office.SubmitAsync(refused, new() { ["Input.ConfirmsMissing"] = "true" });
        (await office.FollowAsync(done)).Text(".banner--success").ShouldContain("未報告は5件です");

        var publish = await office.PageAsync($"/oe/periods/{key}/publish");
        (await office.SubmitAsync(publish, new() { ["DecidedOn"] = "あした" })).Text(".error-summary").ShouldNotBeEmpty();
        (await office.SubmitAsync(publish, new() { ["DecidedOn"] = "2090-01-01" })).Text(".error-summary").ShouldContain("今日まで");
        (await office.SubmitAsync(publish, new() { ["DecidedOn"] = "R8.4.1" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await StateAsync(key)).PublicationDecidedOn.ShouldBe(new DateOnly(2026, 4, 1));

        var reopen = await office.PageAsync($"/oe/periods/{key}/reopen");
        reopen.Text(".banner--warning").ShouldContain("公表しています");
        (await office.SubmitAsync(reopen)).Text(".error-summary").ShouldContain("理由");
        (await office.SubmitAsync(reopen, new() { ["Reason"] = "実績の誤り" })).Status.ShouldBe(HttpStatusCode.Redirect);

        await portal.FixAsync("oe");
        (await StateAsync(key)).PublishedOn.ShouldBeNull();
        (await office.PageAsync($"/oe/periods/{key}/drafts")).Texts("tbody th").ShouldBe(["確定 第2版", "確定", "案 第1版"]);
        var differences = await office.PageAsync($"/oe/periods/{key}/differences?from=draft-1&to=fixed-1");
        differences.Text("main").ShouldContain("未報告");
        (await office.PageAsync($"/oe/periods/{key}/differences?from=fixed-1&to=fixed-2")).Text(".empty h2").ShouldBe("違いはありません");
        (await office.GetAsync($"/oe/periods/{key}/differences?from=fixed-9&to=fixed-1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await office.GetAsync($"/oe/reports?handler=Book&period={key}&edition=draft-1")).Status.ShouldBe(HttpStatusCode.OK);
        await OthersMayNotAsync(key);
    }

    private async Task OthersMayNotAsync(string key)
    {
        foreach (var login in new[] { "oe-head", "oe-staff", "oe-committee", "admin" })
        {
            using var client = await portal.ClientAsync(login);
            foreach (var page in new[] { "fix", "reopen", "publish", "drafts", "differences" })
            {
                (await client.GetAsync($"/oe/periods/{key}/{page}")).Status.ShouldBe(HttpStatusCode.Forbidden, $"{login} {page}");
            }

            (await client.GetAsync($"/oe/reports?handler=Book&period={key}&edition=draft-1")).Status.ShouldBe(HttpStatusCode.NotFound, login);
            (await client.GetAsync($"/oe/reports?handler=Book&period={key}&edition=fixed-1")).Status.ShouldBe(HttpStatusCode.OK, login);
        }

        using var stranger = await portal.ClientAsync("shonai-office");
        (await stranger.GetAsync($"/oe/periods/{key}/fix")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/oe/reports?handler=Book&period={key}&edition=fixed-1")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync("/shonai/periods/2020-q1/fix")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<ReportingPeriod> StateAsync(string key) =>
        portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Plan!.Municipality!.Slug == "oe" && p.Key == key));
}
