using Microsoft.Playwright;
using Municipal.Dx.BrowserTests.Accessibility;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Journeys;

/// <summary>白岡市's plan prints no owners: the office assigns them in bulk.</summary>
[Collection(JourneyCollection.Name)]
public sealed class OwnersTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(true, 2, "市民課")]
    [InlineData(false, 3, "税務課")]
    public async Task Assign_DepartmentToTickedMeasures_ShowsItAsTheOfficesOwn(bool javaScript, int from, string department)
    {
        var page = await fixture.OpenAsync(Persona.OfficeOf("shiraoka"), javaScript);
        await page.GotoAsync("/shiraoka/owners");
        var rows = page.Locator("tbody tr");
        await rows.Nth(from).GetByRole(AriaRole.Checkbox).CheckAsync();
        await rows.Nth(from + 2).GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("課等").SelectOptionAsync(new SelectOptionValue { Label = department });
        await page.GetByLabel("かかわり方").SelectOptionAsync(new SelectOptionValue { Label = "主担当" });
        await page.GetByLabel("理由・根拠").FillAsync("令和8年度の事務分掌による");
        await page.Button("追加する").ClickAsync();

        await page.ShouldSaySavedAsync();
        await Assertions.Expect(rows.Nth(from)).ToContainTextAsync(department + "（主担当）");
        await Assertions.Expect(rows.Nth(from + 2)).ToContainTextAsync(department + "（主担当）");
        await Assertions.Expect(rows.Nth(from + 1)).Not.ToContainTextAsync(department);
    }

    [Fact]
    public async Task Assign_NothingTicked_KeepsTheReasonAndLeadsToTheTable()
    {
        var page = await fixture.OpenAsync(Persona.OfficeOf("shiraoka"));
        await page.GotoAsync("/shiraoka/owners");
        await page.GetByLabel("理由・根拠").FillAsync("令和8年度の事務分掌による");
        await page.Button("追加する").ClickAsync();

        await Assertions.Expect(page.ErrorSummary()).ToBeFocusedAsync();
        await Assertions.Expect(page.GetByLabel("理由・根拠")).ToHaveValueAsync("令和8年度の事務分掌による");
        await page.ShouldBeAccessibleAsync();
    }
}
