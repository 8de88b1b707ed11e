using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class DetailTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    [InlineData("shonai-head", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync(await PathAsync())).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_PeriodThatDoesNotExist_IsNotFound()
    {
        using var office = await portal.ClientAsync("oe-office");

        (await office.GetAsync("/oe/periods/1999-q1")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Get_Figures_EqualTheListsTheyLinkTo()
    {
        await AddAsync("9-61", ReportState.Submitted);
        await AddAsync("9-62", ReportState.Checked);
        await AddAsync("9-63", ReportState.CorrectionRequested);
        using var office = await portal.ClientAsync("oe-office");
        var path = await PathAsync();

        var page = await office.PageAsync(path);

        foreach (var link in page.Document.QuerySelectorAll(".figures a"))
        {
            var list = await office.PageAsync(link.GetAttribute("href")!.Split('#')[0]);
            list.Text("#items [aria-current=true]").Split(' ')[^1].ShouldBe(link.TextContent, link.GetAttribute("href"));
        }

        page.Text("tfoot td").ShouldBe(page.Text(".figures__of").Replace("/ ", string.Empty, StringComparison.Ordinal).Replace("件", string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Get_QueueWithAFallenRating_ShowsItFirstAndSaysSo()
    {
        await AddAsync("9-64", ReportState.Submitted, r => (r.SelfRating, r.SubmittedAt) = ("B", Utc(1)));
        var fallen = await AddAsync("9-65", ReportState.Submitted, r => (r.SelfRating, r.SubmittedAt) = ("C", Utc(3)));
        await AddPreviousAsync(fallen.MeasureId, "B");
        var worse = await AddAsync("9-66", ReportState.Submitted, r => (r.SelfRating, r.SubmittedAt) = ("B", Utc(4)));
        await AddWorseKpiAsync(worse);
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync(await PathAsync());

        page.Texts(".review h3").Take(2).ShouldBe(["9-65 試験の施策9-65", "9-66 試験の施策9-66"]);
        page.Text(".review").ShouldContain("前期 B 計画どおりから下がりました");
    }

    [Fact]
    public async Task Get_PageOfManyReports_StaysWithinEightCommands()
    {
        await AddAsync("9-67", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        var path = await PathAsync();
        await office.PageAsync(path);

        var few = await portal.Sql.CountAsync(async () => await office.PageAsync(path));
        for (var i = 0; i < 7; i++)
        {
            await AddAsync($"9-8{i}", ReportState.Submitted);
        }

        few.ShouldBeLessThanOrEqualTo(8);
        (await portal.Sql.CountAsync(async () => await office.PageAsync(path))).ShouldBe(few);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?show=all")]
    [InlineData("/request")]
    [InlineData("/measures")]
    [InlineData("/edit")]
    public async Task Get_PagesOfThePeriod_StayWithinEightCommands(string page)
    {
        using var office = await portal.ClientAsync("oe-office");
        var path = await PathAsync() + page;
        await office.PageAsync(path);

        (await portal.Sql.CountAsync(async () => await office.PageAsync(path))).ShouldBeLessThanOrEqualTo(8, string.Join("\n\n", portal.Sql.Commands));
    }

    [Fact]
    public async Task PostCheck_ChosenReports_AreCheckedAsSelfRated()
    {
        var first = await AddAsync("9-68", ReportState.Submitted, r => r.SelfRating = "C");
        var second = await AddAsync("9-69", ReportState.Submitted, r => r.SelfRating = "A");
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(await PathAsync());

        var answer = await CheckAsync(office, page, $"{first.Id}:{first.Version}", $"{second.Id}:{second.Version}");

        (await office.FollowAsync(answer)).Text(".banner--success").ShouldBe("2件を、自己評価どおり確認済みにしました。");
        var stored = await portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().SingleAsync(r => r.Id == first.Id));
        stored.ShouldSatisfyAllConditions(
            () => stored.State.ShouldBe(ReportState.Checked),
            () => stored.OfficeRating.ShouldBe("C"),
            () => stored.CheckedAt.ShouldNotBeNull());
    }

    [Fact]
    public async Task PostCheck_ReportChangedSinceShown_IsLeftAndNamed()
    {
        var report = await AddAsync("9-70", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(await PathAsync());
        await portal.WithDbAsync(async db =>
        {
            (await db.ProgressReports.SingleAsync(r => r.Id == report.Id)).Remark = "後から";
            await db.SaveChangesAsync();
        });

        var answer = await CheckAsync(office, page, $"{report.Id}:{report.Version}");

        answer.Errors.ShouldHaveSingleItem().ShouldContain("9-70 試験の施策9-70");
        (await portal.WithDbAsync(db => db.ProgressReports.Where(r => r.Id == report.Id).Select(r => r.State).SingleAsync())).ShouldBe(ReportState.Submitted);
    }

    [Fact]
    public async Task PostCheck_ReportOfAnotherMunicipality_IsNotTouched()
    {
        var foreign = await portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().FirstAsync(r => r.Measure!.Plan!.Municipality!.Slug == "shonai"));
        using var office = await portal.ClientAsync("oe-office");
        var report = await AddAsync("9-71", ReportState.Submitted);
        var page = await office.PageAsync(await PathAsync());

        var answer = await CheckAsync(office, page, $"{foreign.Id}:{foreign.Version}", "x", "1:2");

        answer.Errors.ShouldBe(["確認済みにする報告を選んでください。"]);
        report.ShouldNotBeNull();
        (await portal.WithDbAsync(db => db.ProgressReports.Where(r => r.Id == foreign.Id).Select(r => r.Version).SingleAsync())).ShouldBe(foreign.Version);
    }

    [Fact]
    public async Task Get_DepartmentThatOwes_IsRemindedFromItsLine()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-72", with: null, "税務町民課");
        await portal.AddReportAsync(measure, _ => { });
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync(await PathAsync());

        var line = page.Document.QuerySelectorAll("tr").First(row => row.QuerySelector("th")!.TextContent == "税務町民課");
        (await office.PageAsync(line.QuerySelector("a[href*='/remind?']")!.GetAttribute("href")!)).Title.ShouldBe("再依頼");
    }

    private static Task<PortalAnswer> CheckAsync(PortalClient office, PortalAnswer page, params string[] reports)
    {
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)page.Document.QuerySelector("form[action$='handler=Check']")!;
        return office.PostAsync(form.GetAttribute("action")!, PortalClient.FieldsOf(form).Where(f => f.Key != "Reports").Concat(reports.Select(r => KeyValuePair.Create("Reports", r))));
    }

    private static DateTime Utc(int hour) => new(2026, 10, 1, hour, 0, 0, DateTimeKind.Utc);

    private Task<string> PathAsync() => portal.WithDbAsync(async db =>
        "/oe/periods/" + await db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open).OrderBy(p => p.Id).Select(p => p.Key).FirstAsync());

    private async Task<ProgressReport> AddAsync(string key, ReportState state, Action<ProgressReport>? with = null)
    {
        var measure = await portal.AddMeasureAsync("oe", key, with: null, "総務課");
        await portal.AddReportAsync(measure, report =>
        {
            (report.State, report.SelfRating, report.Stage, report.SubmittedAt) = (state, "B", ProgressStage.InProgress, Utc(9));
            with?.Invoke(report);
        });
        return await portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().SingleAsync(r => r.MeasureId == measure.Id));
    }

    private Task AddPreviousAsync(long measureId, string rating) => portal.WithDbAsync(async db =>
    {
        var open = await db.ReportingPeriods.AsNoTracking().OrderBy(p => p.Id).FirstAsync(p => p.Plan!.Municipality!.Slug == "oe");
        var before = new ReportingPeriod { MunicipalityId = open.MunicipalityId, PlanId = open.PlanId, Key = "2024-q1", FiscalYear = 2024, From = new(2024, 4, 1), To = new(2024, 6, 30), AsOf = new(2024, 6, 30), Due = new(2024, 7, 9), State = PeriodState.Fixed };
        db.AddRange(before, new ProgressReport { MunicipalityId = open.MunicipalityId, MeasureId = measureId, ReportingPeriod = before, Key = "x/2024-q1", SelfRating = rating, State = ReportState.Checked });
        await db.SaveChangesAsync();
    });

    private async Task AddWorseKpiAsync(ProgressReport report)
    {
        var measure = await portal.WithDbAsync(db => db.Measures.AsNoTracking().SingleAsync(m => m.Id == report.MeasureId));
        var kpi = await portal.AddKpiAsync(measure);
        await portal.WithDbAsync(async db =>
        {
            db.ActualValues.Add(new ActualValue { MunicipalityId = report.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = report.ReportingPeriodId, Key = kpi.Key + "/x", Value = 3, Figure = 3, Outcome = KpiOutcome.WorseThanBaseline, Reason = "現状値を下回る" });
            await db.SaveChangesAsync();
        });
    }
}
