using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>One portal and one Chromium for the tests of a collection. Each role signs in once; its session is kept.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";
    private readonly ConcurrentDictionary<string, Task<string>> _sessions = new();
    private IPlaywright? _playwright;

    public PortalServer Portal { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            throw new InvalidOperationException(
                $"The browser tests need Chromium at {Chromium}. On Debian, as root: apt-get install chromium fonts-noto-cjk fontconfig");
        }

        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Portal = new PortalServer();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of its own context, signed in as <paramref name="persona"/>.</summary>
    public async Task<IPage> OpenAsync(Persona persona, bool javaScript = true)
    {
        var state = persona.LoginName is { } login ? await _sessions.GetOrAdd(login, SignInAsync) : null;
        var context = await ContextAsync(state, javaScript);
        return await context.NewPageAsync();
    }

    /// <summary>A page without a session.</summary>
    public Task<IPage> OpenAsync() => OpenAsync(Persona.Anonymous);

    public async Task DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Portal is not null)
        {
            await Portal.DisposeAsync();
        }
    }

    private async Task<string> SignInAsync(string login)
    {
        var context = await ContextAsync(null, javaScript: true);
        var page = await context.NewPageAsync();
        await page.SignInAsync(login, PortalServer.Password);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToHaveTextAsync("ログイン");
        var state = await context.StorageStateAsync();
        await context.CloseAsync();
        return state;
    }

    private async Task<IBrowserContext> ContextAsync(string? state, bool javaScript)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Portal.Address.ToString(),
            StorageState = state,
            JavaScriptEnabled = javaScript,
            Locale = "ja-JP",
            TimezoneId = "Asia/Tokyo",
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = Screen.Desk,
        });
        context.SetDefaultTimeout(5_000);
        context.SetDefaultNavigationTimeout(15_000);
        return context;
    }
}

/// <summary>Tests that look at every page and change nothing.</summary>
[CollectionDefinition(Name)]
public sealed class EveryPageCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "every page";
}

/// <summary>The same for the other municipalities.</summary>
[CollectionDefinition(Name)]
public sealed class EveryPageElsewhereCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "every page elsewhere";
}

/// <summary>Tests that work in the portal as people do; each has records of its own to change.</summary>
[CollectionDefinition(Name)]
public sealed class JourneyCollection : ICollectionFixture<BrowserFixture>
{
    public const string Name = "journeys";
}
