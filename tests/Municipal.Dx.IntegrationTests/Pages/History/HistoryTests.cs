using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.History;

public class HistoryTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_ChangedMeasure_ShowsOldBesideNewAndWhy()
    {
        await ChangedAsync("9-91");
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/history?item=measure/9-91");

        var row = page.Texts(".table--versions tbody tr")[0];
        row.ShouldContain("方向性 広報1回、窓口 広報2回、窓口");
        page.Texts("del")[0].ShouldBe("1");
        page.Texts("ins")[0].ShouldBe("2");
        page.Text("main").ShouldContain("理由：広報を増やした");
        page.Text(".timeline").ShouldContain("事務局 担当");
    }

    [Fact]
    public async Task Get_OwningDepartment_SeesPostsNotPersons()
    {
        await ChangedAsync("9-92");
        await portal.WithDbAsync(db => db.Measures.Where(m => m.Key == "9-92").ExecuteUpdateAsync(set => set.SetProperty(m => m.AllDepartments, true)));
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/history?item=measure/9-92");

        page.Text(".timeline").ShouldContain("DX事務局");
        page.Text(".timeline").ShouldNotContain("事務局 担当");
    }

    [Theory]
    [InlineData("oe-office", HttpStatusCode.OK)]
    [InlineData("oe-staff", HttpStatusCode.NotFound)]
    public async Task Get_ReportOfOpenPeriod_IsForThoseAsked(string loginName, HttpStatusCode expected)
    {
        var key = $"9-93{loginName.Length}";
        var measure = await portal.AddMeasureAsync("oe", key);
        await portal.AddReportAsync(measure, r => r.State = ReportState.Submitted);
        var report = await portal.WithDbAsync(db => db.ProgressReports.SingleAsync(r => r.MeasureId == measure.Id));
        using var client = await portal.ClientAsync(loginName);

        (await client.GetAsync($"/oe/history?item=report/{report.Key}")).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("oe-staff", "measure/9-96")]
    [InlineData("oe-head", "measure/9-96")]
    [InlineData("oe-committee", "measure/9-96")]
    [InlineData("oe-staff", "policy/9")]
    public async Task Get_NotOnesOwn_IsRefusedAndNotLinked(string loginName, string item)
    {
        if (!await portal.WithDbAsync(db => db.Measures.AnyAsync(m => m.Key == "9-96")))
        {
            await portal.AddMeasureAsync("oe", "9-96", with: null, "よその課");
        }

        using var client = await portal.ClientAsync(loginName);

        (await client.GetAsync("/oe/history?item=" + item)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await client.PageAsync("/oe/measures/9-96")).Document.QuerySelector("a[href*='history']").ShouldBeNull();
    }

    [Theory]
    [InlineData("oe-office", HttpStatusCode.OK)]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    public async Task Get_ReportOfFixedPeriod_IsForThoseWhoAnswer(string loginName, HttpStatusCode expected)
    {
        var measure = await portal.AddMeasureAsync("oe", "9-97" + loginName.Length, with: null, "よその課");
        await portal.AddReportAsync(measure, r => (r.State, r.Achievement) = (ReportState.Checked, "確定した実績"));
        await portal.WithDbAsync(db => db.ProgressReports.Where(r => r.MeasureId == measure.Id).Select(r => r.ReportingPeriod!).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed)));
        var report = await portal.WithDbAsync(db => db.ProgressReports.SingleAsync(r => r.MeasureId == measure.Id));
        using var client = await portal.ClientAsync(loginName);

        var status = (await client.GetAsync($"/oe/history?item=report/{report.Key}")).Status;
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == report.ReportingPeriodId).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Open)));

        status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("measure/404")]
    [InlineData("user/oe-office")]
    [InlineData("municipality/oe")]
    [InlineData("measure/")]
    [InlineData("")]
    [InlineData("nothing")]
    public async Task Get_NotARecordOfThePlan_IsNotFound(string item)
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync($"/oe/history?item={item}")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_SameKeyElsewhere_ShowsOnlyThisMunicipality()
    {
        await portal.AddMeasureAsync("shonai", "9-94", m => m.Direction = "よその町の方向");
        await portal.AddMeasureAsync("oe", "9-94", m => m.Direction = "この町の方向");
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/history?item=measure/9-94");

        page.Text("main").ShouldContain("この町の方向");
        page.Text("main").ShouldNotContain("よその町の方向");
        (await client.GetAsync("/shonai/history?item=measure/9-94")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_ManyEntries_ArePaged()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-95");
        await portal.WithDbAsync(async db =>
        {
            var stored = await db.Measures.SingleAsync(m => m.Id == measure.Id);
            for (var i = 0; i < 52; i++)
            {
                stored.Remark = $"備考{i}";
                await db.SaveChangesAsync();
            }
        });
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/history?item=measure/9-95&page=2");

        page.Text(".listbar__count").ShouldContain("2 / 2ページ");
        page.Document.QuerySelectorAll(".timeline > li").Length.ShouldBe(3);
    }

    private async Task ChangedAsync(string key)
    {
        await portal.AddMeasureAsync("oe", key, m => m.Direction = "広報1回、窓口");
        using var office = await portal.ClientAsync("oe-office");
        var answer = await office.SubmitAsync(await office.PageAsync($"/oe/measures/{key}/edit"), new() { ["Input.Direction"] = "広報2回、窓口", ["Input.Reason"] = "広報を増やした" });
        answer.Status.ShouldBe(HttpStatusCode.Redirect);
    }
}
