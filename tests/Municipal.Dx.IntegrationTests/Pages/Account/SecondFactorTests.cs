using System.Net;
using Microsoft.AspNetCore.Hosting;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Account;

public sealed class SecondFactorTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task SetUp_ThenLogin_AsksForACodeThatWorksOnce()
    {
        using var client = await portal.NewSessionAsync("oe-staff");
        var key = await SetUpAsync(client);
        portal.Time.Advance(TimeSpan.FromMinutes(2));
        var code = Totp.CodeAt(key, portal.Time.GetUtcNow());

        using var other = portal.Anonymous();
        var step = await LoginAsync(other, "oe-staff");
        step.Title.ShouldBe("確認コードの入力");
        (await other.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect, "the password alone opens nothing");
        (await other.SubmitAsync(step, new() { ["Code"] = code }, "form.auth__form")).Location.ShouldBe("/oe/");

        using var replay = portal.Anonymous();
        var again = await replay.SubmitAsync(await LoginAsync(replay, "oe-staff"), new() { ["Code"] = code }, "form.auth__form");
        again.Errors.ShouldBe(["確認コードが違います。新しいコードを入力してください。"]);
    }

    [Fact]
    public async Task Login_WithRecoveryCode_WorksOnce()
    {
        using var client = await portal.NewSessionAsync("oe-head");
        var codes = new List<string>();
        await SetUpAsync(client, codes);
        codes.Count.ShouldBe(10);

        using var other = portal.Anonymous();
        (await other.SubmitAsync(await LoginAsync(other, "oe-head"), new() { ["Code"] = codes[3] }, "form.auth__form")).Location.ShouldBe("/oe/");
        (await other.PageAsync("/account/second-factor/setup")).Text("main").ShouldContain("あと9個");

        using var replay = portal.Anonymous();
        (await replay.SubmitAsync(await LoginAsync(replay, "oe-head"), new() { ["Code"] = codes[3] }, "form.auth__form")).Errors.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Disable_NeedsThePassword()
    {
        using var client = await portal.NewSessionAsync("oe-committee");
        await SetUpAsync(client);
        var page = await client.PageAsync("/account/second-factor/setup");

        (await client.SubmitAsync(page, new() { ["Password"] = "chigau", ["what"] = "off" })).Errors.ShouldBe(["今のパスワードが違います。"]);
        (await client.SubmitAsync(page, new() { ["Password"] = PortalFactory.Password, ["what"] = "off" })).Location.ShouldBe("/account");

        (await client.PageAsync("/account")).Text("#main").ShouldContain("二要素認証未設定");
    }

    [Fact]
    public async Task Post_FalseTicket_LeadsBackToLogin()
    {
        using var client = portal.Anonymous();
        var form = await client.PageAsync("/account/login");
        var token = form.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await client.PostAsync("/account/second-factor", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("ticket", "CfDJ8abc"), KeyValuePair.Create("Code", "000000")]);

        answer.Location.ShouldBe("/account/login");
    }

    private async Task<string> SetUpAsync(PortalClient client, List<string>? codes = null)
    {
        var page = await client.PageAsync("/account/second-factor/setup");
        var key = page.Text("dd.mono").Replace(" ", string.Empty, StringComparison.Ordinal);
        var done = await client.SubmitAsync(page, new() { ["Code"] = Totp.CodeAt(key, portal.Time.GetUtcNow()) });
        done.Text(".banner--success").ShouldContain("二要素認証を設定しました");
        codes?.AddRange(done.Texts("ul.mono li"));
        return key;
    }

    private static async Task<PortalAnswer> LoginAsync(PortalClient client, string loginName) =>
        await client.SubmitAsync(await client.PageAsync("/account/login"), new() { ["Input.LoginName"] = loginName, ["Input.Password"] = PortalFactory.Password }, "form.auth__form");
}

/// <summary>An installation whose office must use a second factor.</summary>
public sealed class StrictPortalFactory : PortalFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("DX_SECOND_FACTOR", "Administrator, DxOffice");
    }
}

public sealed class RequiredSecondFactorTests(StrictPortalFactory portal) : IClassFixture<StrictPortalFactory>
{
    [Fact]
    public async Task Get_RoleThatNeedsIt_SetsItUpBeforeAnythingElse()
    {
        using var office = await portal.ClientAsync("oe-office");

        (await office.GetAsync("/oe/kpis")).Location.ShouldBe("/account/second-factor/setup");
        var page = await office.PageAsync("/account/second-factor/setup");
        page.Text(".page-head__lead").ShouldContain("あなたの役割では必ず使います");
        var key = page.Text("dd.mono").Replace(" ", string.Empty, StringComparison.Ordinal);
        await office.SubmitAsync(page, new() { ["Code"] = Totp.CodeAt(key, portal.Time.GetUtcNow()) });

        (await office.GetAsync("/oe/kpis")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Get_OtherRole_GoesOnWithoutIt()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        (await staff.GetAsync("/oe/kpis")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
