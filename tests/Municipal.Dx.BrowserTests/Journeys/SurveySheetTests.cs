using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>The survey sheet as a department uses it: downloaded, filled in with a spreadsheet, handed back in, looked at, applied.</summary>
[Collection(JourneyCollection.Name)]
public sealed class SurveySheetTests(BrowserFixture fixture)
{
    private const string Key = "2-1-4";

    private static readonly Persona Staff = Persona.Staff;

    [Fact]
    public async Task Survey_DownloadedFilledInAndUploaded_IsShownFirstAndThenApplied()
    {
        var page = await fixture.OpenAsync(Staff);
        await page.GotoAsync("/oe/survey");
        using var sheet = await DownloadAsync(page);
        sheet.Cell(sheet.Measures, Key, "実績").SetValue("在宅勤務の端末を増やした。");

        await UploadAsync(page, sheet.Save());
        await page.ShouldHaveTitleAsync("取込内容の確認");
        await page.ShouldShowAsync("在宅勤務の端末を増やした。");
        await LookAtAsync(page, "survey-preview");
        (await AchievementAsync()).ShouldBeNull();
        await page.Button("選んだ行を取り込む").ClickAsync();

        await page.ShouldShowAsync("に取り込みました");
        await LookAtAsync(page, "survey-applied");
        (await AchievementAsync()).ShouldBe("在宅勤務の端末を増やした。");
    }

    [Fact]
    public async Task Survey_TextInsteadOfWorkbook_IsRefusedWithASentence()
    {
        var page = await fixture.OpenAsync(Staff);
        await page.GotoAsync("/oe/survey");

        await UploadAsync(page, "これは表計算のファイルではない"u8.ToArray());

        await page.ShouldShowAsync("Excelのファイル(.xlsx)ではありません");
        await LookAtAsync(page, "survey-refused");
    }

    private static async Task<SurveyFile> DownloadAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator("main a[href*='handler=Sheet']").First.ClickAsync());
        return new SurveyFile(await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    private static async Task UploadAsync(IPage page, byte[] content)
    {
        await page.Locator("#sheets").SetInputFilesAsync(new FilePayload { Name = "調査票.xlsx", MimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Buffer = content });
        await page.Button("内容を確かめる").ClickAsync();
    }

    private Task<string?> AchievementAsync() => fixture.Portal.AskAsync(db =>
        db.ProgressReports.Where(r => r.Measure!.Key == Key && r.Measure.Plan!.Municipality!.Slug == "oe" && r.ReportingPeriod!.State == Domain.Progress.PeriodState.Open).Select(r => r.Achievement).SingleAsync());

    private static async Task LookAtAsync(IPage page, string name)
    {
        await page.ShouldBeAccessibleAsync();
        await page.KeepPictureAsync(Staff, name);
        await page.ShowAsync(Screen.Phone);
        (await page.SticksOutAsync()).ShouldBeEmpty();
        await page.KeepPictureAsync(Staff, name);
        await page.ShowAsync(Screen.Desk);
    }
}
