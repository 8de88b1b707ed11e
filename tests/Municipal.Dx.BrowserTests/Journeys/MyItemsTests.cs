using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

[Collection(JourneyCollection.Name)]
public sealed class MyItemsTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Get_MyItemsOfHead_ShowsOwnDepartmentsItemsOnly()
    {
        var page = await fixture.OpenAsync(Persona.Head);
        await page.GotoAsync("/oe/my");

        await page.ShouldHaveTitleAsync("回答する施策");
        await page.ShouldShowAsync("総務課・所属長");
        await page.ShouldShowAsync("行政業務のテレワークの推進");
        await page.ShouldNotShowAsync("スマート農業");
        await Assertions.Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "主なメニュー", Exact = true })).Not.ToContainTextAsync("担当課の割当");
    }

    [Fact]
    public async Task Entry_TypedAndLeft_SavesTheDraftByItselfAndThenByTheButton()
    {
        var page = await fixture.OpenAsync(Persona.Staff);
        await page.GotoAsync("/oe/my");
        await page.Locator(".review").Filter(new() { HasText = "RPAの導入" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.Locator("#Input_Achievement").FillAsync("議事録の作成に使い始めた。");

        await Assertions.Expect(page.Locator("[data-autosave]")).ToContainTextAsync("下書きを保存しました", new() { Timeout = 30_000 });
        await page.Locator("#Input_NextPlan").FillAsync("対象を広げる。");
        await page.Button("下書きを保存").Last.ClickAsync();

        await page.ShouldSaySavedAsync();
        await Assertions.Expect(page.Locator("#Input_Achievement")).ToHaveValueAsync("議事録の作成に使い始めた。");
        await Assertions.Expect(page.Locator("#Input_NextPlan")).ToHaveValueAsync("対象を広げる。");
    }

    [Fact]
    public async Task Get_OwnersByHead_IsRefusedWithReferenceNumber()
    {
        var page = await fixture.OpenAsync(Persona.Head);
        var answer = await page.GotoAsync("/oe/owners");

        answer!.Status.ShouldBe(403);
        await page.ShouldHaveTitleAsync("この操作はできません");
        await page.ShouldShowAsync("受付番号");
    }
}
