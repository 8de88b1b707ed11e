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
    public async Task Get_StaffOfOwningDepartment_ListsOwnReportsWithLinkToTheForm()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var period = await PeriodAsync("oe");

        var page = await client.PageAsync("/oe/my");

        page.Texts("#todo h3").ShouldContain("1-1 具体的施策1-1の題名");
        page.Document.QuerySelector("section[aria-labelledby=h-enter] .button--solid")!.GetAttribute("href").ShouldBe($"/oe/my/1-1?period={period.Key}");
        page.Text("section[aria-labelledby=h-enter] .review").ShouldContain("KPI 0 / 1件 入力済み");
        page.Text("section[aria-labelledby=h-enter] .state").ShouldBe("未入力");
        page.Text(".page-head__over").ShouldBe("総務課・担当者");
        page.Text(".figures").ShouldContain("あなたの回答を待つもの");
        page.Body.ShouldNotContain("具体的施策1-4");
        page.Body.ShouldNotContain("DX事務局の仕事");
        page.Document.QuerySelector("a[href='/oe/deputies']").ShouldBeNull();
    }

    [Fact]
    public async Task Get_YearOpenBesideLaterFixedQuarter_IsAboutTheYearWithTheDepartmentsOwnDueDate()
    {
        await using var own = new PortalFactory();
        using var client = await own.ClientAsync("oe-staff");
        var year = await own.AddPeriodAsync("oe", "2025-year");
        var department = await own.AddDepartmentAsync("oe", "総務課");
        await own.WithDbAsync(async db =>
        {
            await db.ReportingPeriods.Where(p => p.Id != year.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed));
            db.Add(new DueExtension { MunicipalityId = year.MunicipalityId, ReportingPeriodId = year.Id, DepartmentId = department.Id, Due = new(2026, 6, 12), Reason = "議会中" });
            await db.SaveChangesAsync();
        });

        var page = await client.PageAsync("/oe/my");

        page.Text(".page-head__lead").ShouldStartWith("令和7年度（");
        page.Text(".page-head__lead").ShouldContain("期限は6月12日（金）");
    }

    [Fact]
    public async Task Get_CorrectionAndQuestion_StandFirstWithTheirWords()
    {
        var (asked, _, _) = await portal.AskAsync("oe", "9-31");
        var (sentBack, _, _) = await portal.AskAsync("oe", "9-32");
        await portal.ChangeReportAsync(sentBack, r => (r.State, r.Achievement, r.CorrectionReason, r.CorrectionAskedAt) = (ReportState.CorrectionRequested, "書いた", "件数の根拠を書いてください。", portal.Time.GetUtcNow().UtcDateTime));
        await portal.ChangeReportAsync(asked, r => (r.State, r.SelfRating, r.Achievement) = (ReportState.Submitted, "B", "説明会を開いた"));
        await AddLineAsync(asked, MessageKind.Question, "どの地区ですか。", isFromOffice: true);
        using var client = await portal.ClientAsync("oe-head");

        var page = await client.PageAsync("/oe/my");

        var first = page.Text("section[aria-labelledby=h-back]");
        first.ShouldContain("件数の根拠を書いてください。");
        first.ShouldContain("直して再提出する");
        first.ShouldContain("どの地区ですか。");
        page.Texts("#todo h2")[0].ShouldBe("先に対応するもの");
        page.Document.QuerySelector("a[href='/oe/deputies']").ShouldNotBeNull();
        await AddLineAsync(asked, MessageKind.Answer, "北部です。", isFromOffice: false);
        (await client.PageAsync("/oe/my")).Text("#answered, #done").ShouldContain("9-31 試験の施策9-31");
    }

    [Fact]
    public async Task Post_ChosenAtHead_SubmitsThemAndKeepsTheIncomplete()
    {
        var (whole, _, _) = await WaitingAsync("9-33");
        var (other, _, _) = await WaitingAsync("9-34");
        var (poor, _, _) = await portal.AskAsync("oe", "9-35");
        await portal.ChangeReportAsync(poor, r => (r.State, r.Achievement) = (ReportState.InDepartmentReview, "実績だけ"));
        using var head = await portal.ClientAsync("oe-head");
        var page = await head.PageAsync("/oe/my");

        var answer = await head.SubmitAsync(page, form: "section[aria-labelledby=h-head] form");

        answer.Errors.ShouldContain("9-35 試験の施策9-35：自己評価を選んでください。");
        (await portal.ReadReportAsync(whole)).State.ShouldBe(ReportState.Submitted);
        (await portal.ReadReportAsync(other)).SubmittedByPost.ShouldNotBeNullOrEmpty();
        (await portal.ReadReportAsync(poor)).State.ShouldBe(ReportState.InDepartmentReview);
        answer.Text(".banner--success").ShouldContain("「9-33 試験の施策9-33」を提出しました。");
    }

    [Fact]
    public async Task Post_ByStaff_SubmitsNothing()
    {
        var (measure, _, period) = await WaitingAsync("9-36");
        var version = (await portal.ReadReportAsync(measure)).Version;
        using var staff = await portal.ClientAsync("oe-staff");
        var page = await staff.PageAsync("/oe/my/9-36");
        var token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var answer = await staff.PostAsync("/oe/my", [new("__RequestVerificationToken", token), new("Chosen", $"9-36|{period}|{version}"), new("Chosen", $"1-4|{period}|{version}"), new("Chosen", "x")]);

        answer.Errors.Count.ShouldBe(2);
        (await portal.ReadReportAsync(measure)).State.ShouldBe(ReportState.InDepartmentReview);
    }

    [Fact]
    public async Task Get_Reminded_ShowsTheOfficeWords()
    {
        var period = await PeriodAsync("oe");
        await portal.WithDbAsync(async db =>
        {
            var department = await db.Departments.SingleAsync(d => d.MunicipalityId == period.MunicipalityId && d.Name == "総務課");
            var elsewhere = await db.Departments.SingleAsync(d => d.MunicipalityId == period.MunicipalityId && d.Name == "税務町民課");
            db.Reminders.Add(new Reminder { MunicipalityId = period.MunicipalityId, ReportingPeriodId = period.Id, DepartmentId = department.Id, Kind = ReminderKind.ByHand, Day = new DateOnly(2026, 11, 20), Text = "委員会の資料に使います。" });
            db.Reminders.Add(new Reminder { MunicipalityId = period.MunicipalityId, ReportingPeriodId = period.Id, DepartmentId = elsewhere.Id, Kind = ReminderKind.ByHand, Day = new DateOnly(2026, 11, 20), Text = "ほかの課あて" });
            await db.SaveChangesAsync();
        });
        using var staff = await portal.ClientAsync("oe-staff");

        var page = await staff.PageAsync("/oe/my");

        page.Text(".banner--warning").ShouldContain("総務課あて）：回答をお願いします");
        page.Text(".banner--warning").ShouldContain("委員会の資料に使います。");
        page.Body.ShouldNotContain("ほかの課あて");
        await portal.WithDbAsync(db => db.Reminders.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task Get_ValueOfMeasureNotAsked_StandsUnderRecorded()
    {
        using var client = await portal.ClientAsync("oe-head");
        await portal.WithDbAsync(db => db.ProgressReports.Where(r => r.Measure!.Key == "2-3").ExecuteDeleteAsync());
        await RecordAsync("oe", "2-3.k1", 45);

        var page = await client.PageAsync("/oe/my");

        page.Texts("#todo h3").ShouldNotContain("指標2-3");
        page.Text("#done").ShouldContain("指標2-32-3 具体的施策2-3の題名45件速報");
        await portal.WithDbAsync(db => db.ActualValues.ExecuteDeleteAsync());
        (await client.PageAsync("/oe/my")).Texts("#todo h3").ShouldContain("指標2-3");
    }

    [Fact]
    public async Task Get_AfterDueDate_SaysHowManyDaysLate()
    {
        using var client = await portal.ClientAsync("oe-staff");
        var due = (await PeriodAsync("oe")).Due;
        await SetDueAsync(DateOnly.FromDateTime(portal.Time.GetUtcNow().UtcDateTime.AddHours(9)).AddDays(-3));

        var page = await client.PageAsync("/oe/my");

        page.Text(".page-head__lead").ShouldContain("3日過ぎています");
        page.Text("section[aria-labelledby=h-enter] .state--late").ShouldBe("未入力・期限超過3日");
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
        using var office = await portal.ClientAsync("oe-office");
        using var staff = await portal.ClientAsync("oe-staff");
        await office.PageAsync("/oe/my");
        await staff.PageAsync("/oe/my");
        var few = (await portal.Sql.CountAsync(() => office.PageAsync("/oe/my")), await portal.Sql.CountAsync(() => staff.PageAsync("/oe/my")));
        for (var i = 41; i < 45; i++)
        {
            await portal.AskAsync("oe", $"9-{i}");
        }

        var many = (await portal.Sql.CountAsync(() => office.PageAsync("/oe/my")), await portal.Sql.CountAsync(() => staff.PageAsync("/oe/my")));

        many.ShouldBe(few);
        Math.Max(many.Item1, many.Item2).ShouldBeLessThanOrEqualTo(8);
    }

    /// <summary>A report that waits for the head, with all that is needed to submit it.</summary>
    private async Task<(Measure Measure, Kpi Kpi, string Period)> WaitingAsync(string key)
    {
        var asked = await portal.AskAsync("oe", key);
        await portal.ChangeReportAsync(asked.Measure, r => (r.State, r.Stage, r.Achievement, r.NextPlan, r.SelfRating) = (ReportState.InDepartmentReview, ProgressStage.InProgress, "実績", "予定", "A"));
        await portal.WithDbAsync(async db =>
        {
            var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == asked.Measure.PlanId && p.Key == asked.Period);
            db.ActualValues.Add(new ActualValue { MunicipalityId = asked.Kpi.MunicipalityId, KpiId = asked.Kpi.Id, ReportingPeriodId = period.Id, Value = 20, Figure = 20, Key = $"{asked.Kpi.Key}/{period.Key}" });
            await db.SaveChangesAsync();
        });
        return asked;
    }

    private Task AddLineAsync(Measure measure, MessageKind kind, string text, bool isFromOffice) => portal.WithDbAsync(async db =>
    {
        var report = await db.ProgressReports.SingleAsync(r => r.MeasureId == measure.Id && r.ReportingPeriod!.State == PeriodState.Open);
        db.ReportMessages.Add(new ReportMessage { MunicipalityId = measure.MunicipalityId, ProgressReportId = report.Id, Kind = kind, Text = text, At = portal.Time.GetUtcNow().UtcDateTime, AuthorName = "人", AuthorPost = "課", IsFromOffice = isFromOffice });
        await db.SaveChangesAsync();
    });

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
