using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Accessibility;

[Collection(EveryPageCollection.Name)]
public sealed class KeyboardTests(BrowserFixture fixture)
{
    [Fact]
    public async Task SkipLink_FirstTabThenEnter_LeadsToTheContent()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/measures");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "本文へ移動" });

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.Locator("#main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task GlossaryTerm_ReachedByTab_ShowsItsMeaningUntilEscape()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/measures/1-2-2");
        var term = page.Locator(".term").First;
        var tip = term.Locator(".term__tip");
        await Assertions.Expect(tip).ToBeHiddenAsync();

        await page.TabToAsync(term.GetByRole(AriaRole.Button));
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tip).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(tip).ToBeHiddenAsync();
    }

    [Fact]
    public async Task UserMenu_OpenedByKey_ClosesWithEscape()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/measures");
        var menu = page.Locator("details.menu");

        await page.TabToAsync(menu.Locator("summary"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(menu.GetByRole(AriaRole.Button, new() { Name = "ログアウト" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Assertions.Expect(menu.GetByRole(AriaRole.Button, new() { Name = "ログアウト" })).ToBeHiddenAsync();
    }
}

internal static class Keys
{
    private const int Patience = 200;

    /// <summary>Presses Tab until <paramref name="goal"/> has the focus, as someone without a mouse must.</summary>
    public static async Task TabToAsync(this IPage page, ILocator goal)
    {
        for (var pressed = 0; pressed < Patience; pressed++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await goal.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        throw new InvalidOperationException($"{goal} is not reached by {Patience} presses of Tab on {page.Url}");
    }
}
