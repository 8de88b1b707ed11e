using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.IntegrationTests.Security;

public sealed class SessionTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly TimeSpan FiveSeconds = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Get_AccountDisabledMeanwhile_IsOutWithinFiveSeconds()
    {
        using var client = await portal.NewSessionAsync("shonai-head");
        await client.PageAsync("/account");

        await portal.WithDbAsync(db => db.Users.Where(u => u.UserName == "shonai-head").ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true)));
        portal.Time.Advance(FiveSeconds);

        (await client.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Get_RoleLoweredMeanwhile_TakesEffectWithinFiveSeconds()
    {
        using var client = await portal.NewSessionAsync("shonai-office");
        await client.PageAsync("/shonai/admin/users");

        await portal.WithDbAsync(db => db.RoleAssignments.Where(r => r.User!.UserName == "shonai-office").ExecuteUpdateAsync(set => set.SetProperty(r => r.Role, PortalRole.CommitteeMember)));
        portal.Time.Advance(FiveSeconds);

        (await client.GetAsync("/shonai/admin/users")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_PasswordChanged_EndsTheOtherSessionsAndKeepsThisOne()
    {
        using var here = await portal.NewSessionAsync("oe-staff");
        using var elsewhere = await portal.NewSessionAsync("oe-staff");
        await elsewhere.PageAsync("/account");

        var answer = await here.SubmitAsync(
            await here.PageAsync("/account/password"),
            new() { ["Input.Current"] = PortalFactory.Password, ["Input.Wanted"] = "yama-no-ue-no-kumo", ["Input.Repeated"] = "yama-no-ue-no-kumo" });

        answer.Location.ShouldBe("/account");
        (await here.PageAsync("/account")).Text(".banner--success").ShouldBe("パスワードを変えました。");
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_EndOthers_EndsThemAndKeepsThisOne()
    {
        using var here = await portal.NewSessionAsync("oe-head");
        using var elsewhere = await portal.NewSessionAsync("oe-head");

        var answer = await here.SubmitAsync(await here.PageAsync("/account"));

        answer.Location.ShouldBe("/account");
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await here.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_CookieOfALoggedOutSession_IsWorthNothing()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        var kept = new CookieContainer();
        kept.Add(client.Cookies.GetAllCookies());

        (await client.SubmitAsync(await client.PageAsync("/account/logout"))).Location.ShouldBe("/account/login");

        using var replay = portal.With(kept);
        (await replay.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignIn_AgainInTheSameBrowser_GivesANewSessionKey()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        var before = client.Cookies.GetAllCookies()["dx"]!.Value;
        await client.SubmitAsync(await client.PageAsync("/account/logout"));

        await client.SubmitAsync(await client.PageAsync("/account/login"), new() { ["Input.LoginName"] = "oe-office", ["Input.Password"] = PortalFactory.Password }, "form.auth__form");

        client.Cookies.GetAllCookies()["dx"]!.Value.ShouldNotBe(before);
    }

    [Fact]
    public async Task Get_AfterThirtyIdleMinutes_AsksToLogInAgain()
    {
        using var client = await portal.NewSessionAsync("oe-committee");
        portal.Time.Advance(SessionRegistry.Idle - TimeSpan.FromMinutes(1));
        await client.PageAsync("/account");

        portal.Time.Advance(SessionRegistry.Idle + TimeSpan.FromSeconds(1));

        (await client.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Get_AfterEightHoursOfWork_AsksToLogInAgain()
    {
        using var client = await portal.NewSessionAsync("oe-committee");
        for (var minutes = 0; minutes < 8 * 60 - 20; minutes += 20)
        {
            portal.Time.Advance(TimeSpan.FromMinutes(20));
            await client.PageAsync("/account");
        }

        portal.Time.Advance(TimeSpan.FromMinutes(20) + TimeSpan.FromSeconds(1));

        (await client.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Get_AtARestartedPortal_KeepsTheSession()
    {
        using var client = await portal.NewSessionAsync("admin");
        await using var restarted = portal.Again();
        using var same = restarted.With(client.Cookies);

        (await same.GetAsync("/admin/users")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_WithinFourSeconds_AsksTheDatabaseOnceAboutTheSession()
    {
        using var client = await portal.NewSessionAsync("oe-office");
        await client.PageAsync("/account/logout");

        await portal.Sql.CountAsync(async () =>
        {
            await client.PageAsync("/account/logout");
            await client.PageAsync("/account/logout");
        });

        portal.Sql.Commands.Count(c => c.Contains("UserSessions", StringComparison.Ordinal)).ShouldBe(0);
    }
}
