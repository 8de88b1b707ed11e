using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class RemindTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        var key = await AskedAsync();
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync($"/oe/periods/{key}/remind")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Post_ChosenDepartment_IsRemindedAndTheTableSaysWhen()
    {
        var key = await AskedAsync();
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync($"/oe/periods/{key}/remind");
        page.Texts("tbody th").ShouldBe(["総務課"]);
        var department = page.Document.QuerySelector("tbody input")!.GetAttribute("value");

        var answer = await office.SubmitAsync(page, new() { ["Input.Departments"] = department, ["Input.Text"] = "よろしくお願いします。" }, "main form");

        var after = await office.FollowAsync(answer);
        after.Text(".banner--success").ShouldStartWith("1つの課等に再依頼しました。");
        after.Text("tbody").ShouldContain("（1回）");
        (await portal.WithDbAsync(db => db.Reminders.AsNoTracking().SingleAsync())).Kind.ShouldBe(ReminderKind.ByHand);
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.Event == "reminded" && e.RecordKey == $"period/{key}"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Post_NobodyChosen_SaysSo()
    {
        var key = await AskedAsync();
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync($"/oe/periods/{key}/remind"), new() { ["Input.Departments"] = null }, "main form");

        answer.Errors.ShouldBe(["再依頼する課等を選んでください。"]);
    }

    [Fact]
    public async Task Get_UnknownPeriod_IsNotFound()
    {
        using var office = await portal.ClientAsync("oe-office");

        (await office.GetAsync("/oe/periods/2099-q9/remind")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private Task<string> AskedAsync() => portal.WithDbAsync(async db =>
    {
        var period = await db.ReportingPeriods.FirstAsync(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open);
        await db.ProgressReports.Where(r => r.ReportingPeriodId == period.Id).ExecuteDeleteAsync();
        var measure = await db.Measures.FirstAsync(m => m.PlanId == period.PlanId && m.Key == "1-1");
        db.ProgressReports.Add(new ProgressReport { MunicipalityId = period.MunicipalityId, MeasureId = measure.Id, ReportingPeriodId = period.Id, Key = $"1-1/{period.Key}" });
        await db.SaveChangesAsync();
        return period.Key;
    });
}
