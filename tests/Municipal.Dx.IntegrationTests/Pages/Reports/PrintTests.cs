using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Reports;

/// <summary>The print page of a book: every sheet says what it is, whatever page it begins on.</summary>
public sealed class PrintTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("committee")]
    [InlineData("internal")]
    [InlineData("assembly")]
    [InlineData("public")]
    public async Task Get_Edition_NamesStatusPeriodAndMaterialAboveEverySheet(string edition)
    {
        await portal.SubmitAsync("oe", 2);
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync($"/oe/reports/print?for={edition}&material=2-1&pick=1-2-2&period={await portal.OpenPeriodAsync("oe")}");

        var sheets = page.Document.QuerySelectorAll(".book-sheet");
        sheets.ShouldNotBeEmpty();
        foreach (var sheet in sheets)
        {
            var heads = sheet.QuerySelectorAll(".book-run").Select(head => head.TextContent).DefaultIfEmpty(sheet.QuerySelector(".section__note")!.TextContent).ToList();
            heads.ShouldAllBe(head => head.Contains("速報(未確定)", StringComparison.Ordinal) && head.Contains("資料2-1", StringComparison.Ordinal) && head.Contains("基準日", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Get_Overview_HasSharesPeriodBeforeAndLegend()
    {
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync($"/oe/reports/print?for=committee&period={await portal.OpenPeriodAsync("oe")}");

        page.Text(".book-counts thead").ShouldContain("割合");
        var overview = page.Document.QuerySelector("section[aria-labelledby=s-Overview]")!.TextContent;
        overview.ShouldContain("凡例");
        overview.ShouldContain("前期");
    }
}

/// <summary>工程表 in print, of a plan that has one.</summary>
public sealed class PrintScheduleTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    [Fact]
    public async Task Get_Schedule_HasOwnersPoliciesAndTints()
    {
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync($"/oe/reports/print?for=committee&period={await portal.OpenPeriodAsync("oe")}");

        page.Text(".book-gantt thead").ShouldContain("担当");
        page.Document.QuerySelectorAll(".book-gantt .gantt__group--policy").Length.ShouldBe(3);
        page.Document.QuerySelectorAll(".book-sheet .book-gantt .legend .swatch").ShouldNotBeEmpty();
    }
}
