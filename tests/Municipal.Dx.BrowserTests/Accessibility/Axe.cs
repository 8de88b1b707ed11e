using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Municipal.Dx.BrowserTests.Accessibility;

/// <summary>
/// axe-core in the page as it stands. The ready-made run opens a second page each time for pages with frames; the portal
/// has none, and hundreds of runs are faster without.
/// </summary>
public static class Axe
{
    // A page whose script is switched off never answers; that must fail, not hang.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Violations of WCAG 2.2 A and AA, each with the elements it is about, and whether the page has its one h1.</summary>
    public static async Task<string[]> ViolationsAsync(this IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
              const found = await axe.run({ runOnly: tags, resultTypes: ['violations'], preload: false });
              const findings = found.violations.map(v =>
                `${v.id} (${v.help}): ${v.nodes.slice(0, 5).map(n => n.html + ' — ' + n.failureSummary.replace(/\s+/g, ' ')).join(' | ')}`);
              const titles = document.querySelectorAll('h1').length;
              return titles === 1 ? findings : [...findings, `has ${titles} h1 instead of one`];
            }
            """).WaitAsync(Patience);
    }

    public static async Task ShouldBeAccessibleAsync(this IPage page) =>
        (await page.ViolationsAsync()).ShouldBeEmpty(page.Url);
}
