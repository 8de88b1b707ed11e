using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

public sealed class FinalTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Post_FixedPeriod_IsShownBesideTheFrozenValue()
    {
        await AddFixedAsync("1-1.k1", "2021-q1", 44);
        using var staff = await portal.ClientAsync("oe-staff");
        var page = await staff.PageAsync("/oe/kpis/1-1.k1/final?period=2021-q1");
        page.Text(".facts").ShouldContain("44");

        var answer = await staff.SubmitAsync(page, new() { ["Input.Value"] = "４８件", ["Input.AsOf"] = "R3.7.31", ["Input.Reason"] = "統計の公表" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var values = (await staff.FollowAsync(answer)).Text("#values");
        values.ShouldContain("確定値 48");
        values.ShouldContain("統計の公表");
        (await StoredAsync("1-1.k1", "2021-q1")).Value.ShouldBe(44);
    }

    [Fact]
    public async Task Get_OpenPeriod_SaysWhatToDoInstead()
    {
        using var office = await portal.ClientAsync("oe-office");
        var open = await portal.OpenPeriodAsync("oe");

        var page = await office.PageAsync($"/oe/kpis/1-1.k1/final?period={open}");

        page.Text(".empty").ShouldContain("確定した報告期だけです");
        page.Document.QuerySelector("main form").ShouldBeNull();
    }

    [Fact]
    public async Task Post_NothingTyped_ListsWhatIsMissing()
    {
        await AddFixedAsync("1-2.k1", "2021-q2", 44);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync("/oe/kpis/1-2.k1/final?period=2021-q2");

        var answer = await office.SubmitAsync(page, new() { ["Input.Value"] = "", ["Input.Reason"] = "" });

        answer.Errors.Count.ShouldBe(2);
        (await portal.WithDbAsync(db => db.FinalValues.AnyAsync(f => f.Kpi!.Key == "1-2.k1"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_Removal_TakesItBackWithAReason()
    {
        await AddFixedAsync("1-3.k1", "2021-q3", 44);
        using var office = await portal.ClientAsync("oe-office");
        await office.SubmitAsync(await office.PageAsync("/oe/kpis/1-3.k1/final?period=2021-q3"), new() { ["Input.Value"] = "45", ["Input.Reason"] = "訂正" });
        var page = await office.PageAsync("/oe/kpis/1-3.k1/final?period=2021-q3");

        var answer = await office.SubmitAsync(page, new() { ["RemovalReason"] = "ほかの指標の値だった" }, "form[action*=Remove]");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await portal.WithDbAsync(db => db.FinalValues.AnyAsync(f => f.Kpi!.Key == "1-3.k1"))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("oe-staff", "1-4.k1", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", "1-1.k1", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", "1-1.k1", HttpStatusCode.NotFound)]
    public async Task Get_OthersKpi_IsRefused(string login, string key, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync($"/oe/kpis/{key}/final")).Status.ShouldBe(status);
    }

    private Task<ActualValue> StoredAsync(string key, string period) => portal.WithDbAsync(db =>
        db.ActualValues.AsNoTracking().SingleAsync(v => v.Kpi!.Key == key && v.Kpi.Plan!.Municipality!.Slug == "oe" && v.ReportingPeriod!.Key == period));

    private Task AddFixedAsync(string kpiKey, string periodKey, decimal value) => portal.WithDbAsync(async db =>
    {
        var kpi = await db.Kpis.SingleAsync(k => k.Key == kpiKey && k.Plan!.Municipality!.Slug == "oe");
        Domain.Calendar.PeriodKey.TryParse(periodKey, out var key).ShouldBeTrue();
        var period = new ReportingPeriod { MunicipalityId = kpi.MunicipalityId, PlanId = kpi.PlanId, Key = periodKey, FiscalYear = key.FiscalYear.Value, Kind = key.Kind, From = key.From, To = key.To, AsOf = key.To, Due = key.To.AddDays(9), State = PeriodState.Fixed };
        db.ActualValues.Add(new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriod = period, Value = value, Figure = value, Status = ValueStatus.Expected, Key = $"{kpiKey}/{periodKey}" });
        await db.SaveChangesAsync();
    });
}
