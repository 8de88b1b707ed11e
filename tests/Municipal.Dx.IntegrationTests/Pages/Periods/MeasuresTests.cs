using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class MeasuresTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task PostAdd_MeasureNotAskedYet_GetsADraft()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-93", with: null, "総務課");
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(await PathAsync());

        var answer = await office.SubmitAsync(page, new() { ["Add"] = "9-93" }, "form[action$='handler=Add']");

        (await office.FollowAsync(answer)).Text(".banner--success").ShouldBe("1件を尋ねる施策に加えました。");
        (await CountAsync(measure.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task PostAdd_MeasureOfAnotherPlan_AddsNothing()
    {
        var foreign = await portal.AddMeasureAsync("shonai", "9-94");
        using var office = await portal.ClientAsync("oe-office");
        await portal.AddMeasureAsync("oe", "9-95");
        var page = await office.PageAsync(await PathAsync());

        var answer = await office.SubmitAsync(page, new() { ["Add"] = "9-94" }, "form[action$='handler=Add']");

        answer.Errors.ShouldBe(["加える施策を選んでください。"]);
        (await CountAsync(foreign.Id)).ShouldBe(0);
    }

    [Fact]
    public async Task PostRemove_UntouchedDraft_GoesAndATouchedOneStays()
    {
        var empty = await portal.AddMeasureAsync("oe", "9-96", with: null, "総務課");
        await portal.AddReportAsync(empty, _ => { });
        var begun = await portal.AddMeasureAsync("oe", "9-97", with: null, "総務課");
        await portal.AddReportAsync(begun, report => report.Achievement = "書き始めた");
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(await PathAsync());
        page.Document.QuerySelector("[name=Remove][value='9-97']").ShouldBeNull();

        (await office.SubmitAsync(page, new() { ["Remove"] = "9-97" }, "form[action$='handler=Remove']")).Errors.ShouldHaveSingleItem().ShouldStartWith("入力や質問が始まっている施策は外せません。");
        (await office.SubmitAsync(page, new() { ["Remove"] = "9-96" }, "form[action$='handler=Remove']")).Status.ShouldBe(HttpStatusCode.Redirect);

        (await CountAsync(empty.Id), await CountAsync(begun.Id)).ShouldBe((0, 1));
    }

    [Fact]
    public async Task PostParts_OtherDepartments_AddsAndDropsButKeepsWhatWasBegun()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-98", with: null, "総務課");
        await portal.AddReportAsync(measure, report => report.Achievement = "共通の文");
        var (first, second) = (await portal.AddDepartmentAsync("oe", "総務課"), await portal.AddDepartmentAsync("oe", "税務町民課"));
        using var office = await portal.ClientAsync("oe-office");
        var path = (await PathAsync()).Replace("/measures", "/reports/9-98/parts", StringComparison.Ordinal);

        (await office.SubmitAsync(await office.PageAsync(path), new() { ["Departments"] = $"{first.Id}" })).Status.ShouldBe(HttpStatusCode.Redirect);
        await portal.WithDbAsync(async db =>
        {
            (await db.DepartmentParts.SingleAsync(p => p.ProgressReport!.MeasureId == measure.Id)).Achievement = "課の実績";
            await db.SaveChangesAsync();
        });
        (await office.SubmitAsync(await office.PageAsync(path), new() { ["Departments"] = $"{second.Id}" })).Status.ShouldBe(HttpStatusCode.Redirect);

        (await portal.WithDbAsync(db => db.DepartmentParts.Where(p => p.ProgressReport!.MeasureId == measure.Id).OrderBy(p => p.Id).Select(p => p.DepartmentId).ToListAsync())).ShouldBe([first.Id, second.Id]);
    }

    private Task<int> CountAsync(long measureId) => portal.WithDbAsync(db => db.ProgressReports.CountAsync(r => r.MeasureId == measureId));

    private Task<string> PathAsync() => portal.WithDbAsync(async db =>
        "/oe/periods/" + await db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open).OrderBy(p => p.Id).Select(p => p.Key).FirstAsync() + "/measures");
}
