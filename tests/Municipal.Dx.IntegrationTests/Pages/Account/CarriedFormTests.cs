using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.IntegrationTests.Pages.Account;

/// <summary>A form sent after the session ended: what was typed comes back after logging in, unsaved.</summary>
public sealed class CarriedFormTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Typed = "主任<b>主査</b>";

    [Fact]
    public async Task Post_SessionEnded_ShowsTheFormAgainAfterLoginWithoutSaving()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        var person = await PersonAsync();
        var login = await SendLateAsync(client, person);

        login.Status.ShouldBe(HttpStatusCode.Unauthorized);
        login.Text(".banner--warning").ShouldContain("入力した内容は残っています");
        var kept = await client.SubmitAsync(login, Credentials("oe-office"), "form.auth__form");
        kept.Title.ShouldBe("入力した内容を取り戻しました");
        var form = await client.SubmitAsync(kept);

        form.Status.ShouldBe(HttpStatusCode.OK);
        form.Errors.ShouldBe([RestoreFilter.Notice]);
        form.Document.QuerySelector("#Input_Post")!.GetAttribute("value").ShouldBe(Typed);
        (await PostOfAsync(person)).ShouldNotBe(Typed);

        (await client.SubmitAsync(form, form: "form.form")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await PostOfAsync(person)).ShouldBe(Typed);
    }

    [Fact]
    public async Task Post_SessionEnded_AnotherPersonGetsNothingOfIt()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        var login = await SendLateAsync(client, await PersonAsync());

        var answer = await client.SubmitAsync(login, Credentials("admin"), "form.auth__form");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_CarriedTextAltered_IsIgnored()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        var login = await SendLateAsync(client, await PersonAsync());
        var carried = login.Document.QuerySelector("input[name=carried]")!.GetAttribute("value")!;
        var typed = Credentials("oe-office");
        typed["carried"] = carried[..50] + (carried[50] == 'A' ? 'B' : 'A') + carried[51..];

        (await client.SubmitAsync(login, typed, "form.auth__form")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_NeverSignedIn_CarriesNothing()
    {
        using var client = portal.Anonymous();

        var answer = await client.PostAsync("/oe/admin/users/add", [KeyValuePair.Create("Input.DisplayName", "だれか")]);

        answer.Location.ShouldBe("/account/login?returnUrl=%2Foe%2Fadmin%2Fusers%2Fadd");
    }

    [Fact]
    public async Task Post_ActionWithoutForm_IsNotDoneAfterLogin()
    {
        using var client = await portal.NewSessionAsync("oe-head");
        using var elsewhere = await portal.NewSessionAsync("oe-head");
        var page = await client.PageAsync("/account");
        portal.Time.Advance(SessionRegistry.Idle - TimeSpan.FromMinutes(1));
        await elsewhere.PageAsync("/account");
        portal.Time.Advance(TimeSpan.FromMinutes(2));

        var login = await client.SubmitAsync(page);
        var kept = await client.SubmitAsync(login, Credentials("oe-head"), "form.auth__form");
        var answer = await client.SubmitAsync(kept);

        answer.Location.ShouldBe("/account");
        (await client.FollowAsync(answer)).Text(".banner--success").ShouldContain("直前の操作は行われていません");
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    private async Task<PortalAnswer> SendLateAsync(PortalClient client, long person)
    {
        var form = await client.PageAsync($"/oe/admin/users/{person}");
        portal.Time.Advance(SessionRegistry.Idle + TimeSpan.FromMinutes(1));
        return await client.SubmitAsync(form, new() { ["Input.Post"] = Typed }, "form.form");
    }

    private Task<long> PersonAsync() => portal.WithDbAsync(db => db.Users.Where(u => u.UserName == "oe-staff").Select(u => u.Id).SingleAsync());

    private Task<string?> PostOfAsync(long person) => portal.WithDbAsync(db => db.Users.Where(u => u.Id == person).Select(u => u.Post).SingleAsync());

    private static Dictionary<string, string?> Credentials(string loginName) => new() { ["Input.LoginName"] = loginName, ["Input.Password"] = PortalFactory.Password };
}
