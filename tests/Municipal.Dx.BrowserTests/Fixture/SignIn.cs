using Microsoft.Playwright;

namespace Municipal.Dx.BrowserTests.Fixture;

public static class SignIn
{
    /// <summary>Types name and password into the login page, wherever the browser stands.</summary>
    public static async Task SignInAsync(this IPage page, string login, string password)
    {
        if (!page.Url.Contains("/account/login", StringComparison.Ordinal))
        {
            await page.GotoAsync("/account/login");
        }

        await page.GetByLabel("利用者ID").FillAsync(login);
        await page.GetByLabel("パスワード", new() { Exact = true }).FillAsync(password);
        await page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "ログイン" }).ClickAsync();
    }
}
