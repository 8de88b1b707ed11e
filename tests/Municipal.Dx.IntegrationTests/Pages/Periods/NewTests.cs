using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class NewTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync("/oe/periods/new")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Post_SuggestedQuarter_IsOpenedAndListed()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/periods/new");

        var answer = await office.SubmitAsync(form, new() { ["Input.FiscalYear"] = "R9", ["Input.Number"] = "1", ["Input.AsOf"] = "R9.6.30", ["Input.Due"] = "令和9年7月9日" });

        var list = await office.FollowAsync(answer);
        list.Text(".banner--success").ShouldBe("令和9年度第1四半期の報告期を開きました。提出期限は令和9年7月9日（金）です。");
        list.Title.ShouldBe("令和9年度第1四半期の受付と確認");
        (await office.PageAsync("/oe/periods")).Texts("tbody th").ShouldContain("令和9年度第1四半期");
        var period = await portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Key == "2027-q1"));
        period.ShouldSatisfyAllConditions(
            () => period.State.ShouldBe(PeriodState.Open),
            () => period.From.ShouldBe(new DateOnly(2027, 4, 1)),
            () => period.To.ShouldBe(new DateOnly(2027, 6, 30)),
            () => period.OpenedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task Post_PeriodThatIsOpen_IsRefusedAtItsNumber()
    {
        using var office = await portal.ClientAsync("oe-office");
        var typed = new Dictionary<string, string?> { ["Input.Kind"] = "HalfYear", ["Input.FiscalYear"] = "2030", ["Input.Number"] = "2", ["Input.AsOf"] = "2031-03-31", ["Input.Due"] = "2031-04-09" };
        var form = await office.PageAsync("/oe/periods/new?kind=HalfYear");
        (await office.SubmitAsync(form, typed)).Status.ShouldBe(HttpStatusCode.Redirect);

        var again = await office.SubmitAsync(form, typed);

        again.Errors.ShouldBe(["この報告期はすでに開いています。年度と回を確かめてください。"]);
        again.Document.QuerySelector("#Input_FiscalYear")!.GetAttribute("value").ShouldBe("2030");
    }

    [Fact]
    public async Task Post_AdHocPeriod_KeepsItsOwnDays()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/periods/new?kind=AdHoc");

        var answer = await office.SubmitAsync(form, new() { ["Input.FiscalYear"] = "令和8年度", ["Input.Number"] = "3", ["Input.Title"] = "補正予算の照会", ["Input.From"] = "R8.5.1", ["Input.To"] = "R8.5.20", ["Input.AsOf"] = "R8.5.20", ["Input.Due"] = "R8.5.29" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var period = await portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Key == "2026-a3"));
        period.To.ShouldBe(new DateOnly(2026, 5, 20));
        period.Title.ShouldBe("補正予算の照会");
    }

    [Fact]
    public async Task Post_ChosenMeasures_GetDraftsAndParts()
    {
        var shared = await portal.AddMeasureAsync("oe", "9-51", with: null, "総務課", "税務町民課");
        var everyone = await portal.AddMeasureAsync("oe", "9-52", m => m.AllDepartments = true);
        await portal.AddMeasureAsync("oe", "9-53", m => m.PastEfforts = "庁内ネットワークを更新した。", "総務課");
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/periods/new?kind=HalfYear");
        form.Text("label:has([value='9-53'])").ShouldContain("初めは選ばない：これまでの取組だけ・年度の期に尋ねる");

        var answer = await office.SubmitAsync(form, new() { ["Input.FiscalYear"] = "R13", ["Input.Number"] = "1", ["Input.AsOf"] = "R13.9.30", ["Input.Due"] = "R13.10.9" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var reports = await portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().Include(r => r.Parts).ThenInclude(p => p.Department)
            .Where(r => r.ReportingPeriod!.Key == "2031-h1").ToDictionaryAsync(r => r.MeasureId));
        reports.Values.Select(r => r.Key).ShouldNotContain("9-53/2031-h1");
        reports[shared.Id].ShouldSatisfyAllConditions(
            r => r.State.ShouldBe(ReportState.Draft),
            r => r.Key.ShouldBe("9-51/2031-h1"),
            r => r.Parts.Select(p => p.Department!.Name).ShouldBe(["総務課", "税務町民課"], ignoreOrder: true));
        reports[everyone.Id].Parts.Select(p => p.Department!.Name).ShouldBe(["総務課", "税務町民課"], ignoreOrder: true);
        (await portal.WithDbAsync(db => db.ProgressReports.CountAsync(r => r.ReportingPeriod!.Key == "2031-h1" && r.Measure!.Plan!.Municipality!.Slug == "shonai"))).ShouldBe(0);
    }

    [Theory]
    [InlineData("HalfYear", "2027-05-10", "2026-h2", "令和8年度下半期", "簡易な様式で")]
    [InlineData("Year", "2027-05-10", "2026-year", "令和8年度", "年度末の様式で")]
    [InlineData("AdHoc", "2027-05-10", "2027-a1", "令和9年度臨時第1回（決算前の調査）", "簡易な様式で")]
    public async Task Post_KindAsSuggested_IsAskedAnsweredAndListed(string kind, string today, string key, string name, string form)
    {
        await using var later = new PortalFactory();
        later.Time.Advance(DateTimeOffset.Parse(today + "T01:00:00Z", CultureInfo.InvariantCulture) - later.Time.GetUtcNow());
        using var office = await later.ClientAsync("oe-office");
        var page = await office.PageAsync("/oe/periods/new?kind=" + kind);

        var desk = await office.FollowAsync(await office.SubmitAsync(page, kind == "AdHoc" ? new() { ["Input.Title"] = "決算前の調査" } : []));

        desk.Title.ShouldBe(name + "の受付と確認");
        desk.Text(".page-head__lead").ShouldContain(form);
        desk.Text(".figures__of").ShouldBe("/ 8件");
        (await office.PageAsync($"/oe/periods/{key}/request")).Text(".letter__subject").ShouldContain($"（{name}）");
        (await office.PageAsync("/oe/periods")).Texts("tbody th").ShouldContain(text => text.StartsWith(name.Split('（')[0], StringComparison.Ordinal));
        using var staff = await later.ClientAsync("oe-staff");
        (await staff.PageAsync($"/oe/my/1-1?period={key}")).Text("main").ShouldContain("実績");
    }

    [Fact]
    public async Task Get_MeasuresByKind_PastOnlyOnceAYearAndFinishedNever()
    {
        await portal.AddMeasureAsync("oe", "9-54", m => m.PastEfforts = "庁内ネットワークを更新した。", "総務課");
        var finished = await portal.AddMeasureAsync("oe", "9-55", m => m.FutureEfforts = "続ける。", "総務課");
        await portal.AddEarlierReportAsync(finished, "2025-q1", report => report.Stage = ProgressStage.Completed);
        using var office = await portal.ClientAsync("oe-office");

        foreach (var (kind, pastOnly) in new[] { ("Quarter", false), ("HalfYear", false), ("AdHoc", false), ("Year", true) })
        {
            var form = await office.PageAsync("/oe/periods/new?kind=" + kind);
            (form.Document.QuerySelector("[value='9-54']")!.HasAttribute("checked"), form.Document.QuerySelector("[value='9-55']")!.HasAttribute("checked")).ShouldBe((pastOnly, false), kind);
            form.Text("label:has([value='9-55'])").ShouldContain("初めは選ばない：完了・中止の報告済み");
        }
    }

    [Fact]
    public async Task Get_KpiMeasuredInMarch_IsAskedInThePeriodThatHoldsMarch()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-56", with: null, "総務課");
        await portal.AddKpiAsync(measure, kpi => (kpi.Frequency, kpi.MeasuredMonth) = (MeasureFrequency.Yearly, 3));
        using var office = await portal.ClientAsync("oe-office");

        foreach (var (key, isAsked) in new[] { ("2032-h1", false), ("2032-h2", true), ("2032-year", true), ("2032-a1", false) })
        {
            var period = await portal.AddPeriodAsync("oe", key);
            var page = await office.PageAsync($"/oe/periods/{period.Key}/measures");
            (await office.SubmitAsync(page, new() { ["Add"] = "9-56" }, "form[action$='handler=Add']")).Status.ShouldBe(HttpStatusCode.Redirect);
            (await office.PageAsync($"/oe/periods/{period.Key}/request")).Text(".letter").Contains("試験の指標9-56", StringComparison.Ordinal).ShouldBe(isAsked, key);
        }
    }

    [Fact]
    public async Task Post_NoMeasureChosen_IsRefused()
    {
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/periods/new");

        var answer = await office.SubmitAsync(form, new() { ["Input.Measures"] = null });

        answer.Errors.ShouldBe(["尋ねる施策を1つ以上選んでください。"]);
    }

    [Fact]
    public async Task TrialStart_OpenQuarter_HasDraftsOfItsOwnPlanOnly()
    {
        var reports = await portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriod!.Plan!.Municipality!.Slug == "shonai")
            .Select(r => new { r.State, IsOwn = r.Measure!.PlanId == r.ReportingPeriod!.PlanId && r.MunicipalityId == r.Measure.MunicipalityId }).ToListAsync());

        reports.Count.ShouldBeGreaterThanOrEqualTo(8);
        reports.ShouldAllBe(r => r.IsOwn && r.State == ReportState.Draft);
    }

    [Fact]
    public async Task Post_NonsenseEverywhere_NamesEachField()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/periods/new"), new() { ["Input.FiscalYear"] = "来年", ["Input.AsOf"] = "9999-99-99", ["Input.Due"] = "" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Get_ListForCommittee_OffersNoOpening()
    {
        using var committee = await portal.ClientAsync("oe-committee");
        await committee.PageAsync("/oe/periods");

        PortalAnswer? page = null;
        var commands = await portal.Sql.CountAsync(async () => page = await committee.PageAsync("/oe/periods"));

        page!.Document.QuerySelector("main a[href$='/new']").ShouldBeNull();
        commands.ShouldBeLessThanOrEqualTo(8);
    }
}
