using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin.Departments;

public sealed class ReorganiseTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Post_Rename_AsksFirstThenHandsOverMeasuresAndPeople()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var id = await IdAsync("総務課");
        var form = await client.PageAsync($"/oe/admin/departments/{id}/reorganise");

        var asked = await client.SubmitAsync(form, new() { ["Input.Kind"] = "Rename", ["Input.Date"] = "R8.10.1", ["Input.NewName"] = "総務デジタル課", ["Input.Reason"] = "課設置条例の改正" });

        asked.Title.ShouldBe("総務課の改称を確かめる");
        asked.Text("main").ShouldContain("計画書の記載6件は、記載を残したまま、総務デジタル課を事務局の割当として加えます。");
        (await EndAsync(id)).ShouldBeNull();
        var done = await client.SubmitAsync(asked, button: "改称する");
        var list = await client.FollowAsync(done);
        list.Text(".banner--success").ShouldBe("「総務課」の改称を登録しました。");
        list.Text("section[aria-labelledby=h-ended]").ShouldContain("総務課令和8年9月30日総務デジタル課");
        (await EndAsync(id)).ShouldBe(new DateOnly(2026, 9, 30));
        (await OwnersAsync("1-1")).ShouldBe([("総務課", OwnerRole.Lead, OwnerOrigin.Plan), ("総務デジタル課", OwnerRole.Lead, OwnerOrigin.Office)]);
        using var staff = await _portal.NewSessionAsync("oe-staff");
        (await staff.PageAsync("/oe/my")).Text(".page-head__over").ShouldBe("総務デジタル課・担当者");
        var trail = await _portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(e => e.Reason == "課設置条例の改正").Select(e => e.RecordKey).Distinct().ToListAsync());
        trail.ShouldContain("department/総務デジタル課");
        trail.ShouldContain("measure/1-1");
        trail.ShouldContain("user/oe-staff");
    }

    [Fact]
    public async Task Post_Merge_MovesMeasuresToTheOneThatStays()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var (from, to) = (await IdAsync("税務町民課"), await IdAsync("総務課"));
        var form = await client.PageAsync($"/oe/admin/departments/{from}/reorganise");

        var asked = await client.SubmitAsync(form, new() { ["Input.Kind"] = "Merge", ["Input.Date"] = "2026-10-01", ["Input.TargetId"] = to.ToString(), ["Input.Reason"] = "条例" });
        await client.SubmitAsync(asked, button: "統合する");

        (await OwnersAsync("1-4")).ShouldBe([("税務町民課", OwnerRole.Lead, OwnerOrigin.Plan), ("総務課", OwnerRole.Lead, OwnerOrigin.Office)]);
        (await OwnersAsync("1-1")).ShouldBe([("総務課", OwnerRole.Lead, OwnerOrigin.Plan)]);
    }

    [Fact]
    public async Task Post_Split_MakesBothAndTheFirstTakesOver()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var id = await IdAsync("税務町民課");
        var form = await client.PageAsync($"/oe/admin/departments/{id}/reorganise");

        var asked = await client.SubmitAsync(form, new() { ["Input.Kind"] = "Split", ["Input.Date"] = "令和8年10月1日", ["Input.NewNames"] = "町民課\r\n税務課\r\n", ["Input.Reason"] = "条例" });
        asked.Text("main").ShouldContain("ほかにできる課等税務課");
        await client.SubmitAsync(asked, button: "分割する");

        (await OwnersAsync("2-4")).ShouldBe([("税務町民課", OwnerRole.Lead, OwnerOrigin.Plan), ("町民課", OwnerRole.Lead, OwnerOrigin.Office)]);
        (await _portal.WithDbAsync(db => db.Departments.CountAsync(d => d.Name == "税務課" && d.ValidTo == null))).ShouldBe(1);
    }

    [Fact]
    public async Task Post_Dissolve_LeavesMeasuresWithoutOwner()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var form = await client.PageAsync($"/oe/admin/departments/{await IdAsync("税務町民課")}/reorganise");

        var asked = await client.SubmitAsync(form, new() { ["Input.Kind"] = "Dissolve", ["Input.Date"] = "R8.10.1", ["Input.Reason"] = "条例" });
        await client.SubmitAsync(asked, button: "廃止する");

        var page = await client.PageAsync("/oe/owners?owner=none");
        page.Texts("tbody th").ShouldBe(["1-4 具体的施策1-4の題名", "2-4 具体的施策2-4の題名"]);
        page.Text("tbody tr:first-child [data-label=計画書の担当課]").ShouldContain("※廃止");
    }

    [Fact]
    public async Task Post_DayToComeAndNothingChosen_NamesEveryField()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var form = await client.PageAsync($"/oe/admin/departments/{await IdAsync("税務町民課")}/reorganise");

        var answer = await client.SubmitAsync(form, new() { ["Input.Date"] = "R30.4.1", ["Input.NewName"] = "新税務課" });

        answer.Errors.Count.ShouldBe(3);
        answer.Errors.ShouldContain(e => e.StartsWith("まだ来ていない日です。", StringComparison.Ordinal));
        answer.Document.QuerySelector<IHtmlInputElement>("#Input_NewName")!.Value.ShouldBe("新税務課");
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_IsToldAndNothingMoves()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var id = await IdAsync("税務町民課");
        var form = await client.PageAsync($"/oe/admin/departments/{id}/reorganise");
        await client.SubmitAsync(await client.PageAsync($"/oe/admin/departments/{id}"), new() { ["Input.Order"] = "7" });

        var asked = await client.SubmitAsync(form, new() { ["Input.Kind"] = "Dissolve", ["Input.Date"] = "R8.10.1", ["Input.Reason"] = "条例" });
        var answer = await client.SubmitAsync(asked, button: "廃止する");

        answer.Errors.Single().ShouldStartWith("ほかの人が先に変更しました。");
        (await EndAsync(id)).ShouldBeNull();
    }

    private Task<long> IdAsync(string name) => _portal.WithDbAsync(db => db.Departments.Where(d => d.Name == name).Select(d => d.Id).SingleAsync());

    private Task<DateOnly?> EndAsync(long id) => _portal.WithDbAsync(db => db.Departments.Where(d => d.Id == id).Select(d => d.ValidTo).SingleAsync());

    private Task<List<(string Name, OwnerRole Role, OwnerOrigin Origin)>> OwnersAsync(string key) => _portal.WithDbAsync(db =>
        db.MeasureOwners.Where(o => o.Measure!.Key == key && o.Measure.Plan!.Municipality!.Slug == "oe").OrderBy(o => o.Order)
            .Select(o => new ValueTuple<string, OwnerRole, OwnerOrigin>(o.Department!.Name, o.Role, o.Origin)).ToListAsync());
}
