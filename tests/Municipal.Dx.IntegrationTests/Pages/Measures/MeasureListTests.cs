using System.Net;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureListTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_WordsTyped_ShowsOnlyMatchesOfThisMunicipality()
    {
        await portal.AddMeasureAsync("oe", "9-1", m => m.Title = "ｵﾝﾗｲﾝ申請のてびき");
        await portal.AddMeasureAsync("shonai", "9-1", m => m.Title = "オンライン申請のてびき(他の町)");
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/measures?q=オンライン申請のてびき");

        page.Texts("tbody th[scope=row] a").ShouldBe(["ｵﾝﾗｲﾝ申請のてびき"]);
    }

    [Theory]
    [InlineData("np=none", "9-11")]
    [InlineData("np=R4", "9-12")]
    [InlineData("dept=none", "9-11")]
    [InlineData("state=submitted", "9-12")]
    [InlineData("state=answered", "9-12")]
    [InlineData("state=correctionrequested", "9-13")]
    [InlineData("rate=low", "9-13")]
    [InlineData("rate=A", "9-12")]
    [InlineData("stage=inprogress", "9-12")]
    public async Task Get_Filter_ShowsWhatItNames(string query, string expected)
    {
        await SamplesAsync();
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync($"/oe/measures?q=絞り込みの見本&{query}");

        page.Texts("tbody td.is-no").ShouldBe([expected]);
    }

    [Fact]
    public async Task Get_SortedByTitleBackwards_TurnsTheOrderRound()
    {
        await SamplesAsync();
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/measures?q=絞り込みの見本&sort=-title");

        page.Texts("tbody td.is-no").ShouldBe(["9-13", "9-12", "9-11"]);
        page.Document.QuerySelector("th[aria-sort=descending]").ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_OpenPeriodAsCommitteeMember_ShowsNoStates()
    {
        await SamplesAsync();
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/measures?q=絞り込みの見本");

        page.Texts("tbody tr").Count(t => t.Contains("提出済み", StringComparison.Ordinal)).ShouldBe(0);
        page.Document.QuerySelector("select[name=state]").ShouldBeNull();
    }

    [Fact]
    public async Task Get_NothingFound_SaysWhatToDoNext()
    {
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/measures?q=どこにもない語句&np=Z");

        page.Text(".empty h2").ShouldContain("条件に合う");
        page.Texts(".chip").Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("?page=99999999999&sort=%00&state=7&dept=x&stage=1")]
    [InlineData("?page=-4&sort=--&rate=%3Cscript%3E&policy=%EF%BF%BD&q=%E2%80%AE")]
    public async Task Get_NonsenseInAddress_AnswersThePage(string query)
    {
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/measures" + query);

        page.Body.ShouldNotContain("<script>", Case.Insensitive);
    }

    [Fact]
    public async Task Get_OtherMunicipality_IsNotFound()
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync("/shonai/measures")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await client.GetAsync("/shonai/measures.csv")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_MoreRows_SendsNoMoreCommands()
    {
        using var client = await portal.ClientAsync("shonai-office");
        await client.PageAsync("/shonai/measures");
        var few = await portal.Sql.CountAsync(() => client.PageAsync("/shonai/measures"));
        for (var i = 1; i <= 20; i++)
        {
            await portal.AddMeasureAsync("shonai", $"9-2{i:00}", null, "総務課", "税務課");
        }

        var many = await portal.Sql.CountAsync(() => client.PageAsync("/shonai/measures"));

        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task Get_Csv_OpensInSpreadsheetWithoutFormulas()
    {
        await portal.AddMeasureAsync("oe", "9-31", m => m.Title = "=HYPERLINK(\"x\")の見本");
        using var client = await portal.ClientAsync("oe-committee");

        var answer = await client.GetAsync("/oe/measures.csv?q=HYPERLINK");

        answer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        (await answer.Response.Content.ReadAsByteArrayAsync())[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        var lines = answer.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("\"'=HYPERLINK(\"\"x\"\")の見本\"");
    }

    private async Task SamplesAsync()
    {
        if (_added)
        {
            return;
        }

        _added = true;
        await portal.AddMeasureAsync("oe", "9-11", m => m.Title = "絞り込みの見本あ");
        var second = await portal.AddMeasureAsync("oe", "9-12", m => m.Title = "絞り込みの見本い", "見本課");
        var third = await portal.AddMeasureAsync("oe", "9-13", m => m.Title = "絞り込みの見本う", "見本課");
        await portal.AddPriorityAsync(second, "R4");
        await portal.AddPriorityAsync(third, "F1");
        await portal.AddReportAsync(second, r => (r.State, r.SelfRating, r.Stage) = (ReportState.Submitted, "A", ProgressStage.InProgress));
        await portal.AddReportAsync(third, r => (r.State, r.SelfRating) = (ReportState.CorrectionRequested, "C"));
    }

    private static bool _added;
}
