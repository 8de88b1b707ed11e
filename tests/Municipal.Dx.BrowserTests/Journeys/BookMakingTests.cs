using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>A large book: its progress is seen, left and come back to, and the file offered without asking for the page anew.</summary>
[Collection(JourneyCollection.Name)]
public sealed class BookMakingTests(BrowserFixture fixture)
{
    [Fact]
    public async Task LargeBook_LeftAndComeBackTo_IsOfferedWhenItIsMade()
    {
        fixture.Portal.Books.Close();
        try
        {
            var job = await fixture.Portal.BeginBookAsync(Persona.Office);
            var page = await fixture.OpenAsync(Persona.Office);
            await page.GotoAsync("/oe/reports");
            await page.Locator($"main a[href$='/reports/making/{job!.Key}']").ClickAsync();

            await page.ShouldShowAsync("「概要」を作っています（シート 2 / ");
            (await page.ViolationsAsync()).ShouldBeEmpty();
            await page.ShowAsync(Screen.Phone);
            (await page.SticksOutAsync()).ShouldBeEmpty();
            await page.KeepPictureAsync(Persona.Office, "reports-making-running");
            fixture.Portal.Books.Open();

            await page.ShouldShowAsync("報告書ができました。");
            var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a.file--solid").ClickAsync());
            download.SuggestedFilename.ShouldStartWith("大江町_DX推進計画進捗報告_");
        }
        finally
        {
            fixture.Portal.Books.Open();
        }
    }
}
