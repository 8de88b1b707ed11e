using System.Net;
using Microsoft.EntityFrameworkCore;
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
