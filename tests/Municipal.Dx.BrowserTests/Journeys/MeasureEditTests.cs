using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>DX事務局 of 大江町 corrects texts of the plan.</summary>
[Collection(JourneyCollection.Name)]
public sealed class MeasureEditTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(true, "1-3-2", "スマート農業")]
    [InlineData(false, "1-3-3", "GIGAスクール")]
    public async Task Edit_FromListToSaved_ShowsTheNewText(bool javaScript, string key, string search)
    {
        var page = await fixture.OpenAsync(Persona.Office, javaScript);
        await page.GotoAsync("/oe/measures");
        await page.GetByLabel("語句").FillAsync(search);
        await page.Button("絞り込む").ClickAsync();
        await page.Locator($"main a[href$='/measures/{key}']").ClickAsync();
        await page.Locator("main .page-head").GetByRole(AriaRole.Link, new() { Name = "具体的施策を直す" }).ClickAsync();
        await page.Efforts().FillAsync("農業者と一緒に試し、効果を確かめてから広げる。\n毎年見直す。");
        await page.Button("保存").ClickAsync();

        await page.ShouldSaySavedAsync();
        await page.ShouldShowAsync("効果を確かめてから広げる。");
        await page.GotoAsync($"/oe/measures/{key}/edit");
        await Assertions.Expect(page.Efforts()).ToHaveValueAsync("農業者と一緒に試し、効果を確かめてから広げる。\n毎年見直す。");
    }

    [Fact]
    public async Task Edit_WithoutTitle_KeepsEverythingTypedAndLeadsToTheField()
    {
        var page = await fixture.OpenAsync(Persona.Office);
        await page.GotoAsync("/oe/measures/1-3-4/edit");
        await page.Locator("#Input_Title").FillAsync(string.Empty);
        await page.Efforts().FillAsync("まだ途中の文章");
        await page.Button("保存").ClickAsync();

        await Assertions.Expect(page.ErrorSummary()).ToBeFocusedAsync();
        (await page.TitleAsync()).ShouldStartWith("エラー：");
        await Assertions.Expect(page.Efforts()).ToHaveValueAsync("まだ途中の文章");
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(Persona.Office, "measures-key-edit-error");
        await page.ErrorSummary().GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Locator("#Input_Title")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Edit_SameFieldInTwoWindows_ShowsBothTextsAndLosesNeither()
    {
        var (first, second) = await TwoWindowsAsync("/oe/measures/1-2-4/edit");
        await first.Efforts().FillAsync("先に保存した文章。");
        await first.Button("保存").ClickAsync();
        await first.ShouldSaySavedAsync();
        await second.Efforts().FillAsync("後から保存しようとした文章。");
        await second.Button("保存").ClickAsync();

        await second.ShouldHaveTitleAsync("ほかの人の変更と重なった項目");
        await Assertions.Expect(second.Locator(".versus")).ToContainTextAsync("先に保存した文章。");
        await Assertions.Expect(second.Locator(".versus")).ToContainTextAsync("後から保存しようとした文章。");
        await second.ShouldBeAccessibleAsync();
        await second.KeepPictureAsync(Persona.Office, "measures-key-edit-conflict");
        await second.ShowAsync(Screen.Phone);
        (await second.SticksOutAsync()).ShouldBeEmpty();
        await second.KeepPictureAsync(Persona.Office, "measures-key-edit-conflict");

        await second.Button("選んだ内容で保存").ClickAsync();
        await second.ShouldSaySavedAsync();
        await second.ShouldShowAsync("後から保存しようとした文章。");
    }

    [Fact]
    public async Task Edit_DifferentFieldsInTwoWindows_KeepsBothWithoutAsking()
    {
        var (first, second) = await TwoWindowsAsync("/oe/measures/2-1-9/edit");
        await first.Efforts().FillAsync("一つ目の窓で直した文章。");
        await first.Button("保存").ClickAsync();
        await first.ShouldSaySavedAsync();
        await second.GetByLabel("備考").FillAsync("二つ目の窓で加えた備考。");
        await second.Button("保存").ClickAsync();

        await second.ShouldSaySavedAsync();
        await second.ShouldShowAsync("一つ目の窓で直した文章。");
        await second.ShouldShowAsync("二つ目の窓で加えた備考。");
    }

    private async Task<(IPage First, IPage Second)> TwoWindowsAsync(string path)
    {
        var first = await fixture.OpenAsync(Persona.Office);
        var second = await fixture.OpenAsync(Persona.Office);
        await first.GotoAsync(path);
        await second.GotoAsync(path);
        return (first, second);
    }
}

internal static class MeasureForm
{
    public static ILocator Efforts(this IPage page) => page.GetByLabel("今後必要な取組");
}
