using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Accessibility;

[Collection(EveryPageCollection.Name)]
public sealed class PrintTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData("/oe/measures")]
    [InlineData("/oe/measures/1-2-2")]
    [InlineData("/oe/kpis")]
    [InlineData("/oe/my")]
    [InlineData("/oe/my/print")]
    public async Task Print_Page_LeavesMenusOutAndFitsThePaper(string path)
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync(path);
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator("main h1")).ToBeVisibleAsync();
        foreach (var screenOnly in new[] { ".nav-wide", ".site__tools", ".crumbs", ".foot", ".filters" })
        {
            (await page.Locator(screenOnly).Filter(new() { Visible = true }).CountAsync()).ShouldBe(0, screenOnly);
        }

        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8).ShouldBeTrue();
    }
}
