using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureDeleteTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_NothingReported_RemovesItWithItsPartsAndKeepsTheTrail()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-71", null, "消す課");
        await portal.AddPriorityAsync(measure, "R4");
        await portal.AddKpiAsync(measure);
        await portal.AddReportAsync(measure, r => r.State = ReportState.Draft);
        await portal.WithDbAsync(async db =>
        {
            var initiative = new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = "9-71/1", Title = "消える取組" };
            db.AddRange(initiative, new SchedulePhase { MunicipalityId = measure.MunicipalityId, Initiative = initiative, Label = "検討", FirstFiscalYear = 2026 });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/9-71/delete");
        form.Text(".banner--warning").ShouldContain("KPI1件");

        (await client.SubmitAsync(form)).Errors.ShouldHaveSingleItem().ShouldContain("理由");
        var answer = await client.SubmitAsync(form, new() { ["Reason"] = "重なりのため" });

        (await client.FollowAsync(answer)).Text(".banner--success").ShouldContain("消しました");
        (await client.GetAsync("/oe/measures/9-71")).Status.ShouldBe(HttpStatusCode.NotFound);
        var entry = await portal.WithDbAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "measure/9-71"));
        (entry.Event, entry.Reason).ShouldBe(("deleted", "重なりのため"));
    }

    [Fact]
    public async Task Get_Reported_SaysWhyItStays()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-72");
        await portal.AddReportAsync(measure, r => (r.State, r.Achievement) = (ReportState.Submitted, "実績"));
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/measures/9-72/delete");

        page.Text(".banner--warning").ShouldContain("進捗の報告があります");
        page.Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_AsksAgain()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-73");
        using var client = await portal.ClientAsync("oe-office");
        var form = await client.PageAsync("/oe/measures/9-73/delete");
        await portal.WithDbAsync(async db =>
        {
            (await db.Measures.SingleAsync(m => m.Id == measure.Id)).Remark = "先の人の変更";
            await db.SaveChangesAsync();
        });

        var answer = await client.SubmitAsync(form, new() { ["Reason"] = "重なりのため" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("ほかの人が変更");
        (await portal.ReadMeasureAsync(measure)).Remark.ShouldBe("先の人の変更");
    }

    [Fact]
    public async Task Get_Staff_IsForbidden()
    {
        await portal.AddMeasureAsync("oe", "9-74");
        using var client = await portal.ClientAsync("oe-staff");

        (await client.GetAsync("/oe/measures/9-74/delete")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
