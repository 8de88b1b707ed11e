using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

[Collection(JourneyCollection.Name)]
public sealed class SignInTests(BrowserFixture fixture)
{
    [Fact]
    public async Task SignIn_FromLinkInMail_LeadsBackToThePageAskedFor()
    {
        var page = await fixture.OpenAsync();
        await page.GotoAsync("/oe/measures?q=SNS");
        await page.ShouldHaveTitleAsync("ログイン");

        await page.SignInAsync("oe-staff", PortalServer.Password);

        await Assertions.Expect(page).ToHaveURLAsync(new Uri(fixture.Portal.Address, "/oe/measures?q=SNS").ToString());
    }

    [Fact]
    public async Task SignIn_WithWrongPassword_KeepsNameAndSaysNothingAboutTheAccount()
    {
        var page = await fixture.OpenAsync();
        await page.SignInAsync("kahoku-staff", "chigau-aikotoba");

        await Assertions.Expect(page.ErrorSummary()).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("利用者ID")).ToHaveValueAsync("kahoku-staff");
        await page.ShouldBeAccessibleAsync();
        var ofKnown = await page.ErrorSummary().InnerTextAsync();
        await page.SignInAsync("nobody-at-all", "chigau-aikotoba");
        await Assertions.Expect(page.GetByLabel("利用者ID")).ToHaveValueAsync("nobody-at-all");
        (await page.ErrorSummary().InnerTextAsync()).ShouldBe(ofKnown);
    }

    [Fact]
    public async Task SignOut_FromUserMenu_EndsTheSession()
    {
        var page = await fixture.OpenAsync();
        await page.SignInAsync("kahoku-committee", PortalServer.Password);
        await page.Locator(".menu summary").ClickAsync();
        await page.Locator(".menu").GetByRole(AriaRole.Button, new() { Name = "ログアウト" }).ClickAsync();

        await page.GotoAsync("/kahoku/measures");
        await page.ShouldHaveTitleAsync("ログイン");
    }

    [Theory]
    [InlineData("/shiraoka/measures")]
    [InlineData("/shiraoka/kpis")]
    [InlineData("/nowhere/measures")]
    public async Task Get_AnotherMunicipalitysPage_IsNotFound(string path)
    {
        var page = await fixture.OpenAsync(Persona.Office);
        var answer = await page.GotoAsync(path);

        answer!.Status.ShouldBe(404);
        await page.ShouldHaveTitleAsync("ページが見つかりません");
        (await page.ContentAsync()).ShouldNotContain("白岡市");
    }
}
