using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Periods;

public sealed class CheckTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-head", HttpStatusCode.Forbidden)]
    [InlineData("oe-staff", HttpStatusCode.Forbidden)]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_OtherThanOffice_IsRefused(string login, HttpStatusCode status)
    {
        var (_, path) = await AddAsync("9-81-" + login, ReportState.Submitted);
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_SubmittedReport_StaysWithinEightCommands()
    {
        var (_, path) = await AddAsync("9-82", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        await office.PageAsync(path);

        (await portal.Sql.CountAsync(async () => await office.PageAsync(path))).ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task PostCheck_SameRating_IsCheckedWithReasonInTheTrail()
    {
        var (report, path) = await AddAsync("9-83", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync(path), form: "#check form", button: "確認済みにする");

        (await office.FollowAsync(answer)).Text(".banner--success").ShouldBe("9-83 試験の施策9-83を確認済みにしました。");
        var stored = await ReadAsync(report);
        (stored.State, stored.OfficeRating).ShouldBe((ReportState.Checked, "B"));
        (await portal.WithDbAsync(db => db.AuditEntries.Where(e => e.RecordKey == report.AuditKey).OrderByDescending(e => e.Id).Select(e => e.Reason).FirstAsync())).ShouldBe("確認済みにする");
    }

    [Fact]
    public async Task PostCheck_OtherRatingWithoutReason_IsRefusedAndKeepsWhatWasTyped()
    {
        var (report, path) = await AddAsync("9-84", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(path);

        var refused = await office.SubmitAsync(page, new() { ["Input.Office"] = "D", ["Input.Committee"] = "A" }, "#check form");

        refused.Errors.ShouldBe(["事務局評価が自己評価と違うときは、理由を入力してください。", "委員会評価が自己評価と違うときは、理由を入力してください。"], ignoreOrder: true);
        refused.Document.QuerySelector("[name='Input.Office'][value=D]")!.HasAttribute("checked").ShouldBeTrue();
        (await ReadAsync(report)).State.ShouldBe(ReportState.Submitted);
        var saved = await office.SubmitAsync(refused, new() { ["Input.OfficeReason"] = "工程が一期遅れている。", ["Input.CommitteeReason"] = "成果が出ている。" }, "#check form");
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        var stored = await ReadAsync(report);
        (stored.OfficeRating, stored.OfficeRatingReason, stored.CommitteeRating, stored.CommitteeRatingReason).ShouldBe(("D", "工程が一期遅れている。", "A", "成果が出ている。"));
    }

    [Fact]
    public async Task PostSendBack_WithReason_AsksTheDepartmentAndEntersTheThread()
    {
        var (report, path) = await AddAsync("9-85", ReportState.Checked);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(path);

        (await office.SubmitAsync(page, new() { ["Input.Reason"] = " " }, "#back form")).Errors.ShouldBe(["どこをどう直してほしいかを入力してください。"]);
        var answer = await office.SubmitAsync(page, new() { ["Input.Reason"] = "件数の出所を書いてください。" }, "#back form");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var stored = await ReadAsync(report);
        (stored.State, stored.CorrectionReason, stored.CheckedAt).ShouldBe((ReportState.CorrectionRequested, "件数の出所を書いてください。", null));
        (await office.PageAsync(path)).Text("#thread li").ShouldContain("修正依頼 件数の出所を書いてください。");
    }

    [Fact]
    public async Task PostAsk_Question_LeavesTheReportSubmitted()
    {
        var (report, path) = await AddAsync("9-86", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync(path), new() { ["Input.Question"] = "41件は窓口分も含みますか。" }, "#thread form");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        (await ReadAsync(report)).State.ShouldBe(ReportState.Submitted);
        (await office.PageAsync(path)).Text("#thread li").ShouldContain("41件は窓口分も含みますか。");
    }

    [Fact]
    public async Task PostAsk_Refused_LeavesTheRatingsInTheirForm()
    {
        var (report, path) = await AddAsync("9-79", ReportState.Checked);
        await ChangeAsync(report, r => (r.OfficeRating, r.CommitteeRating, r.CommitteeRatingReason) = ("B", "A", "成果が出ている。"));
        using var office = await portal.ClientAsync("oe-office");

        var refused = await office.SubmitAsync(await office.PageAsync(path), new() { ["Input.Question"] = " " }, "#thread form");
        refused.Errors.ShouldHaveSingleItem();
        (await office.SubmitAsync(refused, form: "#check form")).Status.ShouldBe(HttpStatusCode.Redirect);

        var stored = await ReadAsync(report);
        (stored.CommitteeRating, stored.CommitteeRatingReason).ShouldBe(("A", "成果が出ている。"));
    }

    [Fact]
    public async Task PostCheck_ReportChangedSinceShown_IsToldAndNotMoved()
    {
        var (report, path) = await AddAsync("9-87", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(path);
        await ChangeAsync(report, r => r.Achievement = "書き直した実績");

        var answer = await office.SubmitAsync(page, form: "#check form");

        answer.Errors.ShouldHaveSingleItem().ShouldStartWith("画面を開いた後に、ほかの人がこの報告を変えました。");
        answer.Text("main").ShouldContain("書き直した実績");
        (await ReadAsync(report)).State.ShouldBe(ReportState.Submitted);
        (await office.SubmitAsync(answer, form: "#check form")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData(PeriodState.Fixed)]
    [InlineData(PeriodState.Preparing)]
    public async Task Post_PeriodNotOpen_MovesNothing(PeriodState state)
    {
        var (report, path) = await AddAsync($"9-88-{state}", ReportState.Submitted);
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync(path);
        await SetPeriodAsync(report, state);

        var answers = new[]
        {
            await office.SubmitAsync(page, form: "#check form"),
            await office.SubmitAsync(page, new() { ["Input.Reason"] = "直す" }, "#back form"),
            await office.SubmitAsync(page, new() { ["Input.Question"] = "なぜ" }, "#thread form"),
        };

        await SetPeriodAsync(report, PeriodState.Open);
        answers.ShouldAllBe(answer => answer.Errors.Count == 1);
        (await ReadAsync(report)).State.ShouldBe(ReportState.Submitted);
    }

    [Fact]
    public async Task Get_SameWordsAsBefore_SaysSo()
    {
        var (report, path) = await AddAsync("9-89", ReportState.Submitted, r => r.Achievement = "研修を実施した。");
        await AddPreviousAsync(report, r => (r.Achievement, r.SelfRating, r.Stage) = ("研修を実施した。", "C", ProgressStage.InProgress));
        using var office = await portal.ClientAsync("oe-office");

        var page = await office.PageAsync(path);

        page.Texts(".table .tag").ShouldBe(["前期から変わりました", "前期と同じ文"], ignoreOrder: true);
    }

    private Task<ProgressReport> ReadAsync(ProgressReport report) => portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().SingleAsync(r => r.Id == report.Id));

    private Task SetPeriodAsync(ProgressReport report, PeriodState state) => portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == report.ReportingPeriodId).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, state)));

    private Task ChangeAsync(ProgressReport report, Action<ProgressReport> change) => portal.WithDbAsync(async db =>
    {
        change(await db.ProgressReports.SingleAsync(r => r.Id == report.Id));
        await db.SaveChangesAsync();
    });

    private Task AddPreviousAsync(ProgressReport report, Action<ProgressReport> with) => portal.WithDbAsync(async db =>
    {
        var open = await db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Id == report.ReportingPeriodId);
        var before = new ReportingPeriod { MunicipalityId = open.MunicipalityId, PlanId = open.PlanId, Key = "2024-q1", FiscalYear = 2024, From = new(2024, 4, 1), To = new(2024, 6, 30), AsOf = new(2024, 6, 30), Due = new(2024, 7, 9), State = PeriodState.Fixed };
        var earlier = new ProgressReport { MunicipalityId = open.MunicipalityId, MeasureId = report.MeasureId, ReportingPeriod = before, Key = "x/2024-q1", State = ReportState.Checked };
        with(earlier);
        db.AddRange(before, earlier);
        await db.SaveChangesAsync();
    });

    private async Task<(ProgressReport Report, string Path)> AddAsync(string key, ReportState state, Action<ProgressReport>? with = null)
    {
        var measure = await portal.AddMeasureAsync("oe", key, with: null, "総務課");
        await portal.AddReportAsync(measure, report =>
        {
            (report.State, report.SelfRating, report.Stage, report.SubmittedAt) = (state, "B", ProgressStage.InProgress, new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc));
            with?.Invoke(report);
        });
        return await portal.WithDbAsync(async db =>
        {
            var stored = await db.ProgressReports.AsNoTracking().Include(r => r.ReportingPeriod).SingleAsync(r => r.MeasureId == measure.Id);
            return (stored, $"/oe/periods/{stored.ReportingPeriod!.Key}/reports/{key}");
        });
    }
}
