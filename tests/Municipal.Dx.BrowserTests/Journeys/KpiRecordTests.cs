using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>総務課 of 大江町 answers what it is asked this quarter.</summary>
[Collection(JourneyCollection.Name)]
public sealed class KpiRecordTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Record_FullWidthDigitsByStaff_AreReadAndListedAsAnswered()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/kpis/1-2-2.k1/record");
        await page.ShouldHaveTitleAsync("LINE友だち数");

        await page.Figure().FillAsync("２，３１８");
        await page.Button("実績を保存").ClickAsync();

        await page.ShouldSaySavedAsync();
        await page.ShouldShowAsync("2,318人");
        (await StoredAsync("1-2-2.k1")).ShouldBe(2318m);
        await page.GotoAsync("/oe/my");
        await Assertions.Expect(page.Locator(".review").Filter(new() { HasText = "SNSの有効活用" })).ToContainTextAsync("KPI 1 / 1件 入力済み");
    }

    [Fact]
    public async Task Record_WordsInsteadOfFigure_KeepsThemAndSaysWhatToType()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/kpis/2-1-4.k1/record");
        await page.Figure().FillAsync("三割くらい");
        await page.Button("実績を保存").ClickAsync();

        await Assertions.Expect(page.ErrorSummary()).ToBeFocusedAsync();
        await Assertions.Expect(page.Figure()).ToHaveValueAsync("三割くらい");
        await page.ShouldBeAccessibleAsync();
        await page.ErrorSummary().GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page.Figure()).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Record_InTwoWindowsAtOnce_ShowsBothAndLosesNothing()
    {
        var first = await fixture.OpenAsync(Persona.Staff);
        var second = await fixture.OpenAsync(Persona.Head);
        await first.GotoAsync("/oe/kpis/1-2-1.k1/record");
        await second.GotoAsync("/oe/kpis/1-2-1.k1/record");
        await first.Figure().FillAsync("121000");
        await first.Button("実績を保存").ClickAsync();
        await first.ShouldSaySavedAsync();

        await second.Figure().FillAsync("125000");
        await second.GetByLabel("備考").FillAsync("集計の期間を確かめた");
        await second.Button("実績を保存").ClickAsync();

        await second.ShouldHaveTitleAsync("ほかの人の変更と重なった項目");
        await second.ShouldShowAsync("まだ保存していません");
        await Assertions.Expect(second.Locator(".versus")).ToContainTextAsync("121,000件");
        await Assertions.Expect(second.Locator(".versus")).ToContainTextAsync("125,000件");
        await second.ShouldBeAccessibleAsync();
        await second.KeepPictureAsync(Persona.Head, "kpis-record-conflict");
        await second.Button("選んだ内容で保存").ClickAsync();
        await second.ShouldSaySavedAsync();
        (await StoredAsync("1-2-1.k1")).ShouldBe(125000m);
        await second.ShouldShowAsync("集計の期間を確かめた");
    }

    private Task<decimal?> StoredAsync(string kpi) => fixture.Portal.AskAsync(db => db.ActualValues
        .Where(a => a.Kpi!.Key == kpi && db.Municipalities.Any(m => m.Id == a.MunicipalityId && m.Slug == "oe"))
        .Select(a => a.Value)
        .SingleOrDefaultAsync());
}

internal static class RecordForm
{
    public static ILocator Figure(this IPage page) => page.Locator("#Input_Value");
}
