using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.My;

public sealed class EntryTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_Asked_ShowsFieldsWithLastPeriodBesideAndNothingCarried()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-1");
        await portal.AddEarlierReportAsync(measure, "2020-q1", r => (r.Achievement, r.NextPlan, r.SelfRating) = ("前の実績の文", "前の予定の文", "C"));
        using var staff = await portal.ClientAsync("oe-staff");

        var page = await staff.PageAsync("/oe/my/9-1");

        page.Title.ShouldBe("9-1 試験の施策9-1");
        page.Text("#Input_Achievement").ShouldBeEmpty();
        page.Text("#Input_NextPlan").ShouldBeEmpty();
        page.Text("form#entry").ShouldContain("前の実績の文");
        page.Text("form#entry").ShouldContain("前の予定の文");
        page.Text("form#entry").ShouldContain("前期は「C やや遅れ」");
        page.Text("form#entry").ShouldContain("試験の指標9-1");
        page.Texts(".formbar button").ShouldBe(["所属内確認へ回す", "下書きを保存"]);
    }

    [Theory]
    [InlineData("oe-staff", "/oe/my/1-4", HttpStatusCode.Forbidden)]
    [InlineData("oe-staff", "/oe/my/8-8", HttpStatusCode.NotFound)]
    [InlineData("oe-staff", "/oe/my/1-1?period=1999-q1", HttpStatusCode.NotFound)]
    [InlineData("oe-committee", "/oe/my/1-1", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", "/oe/my/1-1", HttpStatusCode.NotFound)]
    [InlineData("oe-office", "/oe/my/1-4", HttpStatusCode.OK)]
    public async Task Get_ByRole_AnswersAsTheTableSays(string login, string path, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Get_MeasureNotAsked_SaysSo()
    {
        await portal.AddMeasureAsync("oe", "9-16", null, "総務課");
        using var staff = await portal.ClientAsync("oe-staff");

        (await staff.PageAsync("/oe/my/9-16")).Text(".empty").ShouldContain("今は回答を求められていません");
    }

    [Fact]
    public async Task Save_Draft_KeepsEverythingAndRequiresNothing()
    {
        var (measure, kpi, period) = await portal.AskAsync("oe", "9-2");
        var initiative = await AddInitiativeAsync(measure);
        using var staff = await portal.ClientAsync("oe-staff");
        var form = await staff.PageAsync("/oe/my/9-2");

        var answer = await SaveAsync(staff, form, new()
        {
            ["Input.Stage"] = "InProgress",
            ["Input.Achievement"] = "説明会を3回開いた。\r\n申込みが増えた。",
            ["Input.Kpis[0].Form.Value"] = "１２件",
            ["Input.Initiatives[0].Standing"] = "Behind",
            ["Input.Initiatives[0].Text"] = "設計まで",
        });

        (await staff.FollowAsync(answer)).Text(".banner--success").ShouldBe("「9-2 試験の施策9-2」の下書きを保存しました。「１２件」を12と読みました。");
        var report = await portal.ReadReportAsync(measure);
        report.State.ShouldBe(ReportState.Draft);
        report.Achievement.ShouldBe("説明会を3回開いた。\n申込みが増えた。");
        (await ValueAsync(kpi, period)).ShouldBe(12m);
        var stage = await portal.WithDbAsync(db => db.InitiativeProgress.AsNoTracking().SingleAsync(p => p.InitiativeId == initiative.Id));
        (stage.Standing, stage.StageText).ShouldBe((ScheduleStanding.Behind, "設計まで"));
        (await portal.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.RecordKey == $"report/9-2/{period}" && e.Event == "changed"))).ShouldBeTrue();
    }

    [Fact]
    public async Task Save_UntouchedForm_WritesNoValue()
    {
        var (_, kpi, period) = await portal.AskAsync("oe", "9-3");
        using var staff = await portal.ClientAsync("oe-staff");

        await SaveAsync(staff, await staff.PageAsync("/oe/my/9-3"), []);

        (await ValueAsync(kpi, period)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_ClearedValue_TakesTheValueBack()
    {
        var (_, kpi, period) = await portal.AskAsync("oe", "9-4");
        using var staff = await portal.ClientAsync("oe-staff");
        await SaveAsync(staff, await staff.PageAsync("/oe/my/9-4"), new() { ["Input.Kpis[0].Form.Value"] = "7" });

        await SaveAsync(staff, await staff.PageAsync("/oe/my/9-4"), new() { ["Input.Kpis[0].Form.Value"] = "" });

        (await portal.WithDbAsync(db => db.ActualValues.AnyAsync(v => v.KpiId == kpi.Id && v.ReportingPeriod!.Key == period))).ShouldBeFalse();
    }

    [Fact]
    public async Task Save_FigureThatCannotBeRead_KeepsEverythingTypedAndSavesNothing()
    {
        var (measure, kpi, period) = await portal.AskAsync("oe", "9-5");
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await SaveAsync(staff, await staff.PageAsync("/oe/my/9-5"), new() { ["Input.Achievement"] = "書いた文", ["Input.Kpis[0].Form.Value"] = "たくさん" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Single().ShouldContain("「たくさん」は数として読めません");
        answer.Document.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Input_Kpis_0__Form_Value");
        answer.Text("#Input_Achievement").ShouldBe("書いた文");
        answer.Document.QuerySelector("#Input_Kpis_0__Form_Value")!.GetAttribute("value").ShouldBe("たくさん");
        (await portal.ReadReportAsync(measure)).Achievement.ShouldBeNull();
        (await ValueAsync(kpi, period)).ShouldBeNull();
    }

    [Fact]
    public async Task Save_TenTimesTheLastValue_IsAskedOnceThenSaved()
    {
        var (measure, kpi, period) = await portal.AskAsync("oe", "9-6");
        await AddEarlierValueAsync(measure, kpi, 40);
        using var staff = await portal.ClientAsync("oe-staff");

        var asked = await SaveAsync(staff, await staff.PageAsync("/oe/my/9-6"), new() { ["Input.Kpis[0].Form.Value"] = "440", ["Input.Remark"] = "残るはず" });

        asked.Text(".banner--warning").ShouldContain("10倍以上");
        asked.Text("#Input_Remark").ShouldBe("残るはず");
        (await ValueAsync(kpi, period)).ShouldBeNull();
        (await SaveAsync(staff, asked, new() { ["Input.Kpis[0].Form.Accepted"] = "440" })).Status.ShouldBe(HttpStatusCode.Redirect);
        (await ValueAsync(kpi, period)).ShouldBe(440m);
        (await SaveAsync(staff, await staff.PageAsync("/oe/my/9-6"), new() { ["Input.Remark"] = "もう一度" })).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Copy_LastPlan_FillsTheFieldWithoutSavingAndNeverReplacesWhatWasTyped()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-7");
        await portal.AddEarlierReportAsync(measure, "2020-q1", r => r.NextPlan = "対象を広げる。");
        using var staff = await portal.ClientAsync("oe-staff");
        var form = await staff.PageAsync("/oe/my/9-7");

        var copied = await staff.SubmitAsync(form, new() { ["Input.Achievement"] = "実績の文", ["do"] = "copy:NextPlan" }, "form#entry");
        var beside = await staff.SubmitAsync(form, new() { ["Input.NextPlan"] = "私の予定", ["do"] = "copy:NextPlan" }, "form#entry");

        copied.Text("#Input_NextPlan").ShouldBe("対象を広げる。");
        copied.Text("#Input_Achievement").ShouldBe("実績の文");
        copied.Text(".banner").ShouldContain("まだ保存していません");
        beside.Document.QuerySelector("#Input_NextPlan")!.TextContent.Trim().ShouldBe("私の予定\n対象を広げる。");
        (await portal.ReadReportAsync(measure)).NextPlan.ShouldBeNull();
    }

    [Fact]
    public async Task Save_RelistedKpi_IsShownWithItsValueAndOwnerOnly()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-8");
        var other = await portal.AddMeasureAsync("oe", "9-9", null, "税務町民課");
        var kpi = await portal.AddKpiAsync(other);
        await portal.WithDbAsync(async db =>
        {
            db.MeasureKpis.Add(new MeasureKpi { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, KpiId = kpi.Id, IsRelisted = true, Order = 9 });
            await db.SaveChangesAsync();
        });
        using var staff = await portal.ClientAsync("oe-staff");

        var page = await staff.PageAsync("/oe/my/9-8");

        page.Text("form#entry").ShouldContain("試験の指標9-9 再掲");
        page.Document.QuerySelector("form#entry a[href='/oe/measures/9-9']").ShouldNotBeNull();
        page.Document.QuerySelectorAll("input[name$='.Key'][value='9-9.k1']").Length.ShouldBe(0);
    }

    [Fact]
    public async Task Save_YearEndForm_TakesYenAndRefusesParts()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-10");
        await portal.AddEarlierReportAsync(measure, "2021-year", r => r.State = ReportState.Draft);
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Key == "2021-year").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsYearEndForm, true).SetProperty(p => p.State, PeriodState.Open)));
        using var staff = await portal.ClientAsync("oe-staff");
        var form = await staff.PageAsync("/oe/my/9-10?period=2021-year");

        var refused = await SaveAsync(staff, form, new() { ["Input.Budget"] = "1.5円" });
        var saved = await SaveAsync(staff, form, new() { ["Input.Budget"] = "１,２００,０００円", ["Input.Settlement"] = "" });

        refused.Errors.Single().ShouldContain("予算額は円単位の0以上の数");
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await portal.WithDbAsync(db => db.ProgressReports.Where(r => r.Key == "9-10/2021-year").Select(r => r.BudgetYen).SingleAsync())).ShouldBe(1_200_000m);
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Key == "2021-year").ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed)));
        (await staff.GetAsync("/oe/my/9-10?period=2021-year")).Document.QuerySelector("form#entry").ShouldBeNull();
        (await SaveAsync(staff, form, new() { ["Input.Budget"] = "5" })).Errors.Single().ShouldContain("確定しています");
    }

    [Fact]
    public async Task Save_OpinionAnswer_StandsInItsOwnField()
    {
        var (measure, _, period) = await portal.AskAsync("oe", "9-11");
        await portal.WithDbAsync(async db =>
        {
            db.CommitteeOpinions.Add(new CommitteeOpinion { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, Key = "9-11/1", Text = "利点を説明してほしい。", ReceivedOn = new DateOnly(2026, 8, 1) });
            await db.SaveChangesAsync();
        });
        using var staff = await portal.ClientAsync("oe-staff");

        await SaveAsync(staff, await staff.PageAsync("/oe/my/9-11"), new() { ["Input.Opinions[0].Answer"] = "広報で説明した。" });

        var opinion = await portal.WithDbAsync(db => db.CommitteeOpinions.AsNoTracking().Include(o => o.AnsweredInPeriod).SingleAsync(o => o.Key == "9-11/1"));
        (opinion.Answer, opinion.AnsweredInPeriod!.Key).ShouldBe(("広報で説明した。", period));
        opinion.AnsweredByPost.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Post_ForcedOnOtherDepartment_IsForbiddenAndChangesNothing()
    {
        await portal.AskAsync("oe", "9-12");
        var (other, _, _) = await portal.AskAsync("oe", "9-13", owner: "税務町民課");
        using var staff = await portal.ClientAsync("oe-staff");
        var own = await staff.PageAsync("/oe/my/9-12");
        var fields = PortalClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("form#entry")!).Where(f => f.Key != "Input.Achievement").Append(new("Input.Achievement", "書き換え"));

        (await staff.PostAsync("/oe/my/9-13", fields)).Status.ShouldBe(HttpStatusCode.Forbidden);

        (await portal.ReadReportAsync(other)).Achievement.ShouldBeNull();
    }

    [Fact]
    public async Task Get_MoreRecords_SendsNoMoreCommands()
    {
        var (measure, _, _) = await portal.AskAsync("oe", "9-14");
        await portal.AskAsync("oe", "9-15");
        for (var i = 2; i < 5; i++)
        {
            await portal.AddKpiAsync(measure, k => k.Key = $"9-14.k{i}");
            await AddInitiativeAsync(measure, i);
        }

        using var staff = await portal.ClientAsync("oe-staff");
        await staff.PageAsync("/oe/my/9-14");

        var many = await portal.Sql.CountAsync(() => staff.PageAsync("/oe/my/9-14"));
        var few = await portal.Sql.CountAsync(() => staff.PageAsync("/oe/my/9-15"));

        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(8);
    }

    private static Task<PortalAnswer> SaveAsync(PortalClient client, PortalAnswer form, Dictionary<string, string?> typed)
    {
        typed["do"] = "save";
        return client.SubmitAsync(form, typed, "form#entry");
    }

    private Task<decimal?> ValueAsync(Kpi kpi, string period) => portal.WithDbAsync(db =>
        db.ActualValues.Where(v => v.KpiId == kpi.Id && v.ReportingPeriod!.Key == period).Select(v => v.Value).SingleOrDefaultAsync());

    private Task<Initiative> AddInitiativeAsync(Measure measure, int number = 1) => portal.WithDbAsync(async db =>
    {
        var initiative = new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = $"{measure.Key}/{number}", Title = $"取組{number}", Order = number };
        db.Initiatives.Add(initiative);
        await db.SaveChangesAsync();
        return initiative;
    });

    private async Task AddEarlierValueAsync(Measure measure, Kpi kpi, decimal value)
    {
        await portal.AddEarlierReportAsync(measure, "2020-q2", _ => { });
        await portal.WithDbAsync(async db =>
        {
            var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == measure.PlanId && p.Key == "2020-q2");
            db.ActualValues.Add(new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = period.Id, Value = value, Figure = value, Key = $"{kpi.Key}/2020-q2" });
            await db.SaveChangesAsync();
        });
    }
}
