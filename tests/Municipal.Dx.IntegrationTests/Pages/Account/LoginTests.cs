using System.Net;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Account;

public sealed class LoginTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_PageOfMembersWithoutSession_LeadsThroughLoginBackToIt()
    {
        using var client = portal.Anonymous();

        var refused = await client.GetAsync("/oe/admin/users?q=%E7%AA%93%E5%8F%A3");
        refused.Status.ShouldBe(HttpStatusCode.Redirect);
        var form = await client.FollowAsync(refused);
        var answer = await client.SubmitAsync(form, new() { ["Input.LoginName"] = "oe-office", ["Input.Password"] = PortalFactory.Password }, "form.auth__form");

        answer.Location.ShouldBe("/oe/admin/users?q=%E7%AA%93%E5%8F%A3");
        var page = await client.GetAsync(answer.Location!);
        page.Status.ShouldBe(HttpStatusCode.OK, portal.LogText());
        page.Document.QuerySelector("nav.nav-wide").ShouldNotBeNull();
    }

    [Fact]
    public async Task Post_NothingTyped_NamesBothFields()
    {
        using var client = portal.Anonymous();

        var answer = await client.SubmitAsync(await client.PageAsync("/account/login"), form: "form.auth__form");

        answer.Errors.ShouldBe(["利用者IDを入力してください。", "パスワードを入力してください。"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("oe-office")]
    [InlineData("oe-head")]
    [InlineData("oe-staff")]
    [InlineData("oe-committee")]
    [InlineData("shonai-staff")]
    [InlineData("OE-Office")]
    [InlineData("ｏｅ－ｈｅａｄ")]
    public async Task Post_TrialAccount_SignsIn(string loginName)
    {
        using var client = await portal.NewSessionAsync(loginName);

        (await client.GetAsync("/account/logout")).Status.ShouldBe(HttpStatusCode.OK);
    }
}
