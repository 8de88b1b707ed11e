using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

public sealed class EditTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        foreach (var path in new[] { "/oe/kpis/1-1.k1/edit", "/oe/kpis/1-1.k1/delete", "/oe/kpis/new?measure=1-1" })
        {
            (await client.GetAsync(path)).Status.ShouldBe(status, path);
        }
    }

    [Fact]
    public async Task Post_NameAndCalendar_AreSavedWithoutAReason()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, "1-1.k1", new() { ["Input.Name"] = "オンライン化した手続き数", ["Input.Frequency"] = "Yearly", ["Input.MeasuredMonth"] = "3", ["Input.WhereFrom"] = "総務課の台帳から" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await office.FollowAsync(answer);
        page.Title.ShouldBe("オンライン化した手続き数");
        page.Text("#measuring").ShouldContain("年1回（3月）");
        page.Text("#targets").ShouldContain("変更はありません");
    }

    [Fact]
    public async Task Post_TargetWithoutReason_IsRefusedAndKeepsWhatWasTyped()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, "1-2.k1", new() { ["Input.TargetText"] = "７０件", ["Input.TargetValue"] = "７０件", ["Input.TargetDue"] = "Ｒ１２．３" });

        answer.Errors.Count.ShouldBe(2);
        answer.Document.QuerySelector("#Input_TargetValue")!.GetAttribute("value").ShouldBe("７０件");
        answer.Document.QuerySelector("#Input_TargetDue")!.GetAttribute("value").ShouldBe("Ｒ１２．３");
        (await KpiAsync("1-2.k1")).TargetValue.ShouldBe(60);
    }

    [Fact]
    public async Task Post_TargetWithReasonAndDay_WritesLedgerAndJudgesOpenPeriodsAgain()
    {
        using var office = await portal.ClientAsync("oe-office");
        await office.SubmitAsync(await office.PageAsync("/oe/kpis/1-3.k1/record"), new() { ["Input.Value"] = "60" });
        (await ValueAsync("1-3.k1")).Outcome.ShouldBe(KpiOutcome.Met);

        var answer = await EditAsync(office, "1-3.k1", new() { ["Input.TargetText"] = "89件", ["Input.TargetValue"] = "89", ["Input.Reason"] = "計画の見直し", ["Input.DecidedOn"] = "R8.10.1" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await ValueAsync("1-3.k1")).Outcome.ShouldBe(KpiOutcome.NotMet);
        (await ValueAsync("1-3.k1")).ProgressTenths.ShouldBe(500);
        var page = await office.FollowAsync(answer);
        page.Text("#targets").ShouldContain("令和8年10月1日");
        page.Texts("#targets [aria-labelledby=cap-o] tbody tr").ShouldBe(["当初3160令和11年度100.0%100.0%最終目標に到達", "今3189件令和11年度50.0%67.4%未到達"]);
        var list = await office.PageAsync("/oe/kpis?q=%E6%8C%87%E6%A8%991-3");
        list.Text("tbody tr:not(.group-row)").ShouldContain("当初：31 → 60");
        list.Text("tbody tr:not(.group-row)").ShouldContain("当初の目標では最終目標に到達");
        page.Text("#targets del").ShouldBe("60");
        page.Text("#targets ins").ShouldStartWith("89件");
        page.Text("#targets").ShouldContain("計画の見直し");
        var entry = await portal.WithDbAsync(db => db.AuditEntries.OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "kpi/1-3.k1"));
        entry.Reason.ShouldBe("計画の見直し");
    }

    [Fact]
    public async Task Post_DecisionDayInTheFuture_IsRefused()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, "2-4.k1", new() { ["Input.TargetText"] = "89件", ["Input.TargetValue"] = "89", ["Input.Reason"] = "計画の見直し", ["Input.DecidedOn"] = "R30.10.1" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("今日まで");
        (await KpiAsync("2-4.k1")).TargetValue.ShouldBe(60);
    }

    [Fact]
    public async Task Post_YearlyTargetWithoutDecisionDay_IsAskedForIt()
    {
        using var office = await portal.ClientAsync("oe-office");

        var refused = await EditAsync(office, "1-4.k1", new() { ["Input.Yearly[2].Value"] = "40" });

        refused.Errors.ShouldBe(["令和8年度の目標を決めた日を入力してください。"]);
        var saved = await office.SubmitAsync(refused, new() { ["Input.Yearly[2].DecidedOn"] = "2026-10-01" });
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await office.FollowAsync(saved)).Text("#targets").ShouldContain("事務局が令和8年10月1日に決定");
        await office.SubmitAsync(await office.PageAsync("/oe/kpis/1-4.k1/record"), new() { ["Input.Value"] = "41" });
        (await ValueAsync("1-4.k1")).Outcome.ShouldBe(KpiOutcome.MetThisYear);
    }

    [Fact]
    public async Task Post_MonthOfAnotherFiscalYear_IsExplained()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await EditAsync(office, "2-1.k1", new() { ["Input.BaselineAsOf"] = "R6.3", ["Input.BaselineYear"] = "R6", ["Input.Reason"] = "訂正", ["Input.DecidedOn"] = "R8.4.1" });

        answer.Errors.ShouldHaveSingleItem().ShouldContain("令和5年度に当たります");
    }

    [Fact]
    public async Task Post_SavedBySomeoneElseMeanwhile_MergesOrShowsBoth()
    {
        using var office = await portal.ClientAsync("oe-office");
        var stale = await office.PageAsync("/oe/kpis/2-2.k1/edit");
        (await EditAsync(office, "2-2.k1", new() { ["Input.Unit"] = "回", ["Input.Remark"] = "一人目の備考" })).Status.ShouldBe(HttpStatusCode.Redirect);

        var conflict = await office.SubmitAsync(stale, new() { ["Input.Remark"] = "二人目の備考", ["Input.FigureSource"] = "台帳" });

        conflict.Text(".versus").ShouldContain("一人目の備考");
        conflict.Text(".versus").ShouldContain("二人目の備考");
        var merged = await office.SubmitAsync(conflict, new() { ["Stamp.Pick[Remark]"] = "mine", ["do"] = "merge" });
        merged.Status.ShouldBe(HttpStatusCode.Redirect);
        var kpi = await KpiAsync("2-2.k1");
        kpi.ShouldSatisfyAllConditions(() => kpi.Unit.ShouldBe("回"), () => kpi.Remark.ShouldBe("二人目の備考"), () => kpi.FigureSource.ShouldBe("台帳"));
    }

    [Fact]
    public async Task Post_NewKpi_StandsUnderItsMeasureWithAFreshKey()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/kpis/new?measure=2-3");

        (await office.SubmitAsync(form)).Errors.Count.ShouldBe(2);
        var answer = await office.SubmitAsync(form, new() { ["Input.Name"] = "新しい指標", ["Input.Unit"] = "%", ["Input.TargetValue"] = "80％", ["Input.TargetYear"] = "令和11年度" });

        answer.Location.ShouldBe("/oe/kpis/2-3.k2");
        (await office.FollowAsync(answer)).Text(".facts").ShouldContain("80%");
        var removal = await office.SubmitAsync(await office.PageAsync("/oe/kpis/2-3.k2/delete"));
        removal.Status.ShouldBe(HttpStatusCode.Redirect);
        (await office.GetAsync("/oe/kpis/2-3.k2")).Status.ShouldBe(HttpStatusCode.NotFound);
        var again = await office.SubmitAsync(form, new() { ["Input.Name"] = "また新しい指標", ["Input.TargetValue"] = "1" });
        again.Location.ShouldBe("/oe/kpis/2-3.k3");
    }

    [Fact]
    public async Task Post_DeleteWithValues_IsRefused()
    {
        using var office = await portal.ClientAsync("oe-office");
        var confirm = await office.PageAsync("/oe/kpis/2-4.k1/delete");
        await office.SubmitAsync(await office.PageAsync("/oe/kpis/2-4.k1/record"), new() { ["Input.Value"] = "3" });

        var answer = await office.SubmitAsync(confirm);

        answer.Errors.ShouldBe(["実績が記録されているため、このKPIは消せません。"]);
        (await office.PageAsync("/oe/kpis/2-4.k1/delete")).Document.QuerySelector("main form").ShouldBeNull();
    }

    private static async Task<PortalAnswer> EditAsync(PortalClient client, string key, Dictionary<string, string?> typed) =>
        await client.SubmitAsync(await client.PageAsync($"/oe/kpis/{key}/edit"), typed);

    private Task<Kpi> KpiAsync(string key) => portal.WithDbAsync(db => db.Kpis.AsNoTracking().SingleAsync(k => k.Key == key && k.Plan!.Municipality!.Slug == "oe"));

    private Task<ActualValue> ValueAsync(string key) => portal.WithDbAsync(db => db.ActualValues.AsNoTracking().SingleAsync(v => v.Kpi!.Key == key && v.Kpi.Plan!.Municipality!.Slug == "oe"));
}
