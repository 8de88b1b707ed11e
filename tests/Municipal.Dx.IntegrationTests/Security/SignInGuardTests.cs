using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Pages.Account;

namespace Municipal.Dx.IntegrationTests.Security;

/// <summary>Guessing passwords and names.</summary>
public sealed class SignInGuardTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Wrong = "chigau-pasuwaado-desu";

    [Fact]
    public async Task Post_UnknownWrongDisabledOrLocked_GetTheSameAnswer()
    {
        await portal.WithDbAsync(db => db.Users.Where(u => u.UserName == "shonai-committee").ExecuteUpdateAsync(set => set.SetProperty(u => u.IsDisabled, true)));
        DateTimeOffset? until = portal.Time.GetUtcNow().AddMinutes(10);
        await portal.WithDbAsync(db => db.Users.Where(u => u.UserName == "shonai-head").ExecuteUpdateAsync(set => set.SetProperty(u => u.LockoutEnd, until)));

        var answers = new[]
        {
            await TryAsync("dare-mo-inai", Wrong),
            await TryAsync("shonai-staff", Wrong),
            await TryAsync("shonai-committee", PortalFactory.Password),
            await TryAsync("shonai-head", PortalFactory.Password),
            await TryAsync("\u202e\u0001", Wrong),
            await TryAsync(new string('x', 5000), Wrong),
        };

        answers.ShouldAllBe(a => a.Status == HttpStatusCode.OK);
        answers.ShouldAllBe(a => a.Errors.Single() == LoginModel.RefusalMessage);
    }

    [Fact]
    public async Task Post_WrongPasswordAgainAndAgain_LocksTheAccountForAWhile()
    {
        for (var i = 0; i < SignInService.FailuresBeforeLockout; i++)
        {
            await TryAsync("oe-staff", Wrong);
        }

        (await TryAsync("oe-staff", PortalFactory.Password)).Errors.ShouldBe([LoginModel.RefusalMessage]);
        (await portal.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Event == "locked-out" && e.RecordKey == "user/oe-staff"))).ShouldBe(1);
        portal.Time.Advance(SignInService.Lockout + TimeSpan.FromSeconds(1));
        (await TryAsync("oe-staff", PortalFactory.Password)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("oe-head")]
    [InlineData("dare-mo-inai-2")]
    public async Task Post_TooManyAttemptsOnOneName_AreAnswered429WithTimeToWait(string loginName)
    {
        for (var i = 0; i < AttemptLimiter.PerAccount; i++)
        {
            (await TryAsync(loginName, Wrong)).Status.ShouldBe(HttpStatusCode.OK);
        }

        var refused = await TryAsync(loginName, PortalFactory.Password);

        refused.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Response.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(4), AttemptLimiter.Window);
        refused.Title.ShouldBe("操作が続いたため、しばらく受け付けられません");
        (await TryAsync("oe-committee", PortalFactory.Password)).Status.ShouldBe(HttpStatusCode.Redirect, "another account of the same address goes on");
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/account/logout")]
    [InlineData("")]
    public async Task Post_ReturnAddressThatIsNotOurs_LeadsHome(string returnUrl)
    {
        using var client = portal.Anonymous();
        var form = await client.PageAsync("/account/login?returnUrl=" + Uri.EscapeDataString(returnUrl));

        var answer = await client.SubmitAsync(form, new() { ["Input.LoginName"] = "oe-office", ["Input.Password"] = PortalFactory.Password }, "form.auth__form");

        answer.Location.ShouldBe("/oe/");
    }

    private async Task<PortalAnswer> TryAsync(string loginName, string password)
    {
        using var client = portal.Anonymous();
        return await client.SubmitAsync(await client.PageAsync("/account/login"), new() { ["Input.LoginName"] = loginName, ["Input.Password"] = password }, "form.auth__form");
    }
}
