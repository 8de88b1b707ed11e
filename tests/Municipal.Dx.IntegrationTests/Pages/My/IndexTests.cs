using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

public sealed class IndexTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_StaffOfOwningDepartment_ListsOwnKpisWithLinkToRecord()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var period = await PeriodAsync("oe");

        var page = await client.PageAsync("/oe/my");

        page.Texts("#todo h3").ShouldBe(["指標1-1", "指標1-2", "指標1-3", "指標2-1", "指標2-2", "指標2-3"]);
        page.Document.QuerySelector("#todo .button--solid")!.GetAttribute("href").ShouldBe($"/oe/kpis/1-1.k1/record?period={period.Key}");
        page.Text(".page-head__over").ShouldBe("総務課・担当者");
        page.Text(".figures").ShouldContain("18分ほど");
        page.Body.ShouldNotContain("指標1-4");
        page.Body.ShouldNotContain("DX事務局の仕事");
    }

    [Fact]
    public async Task Get_ValueRecorded_StandsUnderRecorded()
    {
        using var client = await portal.ClientAsync("oe-head");
        await RecordAsync("oe", "2-3.k1", 45);

        var page = await client.PageAsync("/oe/my");

        page.Texts("#todo h3").ShouldNotContain("指標2-3");
        page.Text("#done").ShouldContain("指標2-32-3 具体的施策2-3の題名45件速報");
        await portal.WithDbAsync(db => db.ActualValues.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Get_AfterDueDate_SaysHowManyDaysLate()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var due = (await PeriodAsync("oe")).Due;
        await SetDueAsync(DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime.AddHours(9)).AddDays(-3));

        var page = await client.PageAsync("/oe/my");

        page.Text(".page-head__lead").ShouldContain("3日過ぎています");
        page.Text("#todo .state--late").ShouldBe("未入力・期限超過3日");
        await SetDueAsync(due);
    }

    [Fact]
    public async Task Get_OfficeOfPlanWithoutOwners_SeesWhatNobodyOwnsAndNobodyAnswered()
    {
        using var client = await portal.ClientAsync("shonai-office");

        var page = await client.PageAsync("/shonai/my");

        page.Texts("#office .figures__value").ShouldBe(["8件", "2件", "0件"]);
        page.Text("#unanswered").ShouldContain("（担当課なし）");
        page.Document.QuerySelector("#office a[href='/shonai/owners?owner=none']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Get_MeasureOfAllDepartments_StandsApart()
    {
        using var client = await portal.ClientAsync("oe-staff");
        await portal.WithDbAsync(db => db.Measures.Where(m => m.Plan!.Municipality!.Slug == "oe" && m.Key == "1-4").ExecuteUpdateAsync(set => set.SetProperty(m => m.AllDepartments, true)));

        var page = await client.PageAsync("/oe/my");

        page.Text("section[aria-labelledby=h-all]").ShouldContain("すべての課等で取り組む施策1件・実績はDX事務局が取りまとめます");
        page.Text("section[aria-labelledby=h-all]").ShouldContain("1-4 具体的施策1-4の題名");
        await portal.WithDbAsync(db => db.Measures.ExecuteUpdateAsync(set => set.SetProperty(m => m.AllDepartments, false)));
    }

    [Fact]
    public async Task Get_UnansweredKpiOfAllDepartments_IsNotCalledOwnerless()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-71", m => m.AllDepartments = true);
        await portal.AddKpiAsync(measure);
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/my");

        page.Texts("#unanswered tbody tr").Single(row => row.StartsWith("試験の指標9-71", StringComparison.Ordinal)).ShouldContain("すべての課等（DX事務局が取りまとめ）");
        await portal.WithDbAsync(db => db.Measures.ExecuteUpdateAsync(set => set.SetProperty(m => m.AllDepartments, false)));
    }

    [Theory]
    [InlineData("oe-committee", "/oe/my", HttpStatusCode.Forbidden)]
    [InlineData("oe-staff", "/shonai/my", HttpStatusCode.NotFound)]
    public async Task Get_NotForThisPerson_IsRefused(string name, string path, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(name);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_MoreMeasures_SendsNoMoreCommands()
    {
        using var few = await portal.ClientAsync("oe-office");
        using var one = await portal.ClientAsync("oe-staff");
        await few.PageAsync("/oe/my");
        await one.PageAsync("/oe/my");

        var office = await portal.Sql.CountAsync(() => few.PageAsync("/oe/my"));
        var staff = await portal.Sql.CountAsync(() => one.PageAsync("/oe/my"));

        office.ShouldBe(staff);
        office.ShouldBeLessThanOrEqualTo(8);
    }

    private Task<ReportingPeriod> PeriodAsync(string slug) => portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Plan!.Municipality!.Slug == slug));

    private Task SetDueAsync(DateOnly due) => portal.WithDbAsync(db => db.ReportingPeriods.ExecuteUpdateAsync(set => set.SetProperty(p => p.Due, due)));

    private Task RecordAsync(string slug, string key, decimal value) => portal.WithDbAsync(async db =>
    {
        var kpi = await db.Kpis.SingleAsync(k => k.Plan!.Municipality!.Slug == slug && k.Key == key);
        var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == kpi.PlanId);
        db.ActualValues.Add(new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = period.Id, Value = value, Key = $"{key}/{period.Key}", Outcome = KpiOutcome.NotMet });
        await db.SaveChangesAsync();
    });
}
