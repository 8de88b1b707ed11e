using System.Text;
using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;
using Municipal.Dx.Testing;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>The pages of an import, which no address leads to: the file refused, the preview with choices, the result.</summary>
[Collection(JourneyCollection.Name)]
public sealed class ImportTests(BrowserFixture fixture)
{
    private static readonly Persona Office = Persona.OfficeOf("kahoku");

    [Fact]
    public async Task Import_FileWithErrors_ListsThemAllAndChangesNothing()
    {
        var page = await fixture.OpenAsync(Office);
        await ChooseAsync(page, text => text.Replace("nationalPriorities: [F4]", "nationalPriorities: [F9]").Replace("issued: 2024-02", "issued: 2024-13"));

        await page.ShouldShowAsync("直すところが2か所あります");
        await LookAtAsync(page, "import-refused");
    }

    [Theory]
    [InlineData(true, "1-2", "役場窓口機能の多様化")]
    [InlineData(false, "1-4", "情報発信、問合せ対応の充実")]
    public async Task Import_MeasureChangedOnBothSides_AsksAndTakesTheFile(bool javaScript, string key, string title)
    {
        var page = await fixture.OpenAsync(Office, javaScript);
        await page.GotoAsync($"/kahoku/measures/{key}/edit");
        await page.GetByLabel("題名").FillAsync(title + "と見直し");
        await page.GetByLabel("変更の理由").FillAsync("計画の改訂案による");
        await page.Button("保存").ClickAsync();
        await page.ShouldSaySavedAsync();

        await ChooseAsync(page, text => text.Replace($"title: {title}\n", $"title: {title}(改訂)\n"));
        await page.ShouldHaveTitleAsync("取込内容の確認");
        await page.GetByRole(AriaRole.Heading, new() { Name = "ほかの人の変更と重なった項目 1件" }).WaitForAsync();
        if (javaScript)
        {
            await LookAtAsync(page, "import-preview");
        }

        await page.GetByText("ファイルの内容にする").ClickAsync();
        await page.Button("取り込む").ClickAsync();
        await page.ShouldHaveTitleAsync("取込の結果");
        if (javaScript)
        {
            await LookAtAsync(page, "import-result");
        }

        await page.GotoAsync($"/kahoku/measures/{key}");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(title + "(改訂)");
    }

    private static async Task ChooseAsync(IPage page, Func<string, string> change)
    {
        await page.GotoAsync("/kahoku/import");
        await page.Locator("input[type=file]").Nth(0).SetInputFilesAsync(new FilePayload { Name = "plan.yaml", MimeType = "application/yaml", Buffer = Encoding.UTF8.GetBytes(change(RepositoryFolder.Read("seeds/kahoku/plan.yaml"))) });
        await page.Locator("input[type=file]").Nth(1).SetInputFilesAsync(Path.Combine(PlanSeeds.Folder, "kahoku", "glossary.yaml"));
        await page.Button("内容を確かめる").ClickAsync();
    }

    // axe waits for ever on a page whose script is switched off.
    private static async Task LookAtAsync(IPage page, string name)
    {
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(Office, name);
        await page.ShowAsync(Screen.Phone);
        (await page.SticksOutAsync()).ShouldBeEmpty();
        await page.KeepPictureAsync(Office, name);
        await page.ShowAsync(Screen.Desk);
    }
}
