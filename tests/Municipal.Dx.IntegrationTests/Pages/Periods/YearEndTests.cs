using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

/// <summary>年度末確定, from values that are 見込 to the year confirmed and taken back.</summary>
public sealed class YearEndTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private const string Path = "/oe/periods/2021-q4/year-end";

    [Fact]
    public async Task Post_SomeLinesThenTheRest_ConfirmsTheYear()
    {
        await AddYearAsync();
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(Path);
        var (first, second) = (LineOf(page, "指標1-1"), LineOf(page, "指標1-2"));

        var saved = await office.SubmitAsync(page, new() { [$"Input.Rows[{first}].Value"] = "４８", ["Input.AsOf"] = "R4.3.31", ["do"] = "save" });

        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        page = await office.FollowAsync(saved);
        page.Text(".banner--success").ShouldContain("1件保存");
        page.Text("main").ShouldContain("確定値 48");

        var tooEarly = await office.SubmitAsync(page, new() { ["Input.DecidedOn"] = "R4.6.10", ["do"] = "confirm" });
        tooEarly.Errors.ShouldHaveSingleItem().ShouldContain("見込・速報・未報告のまま残して");

        var done = await office.SubmitAsync(page, new() { [$"Input.Rows[{second}].AsReported"] = "true", ["Input.DecidedOn"] = "R4.6.10", ["Input.ConfirmsOpen"] = "true", ["do"] = "confirm" });

        done.Status.ShouldBe(HttpStatusCode.Redirect);
        page = await office.FollowAsync(done);
        page.Text(".facts").ShouldContain("令和4年6月10日");
        page.Document.QuerySelector("input[name^='Input.Rows']").ShouldBeNull();
        (await office.SubmitAsync(await office.PageAsync("/oe/periods/2021-q4/reopen"), new() { ["Reason"] = "数字の訂正" })).Errors.ShouldBe([Application.Features.Snapshots.PeriodClosing.YearConfirmedMessage]);
        (await FinalAsync("1-2.k1")).Value.ShouldBe(40);
        (await portal.WithDbAsync(db => db.ActualValues.AsNoTracking().SingleAsync(v => v.Key == "1-1.k1/2021-q4"))).Value.ShouldBe(44);
        (await office.PageAsync("/oe/periods")).Text("main").ShouldContain("年度末確定済み");

        var back = await office.SubmitAsync(page, new() { ["TakeBackReason"] = "数字の訂正" }, "form[action*=TakeBack]");
        back.Status.ShouldBe(HttpStatusCode.Redirect);
        (await FinalAsync("1-1.k1")).Value.ShouldBe(48);
        (await portal.WithDbAsync(db => db.YearEndConfirmations.AnyAsync())).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_NumberThatCannotBeRead_KeepsAllThatWasTyped()
    {
        await AddYearAsync();
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(Path);
        var (first, second) = (LineOf(page, "指標2-1"), LineOf(page, "指標2-2"));

        var answer = await office.SubmitAsync(page, new() { [$"Input.Rows[{first}].Value"] = "48人くらい超", [$"Input.Rows[{second}].Value"] = "5", ["do"] = "save" });

        answer.Errors.ShouldHaveSingleItem();
        answer.Document.QuerySelector($"[name='Input.Rows[{second}].Value']")!.GetAttribute("value").ShouldBe("5");
        (await portal.WithDbAsync(db => db.FinalValues.AnyAsync(f => f.Key == "2-2.k1/2021-q4"))).ShouldBeFalse();
    }

    [Fact]
    public async Task Get_PeriodBeforeTheYearsEnd_LeadsToTheOneThatHoldsIt()
    {
        await AddYearAsync();
        using var office = await portal.ClientAsync("oe-office");

        (await office.PageAsync("/oe/periods/2021-q3/year-end")).Document.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe(Path);
    }

    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_NotTheOffice_IsRefused(string login, HttpStatusCode status)
    {
        await AddYearAsync();
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync(Path)).Status.ShouldBe(status);
    }

    private static int LineOf(PortalAnswer page, string kpi)
    {
        var name = page.Document.QuerySelector($"input[aria-label^='{kpi}の確定値']")!.GetAttribute("name")!;
        return int.Parse(name["Input.Rows[".Length..name.IndexOf(']')], System.Globalization.CultureInfo.InvariantCulture);
    }

    private Task<FinalValue> FinalAsync(string key) => portal.WithDbAsync(db => db.FinalValues.AsNoTracking().SingleAsync(f => f.Key == key + "/2021-q4"));

    private Task AddYearAsync() => portal.WithDbAsync(async db =>
    {
        var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == "oe");
        if (await db.ReportingPeriods.AnyAsync(p => p.PlanId == plan.Id && p.Key == "2021-q4"))
        {
            return;
        }

        foreach (var name in new[] { "2021-q3", "2021-q4" })
        {
            Domain.Calendar.PeriodKey.TryParse(name, out var key).ShouldBeTrue();
            db.ReportingPeriods.Add(new ReportingPeriod { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = name, FiscalYear = 2021, Kind = key.Kind, From = key.From, To = key.To, AsOf = key.To, Due = key.To.AddDays(9), State = PeriodState.Fixed });
        }

        await db.SaveChangesAsync();
        var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == plan.Id && p.Key == "2021-q4");
        foreach (var (kpiKey, value) in new[] { ("1-1.k1", 44m), ("1-2.k1", 40m), ("2-1.k1", 3m), ("2-2.k1", 4m) })
        {
            var kpi = await db.Kpis.SingleAsync(k => k.Key == kpiKey && k.PlanId == plan.Id);
            db.ActualValues.Add(new ActualValue { MunicipalityId = plan.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = period.Id, Value = value, Figure = value, Status = ValueStatus.Expected, Key = $"{kpiKey}/2021-q4" });
        }

        await db.SaveChangesAsync();
    });
}
