using Microsoft.Playwright;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>What a person looks for on a page; waits for it as long as the page's timeout allows.</summary>
public static class PageReading
{
    public static Task ShouldHaveTitleAsync(this IPage page, string title) =>
        Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(title);

    /// <summary>The banner after a change was saved.</summary>
    public static Task ShouldSaySavedAsync(this IPage page) => Assertions.Expect(page.Locator(".banner--success")).ToBeVisibleAsync();

    public static Task ShouldShowAsync(this IPage page, string text) => Assertions.Expect(page.Locator("main")).ToContainTextAsync(text);

    public static Task ShouldNotShowAsync(this IPage page, string text) => Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(text);

    /// <summary>The list of errors above the title, the browser's focus on it where script runs.</summary>
    public static ILocator ErrorSummary(this IPage page) => page.Locator(".error-summary");

    public static ILocator Button(this IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Link(this IPage page, string name) => page.Locator("main").GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
