using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Owners;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_PlanThatPrintsOwners_MarksThemAndOffersNoChange()
    {
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/owners");

        page.Text("tbody tr:first-child [data-label=計画書の担当課]").ShouldBe("総務課（主担当）");
        page.Text("tbody tr:first-child [data-label=事務局の割当]").ShouldBe("なし");
    }

    [Fact]
    public async Task Get_FilteredToMeasuresWithoutOwner_ShowsOnlyThose()
    {
        using var client = await portal.ClientAsync("shonai-office");

        var page = await client.PageAsync("/shonai/owners?owner=none");

        page.Texts("tbody th").Count.ShouldBe(await portal.WithDbAsync(db => db.Measures.CountAsync(m => m.Plan!.Municipality!.Slug == "shonai" && m.Owners.Count == 0)));
    }

    [Fact]
    public async Task Post_SeveralMeasures_AssignsThemAndSaysWhy()
    {
        using var client = await portal.ClientAsync("oe-office");
        var page = await TickedAsync(client, "/oe/owners?policy=1", "1-1", "1-2", "1-4");

        var answer = await client.SubmitAsync(page, await FormAsync("税務町民課", OwnerRole.Supporting, "事務分掌による"), button: "追加する");

        answer.Location.ShouldBe("/oe/owners?policy=1");
        (await client.FollowAsync(answer)).Text(".banner--success").ShouldBe("2件に税務町民課を関係課として追加しました。1件は、計画書に担当課の記載があるため変えていません。");
        var owners = await OwnersAsync("oe", "1-1");
        owners.ShouldBe([("総務課", OwnerRole.Lead, OwnerOrigin.Plan), ("税務町民課", OwnerRole.Supporting, OwnerOrigin.Office)]);
        (await OwnersAsync("oe", "1-4")).ShouldBe([("税務町民課", OwnerRole.Lead, OwnerOrigin.Plan)]);
        var trail = await portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "measure/1-1"));
        (trail.Reason, trail.ActorName, trail.NewValues).ShouldBe(("事務分掌による", "事務局 担当", """{"担当課":"税務町民課(関係課)"}"""));
        await RemoveAssignedAsync("oe");
    }

    [Fact]
    public async Task Post_PrintedOwnerRemoved_StaysAsPrinted()
    {
        using var client = await portal.ClientAsync("oe-office");
        var page = await TickedAsync(client, "/oe/owners", "1-1");

        var answer = await client.SubmitAsync(page, await FormAsync("総務課", null, "誤り"), button: "外す");

        (await client.FollowAsync(answer)).Text(".banner--success").ShouldStartWith("変わったものはありません。1件は、計画書に");
        (await OwnersAsync("oe", "1-1")).ShouldBe([("総務課", OwnerRole.Lead, OwnerOrigin.Plan)]);
    }

    [Fact]
    public async Task Post_NewLead_MakesTheAssignedLeadAnEqualOwner()
    {
        using var client = await portal.ClientAsync("shonai-office");
        var department = await DepartmentAsync("shonai", "企画情報課");
        var page = await TickedAsync(client, "/shonai/owners", "1-1");

        await client.SubmitAsync(page, await FormAsync("企画情報課", OwnerRole.Lead, "根拠"), button: "追加する");

        (await OwnersAsync("shonai", "1-1")).ShouldBe([("体験課", OwnerRole.Equal, OwnerOrigin.Trial), ("企画情報課", OwnerRole.Lead, OwnerOrigin.Office)], ignoreOrder: true);
        (await client.PageAsync("/shonai/owners")).Text("tbody tr:first-child [data-label=事務局の割当]").ShouldContain("体験課（担当）・体験用");
        department.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Post_NothingChosen_KeepsWhatWasTypedAndTicked()
    {
        using var client = await portal.ClientAsync("oe-office");
        var page = await TickedAsync(client, "/oe/owners", "1-3");

        var answer = await client.SubmitAsync(page, new() { ["Input.Reason"] = "覚え書き" }, button: "追加する");

        answer.Errors.ShouldBe(["課等を選んでください。", "追加するときは、かかわり方を選んでください。"], ignoreOrder: true);
        answer.Document.QuerySelector<IHtmlInputElement>("#Input_Reason")!.Value.ShouldBe("覚え書き");
        answer.Document.QuerySelectorAll<IHtmlInputElement>("tbody input:checked").Single().Closest("tr")!.TextContent.ShouldContain("1-3");
        answer.Document.Title!.ShouldStartWith("エラー：");
    }

    [Fact]
    public async Task Post_MeasureChangedMeanwhile_IsNamedAndLeftAlone()
    {
        using var client = await portal.ClientAsync("oe-office");
        var page = await TickedAsync(client, "/oe/owners", "2-1");
        await portal.WithDbAsync(async db =>
        {
            (await db.Measures.SingleAsync(m => m.Plan!.Municipality!.Slug == "oe" && m.Key == "2-1")).Remark = "先に保存";
            await db.SaveChangesAsync();
        });

        var answer = await client.SubmitAsync(page, await FormAsync("税務町民課", OwnerRole.Equal, "根拠"), button: "追加する");

        answer.Errors.Single().ShouldContain("1件（2-1）は、ほかの人が先に変更していた");
        (await OwnersAsync("oe", "2-1")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Post_MeasureAndDepartmentOfAnotherMunicipality_ChangesNothing()
    {
        using var client = await portal.ClientAsync("oe-office");
        var page = await TickedAsync(client, "/oe/owners");
        var (measure, department) = await portal.WithDbAsync(async db => (
            await db.Measures.AsNoTracking().FirstAsync(m => m.Plan!.Municipality!.Slug == "shonai" && m.Key == "2-4"),
            await db.Departments.Where(d => d.Key == "税務町民課").Select(d => d.Id).SingleAsync()));
        var foreign = await portal.WithDbAsync(db => db.Departments.Where(d => d.IsTrialOnly).Select(d => d.Id).SingleAsync());
        var form = new Dictionary<string, string?> { ["Input.Measures"] = $"{measure.Id}.{measure.Version:N}", ["Input.DepartmentId"] = department.ToString(), ["Input.Role"] = "Equal", ["Input.Reason"] = "試し" };

        await client.SubmitAsync(page, form, button: "追加する");
        form["Input.DepartmentId"] = foreign.ToString();
        var refused = await client.SubmitAsync(page, form, button: "追加する");

        refused.Errors.ShouldBe(["その課等は今はありません。選び直してください。"]);
        (await OwnersAsync("shonai", "2-4")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_NotForThisPerson_IsRefused(string name, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(name);

        (await client.GetAsync("/oe/owners")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_FewAndManyRows_SendsTheSameNumberOfCommands()
    {
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync("/oe/owners");

        var all = await portal.Sql.CountAsync(() => client.PageAsync("/oe/owners"));
        var half = await portal.Sql.CountAsync(() => client.PageAsync("/oe/owners?policy=1"));

        all.ShouldBe(half);
        all.ShouldBeLessThanOrEqualTo(8);
    }

    private static async Task<PortalAnswer> TickedAsync(PortalClient client, string path, params string[] keys)
    {
        var page = await client.PageAsync(path);
        foreach (var row in page.Document.QuerySelectorAll("tbody tr").Where(row => keys.Any(key => row.TextContent.Contains(key + " ", StringComparison.Ordinal))))
        {
            row.QuerySelector<IHtmlInputElement>("input")!.IsChecked = true;
        }

        return page;
    }

    private async Task<Dictionary<string, string?>> FormAsync(string department, OwnerRole? role, string reason) => new()
    {
        ["Input.DepartmentId"] = (await portal.WithDbAsync(db => db.Departments.Where(d => d.Name == department).Select(d => d.Id).SingleAsync())).ToString(),
        ["Input.Role"] = role?.ToString() ?? string.Empty,
        ["Input.Reason"] = reason,
    };

    private Task<long> DepartmentAsync(string slug, string name) => portal.WithDbAsync(async db =>
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Slug == slug);
        var department = new Department { MunicipalityId = municipality.Id, Key = name, Name = name };
        db.Departments.Add(department);
        await db.SaveChangesAsync();
        return department.Id;
    });

    private Task<List<(string Name, OwnerRole Role, OwnerOrigin Origin)>> OwnersAsync(string slug, string key) => portal.WithDbAsync(db =>
        db.MeasureOwners.Where(o => o.Measure!.Key == key && o.Measure.Plan!.Municipality!.Slug == slug).OrderBy(o => o.Order)
            .Select(o => new ValueTuple<string, OwnerRole, OwnerOrigin>(o.Department!.Name, o.Role, o.Origin)).ToListAsync());

    private Task RemoveAssignedAsync(string slug) => portal.WithDbAsync(db =>
        db.MeasureOwners.Where(o => o.Origin == OwnerOrigin.Office && o.Measure!.Plan!.Municipality!.Slug == slug).ExecuteDeleteAsync());
}
