using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Initiatives;

public sealed class EditTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-staff", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound, HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_ReadsAtMost(string login, HttpStatusCode read, HttpStatusCode edit)
    {
        var key = await AddAsync("1-1");
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync($"/oe/initiatives/{key}")).Status.ShouldBe(read);
        foreach (var path in new[] { $"/oe/initiatives/{key}/edit", $"/oe/initiatives/{key}/delete", "/oe/initiatives/new?measure=1-1" })
        {
            (await client.GetAsync(path)).Status.ShouldBe(edit, path);
        }
    }

    [Fact]
    public async Task Post_TextsDueAndPhases_AreSavedAndDrawn()
    {
        var key = await AddAsync("1-2");
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, key, new()
        {
            ["Input.Summary"] = "窓口の手続きを減らす",
            ["Input.Due"] = "Ｒ８．３",
            ["Input.DueText"] = "令和8年3月まで",
            ["Input.Phases[0].Label"] = "導入",
            ["Input.Phases[0].First"] = "令和6年度",
            ["Input.Phases[0].Last"] = "R7",
            ["Input.Phases[1].Label"] = "運用",
            ["Input.Phases[1].First"] = "2026",
            ["Input.Phases[1].EndIsOpen"] = "true",
        });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await office.FollowAsync(answer);
        page.Text(".facts").ShouldContain("令和8年3月まで");
        page.Texts(".gantt .phase").Count.ShouldBe(2);
        page.Document.QuerySelectorAll(".phase--unsure").Length.ShouldBe(1);
        var stored = await portal.WithDbAsync(db => db.Initiatives.AsNoTracking().Include(i => i.Phases).SingleAsync(i => i.Key == key));
        stored.Due.ShouldBe("2026-03");
        stored.Phases.OrderBy(p => p.Order).Select(p => (p.Label, p.FirstFiscalYear, p.LastFiscalYear, p.IsCertain))
            .ShouldBe([("導入", 2024, 2025, true), ("運用", 2026, (int?)null, false)]);
    }

    [Fact]
    public async Task Post_WrongYears_KeepsWhatWasTypedBesideItsRow()
    {
        var key = await AddAsync("1-3");
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, key, new()
        {
            ["Input.Title"] = " ",
            ["Input.Phases[0].Label"] = "逆",
            ["Input.Phases[0].First"] = "R8",
            ["Input.Phases[0].Last"] = "R6",
            ["Input.Phases[1].Label"] = "終わりなし",
            ["Input.Phases[1].First"] = "R8",
            ["Input.Phases[2].First"] = "いつか",
        });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Count.ShouldBe(4);
        answer.Document.QuerySelector("[name='Input.Phases[2].First']")!.GetAttribute("value").ShouldBe("いつか");
        answer.Document.QuerySelectorAll("[aria-invalid]").Length.ShouldBeGreaterThanOrEqualTo(4);
    }

    [Fact]
    public async Task Post_MoreRows_AddsEmptyOnesAndSavesNothing()
    {
        var key = await AddAsync("1-4");
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync($"/oe/initiatives/{key}/edit");
        var rows = page.Texts("#schedule tbody tr").Count;

        var more = await office.SubmitAsync(page, new() { ["Input.Phases[0].Label"] = "まだ保存しない", ["do"] = "rows" });

        more.Texts("#schedule tbody tr").Count.ShouldBe(rows + 3);
        more.Document.QuerySelector("[name='Input.Phases[0].Label']")!.GetAttribute("value").ShouldBe("まだ保存しない");
        (await portal.WithDbAsync(db => db.SchedulePhases.AnyAsync(p => p.Initiative!.Key == key))).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_SavedBySomeoneElseMeanwhile_AsksOnlyWhereBothChanged()
    {
        var key = await AddAsync("2-1");
        using var office = await portal.ClientAsync("oe-office");
        var stale = await office.PageAsync($"/oe/initiatives/{key}/edit");
        await EditAsync(office, key, new() { ["Input.Summary"] = "一人目", ["Input.Field"] = "窓口" });

        var conflict = await office.SubmitAsync(stale, new() { ["Input.Summary"] = "二人目", ["do"] = "save" });

        conflict.Texts(".versus legend").ShouldBe(["概要"]);
        var merged = await office.SubmitAsync(conflict, new() { ["Stamp.Pick[Summary]"] = "theirs", ["do"] = "merge" });
        merged.Status.ShouldBe(HttpStatusCode.Redirect);
        var stored = await portal.WithDbAsync(db => db.Initiatives.AsNoTracking().SingleAsync(i => i.Key == key));
        stored.Summary.ShouldBe("一人目");
        stored.Field.ShouldBe("窓口");
    }

    [Fact]
    public async Task Post_NewAndDelete_LeaveAFreshKeyAndATrail()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/initiatives/new?measure=2-2");
        var owner = form.Document.QuerySelector("[name='Input.Owners']")!.GetAttribute("value");

        var added = await office.SubmitAsync(form, new() { ["Input.Title"] = "新しい取組", ["Input.Owners"] = owner, ["do"] = "save" });

        added.Location.ShouldBe("/oe/initiatives/2-2/1");
        (await office.FollowAsync(added)).Title.ShouldBe("新しい取組");
        var removed = await office.SubmitAsync(await office.PageAsync("/oe/initiatives/2-2/1/delete"));
        removed.Location.ShouldBe("/oe/measures/2-2");
        (await office.GetAsync("/oe/initiatives/2-2/1")).Status.ShouldBe(HttpStatusCode.NotFound);
        var again = await office.SubmitAsync(form, new() { ["Input.Title"] = "また新しい取組", ["do"] = "save" });
        again.Location.ShouldBe("/oe/initiatives/2-2/2");
        var events = await portal.WithDbAsync(db => db.AuditEntries.Where(e => e.RecordKey == "initiative/2-2/1").OrderBy(e => e.Id).Select(e => e.Event).ToListAsync());
        events.ShouldBe(["created", "deleted"]);
    }

    [Fact]
    public async Task Get_Detail_StaysWithinItsCommands()
    {
        var key = await AddAsync("2-3");
        using var client = await portal.ClientAsync("oe-committee");
        await client.PageAsync($"/oe/initiatives/{key}");

        (await portal.Sql.CountAsync(() => client.PageAsync($"/oe/initiatives/{key}"))).ShouldBeLessThanOrEqualTo(8);
    }

    private static async Task<PortalAnswer> EditAsync(PortalClient client, string key, Dictionary<string, string?> typed)
    {
        typed["do"] = "save";
        return await client.SubmitAsync(await client.PageAsync($"/oe/initiatives/{key}/edit"), typed);
    }

    private Task<string> AddAsync(string measureKey) => portal.WithDbAsync(async db =>
    {
        var key = measureKey + "/9";
        var measure = await db.Measures.SingleAsync(m => m.Key == measureKey && m.Plan!.Municipality!.Slug == "oe");
        if (!await db.Initiatives.AnyAsync(i => i.Key == key && i.PlanId == measure.PlanId))
        {
            db.Initiatives.Add(new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = key, Title = $"取組{key}" });
            await db.SaveChangesAsync();
        }

        return key;
    });
}
