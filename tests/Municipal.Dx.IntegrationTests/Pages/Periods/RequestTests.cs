using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class RequestTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_NumberDateAndIssuer_StandInTheLetterAndItsText()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-99", with: null, "税務町民課");
        await portal.AddReportAsync(measure, _ => { });
        await portal.AddKpiAsync(measure, kpi => kpi.Frequency = MeasureFrequency.EveryPeriod);
        using var office = await portal.ClientAsync("oe-office");
        var path = await PathAsync();

        var answer = await office.SubmitAsync(await office.PageAsync(path + "/edit"), new() { ["Input.Number"] = "政推第123号", ["Input.Day"] = "R8.10.1", ["Input.Issuer"] = "政策推進課長", ["Input.Note"] = "出先の分も含めてください。" });

        var letter = await office.FollowAsync(answer);
        foreach (var text in new[] { letter.Text(".letter"), letter.Text("textarea") })
        {
            text.ShouldSatisfyAllConditions(
                () => text.ShouldContain("政推第123号"),
                () => text.ShouldContain("令和8年10月1日"),
                () => text.ShouldContain("各課長"),
                () => text.ShouldContain("政策推進課長"),
                () => text.ShouldContain("「大江町DX推進計画」の進捗状況について"),
                () => text.ShouldContain("出先の分も含めてください。"),
                () => text.ShouldContain("9-99 試験の施策9-99"),
                () => text.ShouldContain("試験の指標9-99"));
        }
    }

    [Fact]
    public async Task Get_OneDepartment_NamesOnlyItsMeasures()
    {
        var own = await portal.AddMeasureAsync("oe", "9-41", with: null, "税務町民課");
        await portal.AddReportAsync(own, _ => { });
        var other = await portal.AddMeasureAsync("oe", "9-42", with: null, "総務課");
        await portal.AddReportAsync(other, _ => { });
        var department = await portal.AddDepartmentAsync("oe", "税務町民課");
        using var office = await portal.ClientAsync("oe-office");

        var letter = await office.PageAsync($"{await PathAsync()}?dept={department.Id}");

        letter.Text(".letter").ShouldContain("税務町民課長 様");
        letter.Text(".letter").ShouldContain("9-41 ");
        letter.Text(".letter").ShouldNotContain("9-42 ");
    }

    [Fact]
    public async Task Post_OwnWording_IsKeptWithItsMarksAndGoesBackToTheUsualOne()
    {
        using var office = await portal.ClientAsync("shonai-office");
        var period = await portal.AddPeriodAsync("shonai", "2033-h1");
        var path = $"/shonai/periods/{period.Key}/request";

        var letter = await office.FollowAsync(await office.SubmitAsync(await office.PageAsync(path + "/edit"), new() { ["Input.Wording"] = "【基準日】時点で\r\nお答えください。締切は【提出期限】です。" }));

        letter.Document.QuerySelector(".letter__text")!.TextContent.ShouldBe("令和15年9月30日時点で\nお答えください。締切は令和15年10月9日（日）です。");
        letter.Text("textarea").ShouldContain("令和15年9月30日時点で お答えください。");
        var edit = await office.PageAsync(path + "/edit");
        edit.Text("#Input_Wording").ShouldContain("締切は【提出期限】です。");
        (await office.FollowAsync(await office.SubmitAsync(edit, new() { ["Input.Wording"] = "" }))).Text(".letter__text").ShouldStartWith("このことについて、令和15年9月30日現在の");
        (await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == period.Id).Select(p => p.RequestWording).SingleAsync())).ShouldBeNull();
    }

    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync(await PathAsync())).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_OtherThanYear_OffersTheYearWithItsDates()
    {
        using var office = await portal.ClientAsync("oe-office");
        var desk = await office.PageAsync((await PathAsync()).Replace("/request", string.Empty, StringComparison.Ordinal));

        var form = await office.PageAsync(desk.Document.QuerySelector("#h-year")!.ParentElement!.ParentElement!.QuerySelector("a")!.GetAttribute("href")!);

        var year = await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe").Select(p => p.FiscalYear).FirstAsync());
        form.Document.QuerySelector("#Input_FiscalYear")!.GetAttribute("value").ShouldBe(new FiscalYear(year).Label);
        form.Document.QuerySelector("#Input_AsOf")!.GetAttribute("value").ShouldBe(JapaneseDate.Format(new DateOnly(year + 1, 3, 31)));
        JapaneseDate.TryParse(form.Document.QuerySelector("#Input_Due")!.GetAttribute("value"), out var due).ShouldBeTrue();
        due.ShouldBeInRange(new DateOnly(year + 1, 5, 31), new DateOnly(year + 1, 6, 3));
        form.Document.QuerySelector("#Input_IsYearEndForm")!.HasAttribute("checked").ShouldBeTrue();
    }

    private Task<string> PathAsync() => portal.WithDbAsync(async db =>
        "/oe/periods/" + await db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open).OrderBy(p => p.Id).Select(p => p.Key).FirstAsync() + "/request");
}
