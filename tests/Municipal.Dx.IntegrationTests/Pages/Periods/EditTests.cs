using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class EditTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_NewDueDateWithReason_IsSavedAndAudited()
    {
        using var office = await portal.ClientAsync("oe-office");
        var period = await PeriodAsync("oe");
        var page = await office.PageAsync($"/oe/periods/{period.Key}/edit");

        (await office.SubmitAsync(page, new() { ["Input.Due"] = Day(period.To.AddDays(20)) })).Errors.ShouldBe(["変える理由を入力してください。"]);
        var answer = await office.SubmitAsync(page, new() { ["Input.Due"] = Day(period.To.AddDays(20)), ["Input.Reason"] = "決算と重なるため" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await PeriodAsync("oe")).Due.ShouldBe(period.To.AddDays(20));
        (await portal.WithDbAsync(db => db.AuditEntries.Where(e => e.RecordKey == period.AuditKey && e.MunicipalityId == period.MunicipalityId).OrderByDescending(e => e.Id).Select(e => e.Reason).FirstAsync())).ShouldBe("決算と重なるため");
    }

    [Fact]
    public async Task Post_PeriodChangedMeanwhile_IsToldAndKeepsWhatWasTyped()
    {
        using var office = await portal.ClientAsync("shonai-office");
        var period = await PeriodAsync("shonai");
        var first = await office.PageAsync($"/shonai/periods/{period.Key}/edit");
        (await office.SubmitAsync(first, new() { ["Input.Due"] = Day(period.To.AddDays(20)), ["Input.Reason"] = "一人目" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var answer = await office.SubmitAsync(first, new() { ["Input.Due"] = Day(period.To.AddDays(30)), ["Input.Reason"] = "二人目" });

        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("画面を開いた後に");
        answer.Text("textarea").ShouldBe("二人目");
        (await office.SubmitAsync(answer)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task PostExtension_OneDepartment_IsLateLaterThanTheOthers()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-91", with: null, "議会事務局");
        await portal.AddReportAsync(measure, _ => { });
        using var office = await portal.ClientAsync("oe-office");
        var period = await PeriodAsync("oe");
        var department = await portal.AddDepartmentAsync("oe", "議会事務局");
        var path = $"/oe/periods/{period.Key}/extend/{department.Id}";
        var page = await office.PageAsync(path);

        (await office.SubmitAsync(page, new() { ["Input.Due"] = Day(period.Due), ["Input.Reason"] = "議会中" })).Errors.ShouldHaveSingleItem().ShouldContain("より後の日");
        (await office.SubmitAsync(page, new() { ["Input.Due"] = Day(period.Due.AddDays(7)), ["Input.Reason"] = "議会中" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var line = await LineAsync(office, period);
        line.ShouldContain("延長");
        (await office.SubmitAsync(await office.PageAsync(path), form: "form[action*='handler=End']")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await LineAsync(office, period)).ShouldNotContain("延長");
    }

    [Fact]
    public async Task Post_DueDateReachingAnExtension_EndsItAndKeepsALaterOne()
    {
        using var office = await portal.ClientAsync("oe-office");
        var period = await portal.AddPeriodAsync("oe", "2033-h1");
        var (sooner, later) = (await portal.AddDepartmentAsync("oe", "先に出す課"), await portal.AddDepartmentAsync("oe", "後に出す課"));
        foreach (var (department, days) in new[] { (sooner, 3), (sooner, 5), (later, 20) })
        {
            var extend = await office.PageAsync($"/oe/periods/{period.Key}/extend/{department.Id}");
            (await office.SubmitAsync(extend, new() { ["Input.Due"] = Day(period.Due.AddDays(days)), ["Input.Reason"] = "議会中" })).Status.ShouldBe(HttpStatusCode.Redirect);
        }

        var answer = await office.SubmitAsync(await office.PageAsync($"/oe/periods/{period.Key}/edit"), new() { ["Input.Due"] = Day(period.Due.AddDays(5)), ["Input.Reason"] = "全体を延ばす" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await portal.WithDbAsync(db => db.Set<DueExtension>().Where(e => e.ReportingPeriodId == period.Id).Select(e => e.DepartmentId).ToListAsync())).ShouldBe([later.Id]);
    }

    [Fact]
    public async Task Post_AdHocPeriod_ChangesNameAndForm()
    {
        using var office = await portal.ClientAsync("oe-office");
        var period = await portal.AddPeriodAsync("oe", "2033-a7", p => p.Title = "中間調査");
        var page = await office.PageAsync($"/oe/periods/{period.Key}/edit");

        (await office.SubmitAsync(page, new() { ["Input.Title"] = " ", ["Input.Reason"] = "決算に合わせる" })).Errors.ShouldBe(["何の調査かが分かる名前を入力してください。"]);
        var answer = await office.SubmitAsync(page, new() { ["Input.Title"] = "決算の調査", ["Input.IsYearEndForm"] = "true", ["Input.Reason"] = "決算に合わせる" });

        (await office.FollowAsync(answer)).ShouldSatisfyAllConditions(
            desk => desk.Title.ShouldBe("令和15年度臨時第7回（決算の調査）の受付と確認"),
            desk => desk.Text(".page-head__lead").ShouldContain("年度末の様式で"));
    }

    [Fact]
    public async Task Post_FixedPeriod_ChangesNothing()
    {
        using var office = await portal.ClientAsync("oe-office");
        var period = await portal.AddPeriodAsync("oe", "2034-h1");
        var page = await office.PageAsync($"/oe/periods/{period.Key}/edit");
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == period.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed)));

        var answer = await office.SubmitAsync(page, new() { ["Input.Due"] = Day(period.Due.AddDays(5)), ["Input.Reason"] = "遅れて" });

        answer.Errors.ShouldBe(["変えられるのは、受付中の報告期だけです。"]);
        (await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == period.Id).Select(p => p.Due).SingleAsync())).ShouldBe(period.Due);
    }

    [Fact]
    public async Task GetExtension_DepartmentOfAnotherMunicipality_IsNotFound()
    {
        var foreign = await portal.AddDepartmentAsync("shonai", "よその課");
        using var office = await portal.ClientAsync("oe-office");

        (await office.GetAsync($"/oe/periods/{(await PeriodAsync("oe")).Key}/extend/{foreign.Id}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd");

    private static async Task<string> LineAsync(PortalClient office, ReportingPeriod period) =>
        (await office.PageAsync($"/oe/periods/{period.Key}")).Document.QuerySelectorAll("tbody tr").First(row => row.QuerySelector("th")!.TextContent == "議会事務局").TextContent;

    private Task<ReportingPeriod> PeriodAsync(string slug) => portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking().Where(p => p.Plan!.Municipality!.Slug == slug).OrderBy(p => p.Id).FirstAsync());
}
