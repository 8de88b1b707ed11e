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
