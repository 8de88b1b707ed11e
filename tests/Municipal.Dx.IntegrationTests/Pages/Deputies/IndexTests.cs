using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Deputies;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Naming = "main > form";

    [Fact]
    public async Task Post_HeadNamesStaff_IsListedAndEnds()
    {
        using var head = await portal.ClientAsync("oe-head");
        var form = await head.PageAsync("/oe/deputies");

        var named = await head.FollowAsync(await head.SubmitAsync(form, await TypedAsync("oe-staff", "総務課"), Naming));

        named.Text("ul.rows").ShouldContain("総務課");
        named.Text("ul.rows").ShouldContain("出張のため");
        var ended = await head.FollowAsync(await head.SubmitAsync(named, [], "ul.rows form"));
        ended.Text("#main").ShouldContain("代理は決まっていません");
    }

    [Fact]
    public async Task Post_StaffNames_IsForbidden()
    {
        using var staff = await portal.ClientAsync("oe-staff");
        using var head = await portal.ClientAsync("oe-head");
        var page = await staff.PageAsync("/oe/deputies");

        page.Document.QuerySelector(Naming).ShouldBeNull();
        var form = await head.PageAsync("/oe/deputies");
        (await staff.SubmitAsync(form, await TypedAsync("oe-staff", "総務課"), Naming)).Status.ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.BadRequest);
        (await portal.WithDbAsync(db => db.DeputyAppointments.CountAsync(d => d.AppointedByPost.Contains("担当")))).ShouldBe(0);
    }

    [Fact]
    public async Task Post_HeadNamesForAnotherDepartment_IsRefused()
    {
        using var head = await portal.ClientAsync("oe-head");

        var answer = await head.SubmitAsync(await head.PageAsync("/oe/deputies"), await TypedAsync("oe-staff", "税務町民課"), Naming);

        answer.Errors.ShouldBe(["課等を選んでください。"]);
    }

    [Fact]
    public async Task Post_PersonOfAnotherMunicipality_IsRefused()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/deputies"), await TypedAsync("shonai-staff", "総務課"), Naming);

        answer.Errors.ShouldBe(["代理になる人を選んでください。"]);
    }

    [Theory]
    [InlineData("2026-12-01", "2026-11-30")]
    [InlineData("2026-12-01", "2027-12-02")]
    [InlineData("いつか", "2026-12-01")]
    public async Task Post_ImpossibleDays_AreNamed(string from, string to)
    {
        using var office = await portal.ClientAsync("oe-office");
        var typed = await TypedAsync("oe-staff", "総務課");
        (typed["Input.From"], typed["Input.To"]) = (from, to);

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/deputies"), typed, Naming);

        answer.Errors.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OutsideTheDepartments_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync("/oe/deputies")).Status.ShouldBe(status);
    }

    private Task<Dictionary<string, string?>> TypedAsync(string login, string department) => portal.WithDbAsync(async db => new Dictionary<string, string?>
    {
        ["Input.DepartmentId"] = (await db.Departments.SingleAsync(d => d.Name == department)).Id.ToString(),
        ["Input.UserId"] = (await db.Users.SingleAsync(u => u.UserName == login)).Id.ToString(),
        ["Input.From"] = "R8.12.1",
        ["Input.To"] = "令和8年12月20日",
        ["Input.Reason"] = "出張のため",
    });
}
