using Microsoft.Playwright;
using Municipal.Dx.Testing;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>The two sizes every page is seen at, and the folder where its pictures stay.</summary>
public static class Screen
{
    public static readonly ViewportSize Desk = new() { Width = 1366, Height = 900 };

    public static readonly ViewportSize Phone = new() { Width = 390, Height = 844 };

    private static readonly string Folder = Path.Combine(
        Environment.GetEnvironmentVariable("DX_TEST_ARTIFACTS") is { Length: > 0 } named ? named : Path.Combine(RepositoryFolder.Root, "artifacts"),
        "screenshots");

    public static async Task ShowAsync(this IPage page, ViewportSize size) => await page.SetViewportSizeAsync(size.Width, size.Height);

    /// <summary>Keeps a picture of the whole page as <c>screenshots/role/name-width.png</c>.</summary>
    public static Task KeepPictureAsync(this IPage page, Persona persona, string name) => page.ScreenshotAsync(new()
    {
        Path = Path.Combine(Folder, persona.Name, $"{name}-{page.ViewportSize!.Width}.png"),
        FullPage = true,
    });

    /// <summary>What lies outside the window or outside the frame made for it, so that nobody can reach it without scrolling sideways.</summary>
    public static Task<string[]> SticksOutAsync(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const root = document.documentElement;
          const start = e => e.outerHTML.slice(0, 120);
          const wide = root.scrollWidth <= root.clientWidth ? [] :
            [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1);
          const frames = [...document.querySelectorAll('.table-frame')]
            .filter(e => getComputedStyle(e).overflowX === 'visible' && e.scrollWidth > e.clientWidth + 1);
          return [...wide.slice(0, 3), ...frames].map(e => `sticks out at ${root.clientWidth} px: ${start(e)}`);
        }
        """);

    /// <summary>Slips of the templates: code left as text (「課の@word」 reads as a mail address), forms that post without their token.</summary>
    public static Task<string[]> SlipsAsync(this IPage page) => page.EvaluateAsync<string[]>(
        """
        () => [
          ...(document.documentElement.textContent.match(/[^\x00-\x7F]@[A-Za-z(]\S{0,20}/g) ?? []).map(text => `shows template code: ${text}`),
          ...[...document.querySelectorAll('form[method=post]:not(:has([name=__RequestVerificationToken]))')].map(e => `posts without token: ${e.outerHTML.slice(0, 120)}`),
        ]
        """);
}
