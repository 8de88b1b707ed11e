using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin.Departments;

public sealed class DepartmentTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_MembersPage_ShowsMeasuresAndForTheOfficePeople()
    {
        using var staff = await portal.ClientAsync("oe-staff");
        using var office = await portal.ClientAsync("oe-office");

        var seen = await staff.PageAsync("/oe/departments");
        var asOffice = await office.PageAsync("/oe/departments");

        seen.Texts("tbody tr:first-child td").ShouldBe(["6件", "6件：総務課", "—"]);
        asOffice.Texts("tbody tr:first-child [data-label=利用者]").ShouldBe(["2人"]);
        seen.Body.ShouldNotContain("体験課");
    }

    [Fact]
    public async Task Get_DepartmentThatOwnsMeasuresWithoutPerson_IsListed()
    {
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/admin/departments");

        page.Text(".banner--warning").ShouldContain("利用者のいない課等が1あります");
        page.Text(".banner--warning").ShouldContain("税務町民課");
    }

    [Fact]
    public async Task Post_NewDepartmentBelowAnother_StandsInTheTree()
    {
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/admin/departments/add");
        var parent = form.Document.QuerySelectorAll<IHtmlOptionElement>("#Input_ParentId option").First(o => o.Text == "総務課").Value;

        var answer = await client.SubmitAsync(form, new() { ["Input.Name"] = " 情報係 ", ["Input.ParentId"] = parent, ["Input.ValidFrom"] = "Ｒ８．４．１" });

        var list = await client.FollowAsync(answer);
        list.Text(".banner--success").ShouldBe("「情報係」を追加しました。");
        list.Texts("tbody th").Take(2).ShouldBe(["総務課計画書に記載のない課等", "情報係計画書に記載のない課等"]);
        list.Text("tbody tr:nth-child(2) [data-label=設置]").ShouldBe("令和8年4月1日");
    }

    [Fact]
    public async Task Post_NameTakenAndDateUnreadable_KeepsBoth()
    {
        using var client = await portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync("/oe/admin/departments/add"), new() { ["Input.Name"] = "総務課", ["Input.ValidFrom"] = "来年の春" });

        answer.Errors.Count.ShouldBe(2);
        answer.Document.QuerySelector<IHtmlInputElement>("#Input_ValidFrom")!.Value.ShouldBe("来年の春");
    }

    [Fact]
    public async Task Post_NameChangedByTwo_ShowsBothNames()
    {
        using var client = await portal.ClientAsync("oe-office");
        var id = await AddAsync("oe", "企画係");
        var form = await client.PageAsync($"/oe/admin/departments/{id}");
        var other = await client.PageAsync($"/oe/admin/departments/{id}");

        await client.SubmitAsync(other, new() { ["Input.Name"] = "企画調整係" });
        var conflict = await client.SubmitAsync(form, new() { ["Input.Name"] = "企画推進係" });

        conflict.Title.ShouldBe("ほかの人の変更と重なった項目");
        conflict.Text(".versus").ShouldContain("企画調整係");
        conflict.Text(".versus").ShouldContain("企画推進係");
        var kept = await client.SubmitAsync(conflict, button: "選んだ内容で保存");
        kept.Status.ShouldBe(HttpStatusCode.Redirect);
        (await NameAsync(id)).ShouldBe("企画推進係");
    }

    [Fact]
    public async Task Post_OwnDepartmentBelowAsParent_IsRefused()
    {
        using var client = await portal.ClientAsync("oe-office");
        var upper = await AddAsync("oe", "建設部");
        var lower = await AddAsync("oe", "水道課", upper);

        var answer = await client.SubmitAsync(await client.PageAsync($"/oe/admin/departments/{upper}"), new() { ["Input.ParentId"] = lower.ToString() });

        answer.Errors.ShouldBe(["自分自身や、自分の下にある課等は、上の課等に選べません。"]);
    }

    [Fact]
    public async Task Get_DepartmentOfAnotherMunicipality_IsNotFound()
    {
        using var client = await portal.ClientAsync("oe-office");
        var foreign = await portal.WithDbAsync(db => db.Departments.Where(d => d.IsTrialOnly).Select(d => d.Id).SingleAsync());

        foreach (var path in new[] { $"/oe/admin/departments/{foreign}", $"/oe/admin/departments/{foreign}/reorganise", "/oe/admin/departments/999999" })
        {
            (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("oe-staff", "/oe/admin/departments", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", "/oe/departments", HttpStatusCode.OK)]
    [InlineData("admin", "/oe/admin/departments", HttpStatusCode.OK)]
    [InlineData("shonai-office", "/oe/admin/departments", HttpStatusCode.NotFound)]
    public async Task Get_ByRole_FollowsTheTable(string name, string path, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(name);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_OneMoreDepartment_SendsTheSameNumberOfCommands()
    {
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync("/oe/admin/departments");
        var before = await portal.Sql.CountAsync(() => client.PageAsync("/oe/admin/departments"));
        await AddAsync("oe", "農林課");

        var after = await portal.Sql.CountAsync(() => client.PageAsync("/oe/admin/departments"));

        after.ShouldBe(before);
        after.ShouldBeLessThanOrEqualTo(8);
    }

    private Task<long> AddAsync(string slug, string name, long? parent = null) => portal.WithDbAsync(async db =>
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Slug == slug);
        var department = new Department { MunicipalityId = municipality.Id, Key = name, Name = name, ParentId = parent, Order = 50 };
        db.Departments.Add(department);
        await db.SaveChangesAsync();
        return department.Id;
    });

    private Task<string> NameAsync(long id) => portal.WithDbAsync(db => db.Departments.Where(d => d.Id == id).Select(d => d.Name).SingleAsync());
}
