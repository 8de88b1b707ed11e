using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

[Collection(JourneyCollection.Name)]
public sealed class NewUserTests(BrowserFixture fixture)
{
    private const string OwnPassword = "kawa-no-nagare-to-fune";

    [Fact]
    public async Task Add_UserByAdministrator_GivesSlipOnceAndForcesAnOwnPassword()
    {
        var page = await fixture.OpenAsync(Persona.Admin);
        await page.GotoAsync("/kahoku/admin/users/add");
        await page.GetByLabel("氏名").FillAsync("河北 花子");
        await page.GetByLabel("利用者ID").FillAsync("kahoku-hanako");
        await page.GetByLabel("役割", new() { Exact = true }).First.SelectOptionAsync(new SelectOptionValue { Label = "DX事務局" });
        await page.Button("追加する").ClickAsync();

        await page.ShouldHaveTitleAsync("初期パスワードのお知らせ");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(Persona.Admin, "admin-users-slip");
        var initial = await page.Locator("dd strong").InnerTextAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Assertions.Expect(page.Locator("dd strong")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("この画面は1回だけ表示します")).ToBeHiddenAsync();
        await page.ReloadAsync();
        await page.ShouldNotShowAsync(initial);

        await FirstSignInAsync(initial);
    }

    private async Task FirstSignInAsync(string initial)
    {
        var page = await fixture.OpenAsync();
        await page.SignInAsync("kahoku-hanako", initial);
        await page.ShouldHaveTitleAsync("パスワードの変更");
        await page.GotoAsync("/kahoku/measures");
        await page.ShouldHaveTitleAsync("パスワードの変更");

        await page.GetByLabel("今のパスワード").FillAsync(initial);
        await page.GetByLabel("新しいパスワード", new() { Exact = true }).FillAsync(OwnPassword);
        await page.GetByLabel("新しいパスワード(確認のため、もう一度)").FillAsync(OwnPassword);
        await page.Button("パスワードを変える").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("パスワードの変更");

        await page.GotoAsync("/kahoku/measures");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("一覧");
    }
}
