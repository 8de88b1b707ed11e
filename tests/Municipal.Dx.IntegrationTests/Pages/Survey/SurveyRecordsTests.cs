using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Survey;

/// <summary>取組入力, 課別内訳, 課別の数値 and 意見への対応: what a department is asked beside its measures and KPIs.</summary>
public sealed partial class SurveyRecordsTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();
    private string _part = "";

    public async Task InitializeAsync()
    {
        await _portal.WithDbAsync(db => db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.Frequency, MeasureFrequency.EveryPeriod)));
        foreach (var slug in new[] { "oe", "shonai" })
        {
            await _portal.WithDbAsync(async db =>
            {
                var measure = await db.Measures.SingleAsync(m => m.Key == "1-1" && m.Plan!.Municipality!.Slug == slug);
                db.Add(new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = "1-1/1", Title = $"{slug}の取組", Phases = { new SchedulePhase { MunicipalityId = measure.MunicipalityId, Label = "導入", FirstFiscalYear = 2024, LastFiscalYear = 2029 } } });
                db.Add(new CommitteeOpinion { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, Key = "1-1/1", Text = $"{slug}への意見", From = "第2回DX推進委員会", ReceivedOn = new(2026, 7, 1) });
                await db.SaveChangesAsync();
            });
        }

        _part = await AddPartAsync("1-1", "税務町民課");
    }

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Get_SheetOfADepartmentThatOnlyHoldsAPart_HoldsThatPartAndItsFigures()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(db => db.MeasureOwners.Where(o => o.Department!.Key == "税務町民課").ExecuteDeleteAsync());

        var page = await client.PageAsync("/oe/survey");
        using var file = await SurveyFile.DownloadAsync(client, "税務町民課");

        page.Texts("tbody tr").ShouldContain(row => row.Replace(" ", "", StringComparison.Ordinal).StartsWith("税務町民課0件0件1件0件", StringComparison.Ordinal));
        file.Book.Worksheets.Select(s => s.Name).ShouldBe(["課別内訳", "課別の数値", "記入要領", "_dx"]);
        Keys(file.Parts).ShouldBe([_part]);
        Keys(file.Figures).ShouldBe([_part + "/1-1.k1"]);
        file.Cell(file.Parts, _part, "取りまとめ").GetString().ShouldBe("総務課");
        file.Cell(file.Parts, _part, "課等の実績").Style.Protection.Locked.ShouldBeFalse();
        file.Cell(file.Parts, _part, "番号").Style.Protection.Locked.ShouldBeTrue();
    }

    [Fact]
    public async Task Get_MeasureAnsweredLastInAYearlyPeriod_HasThoseWordsBesideIt()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(async db =>
        {
            var report = await db.ProgressReports.Include(r => r.ReportingPeriod).SingleAsync(r => r.Measure!.Key == "1-1" && r.Measure.Plan!.Municipality!.Slug == "oe");
            var open = report.ReportingPeriod!;
            var year = new ReportingPeriod { MunicipalityId = open.MunicipalityId, PlanId = open.PlanId, Key = "2023-year", Kind = Domain.Calendar.PeriodKind.Year, FiscalYear = 2023, From = new(2023, 4, 1), To = new(2024, 3, 31), AsOf = new(2024, 3, 31), Due = new(2024, 4, 30), State = PeriodState.Fixed };
            var initiative = await db.Initiatives.SingleAsync(i => i.Title == "oeの取組");
            db.AddRange(
                year,
                new ProgressReport { MunicipalityId = open.MunicipalityId, MeasureId = report.MeasureId, ReportingPeriod = year, Key = "1-1/2023-year", Achievement = "昨年の実績", NextPlan = "昨年の予定" },
                new InitiativeProgress { MunicipalityId = open.MunicipalityId, InitiativeId = initiative.Id, ReportingPeriod = year, Key = "1-1/1/2023-year", Standing = ScheduleStanding.Behind });
            await db.SaveChangesAsync();
        });

        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        file.Cell(file.Measures, "1-1", "前期の回答").GetString().ShouldBe("昨年の実績");
        file.Cell(file.Measures, "1-1", "前期の「今後の予定」").GetString().ShouldBe("昨年の予定");
        file.Cell(file.Stages, "1-1/1", "前期の回答").GetString().ShouldBe("遅れ");
        file.Measures.CellsUsed().ShouldContain(cell => cell.GetString() == "令和5年度");
    }

    [Fact]
    public async Task Post_EverythingFilledIn_IsShownThenWrittenAndChangesNothingTheSecondTime()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await AddPartAsync("1-1", "総務課");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);

        var preview = await file.UploadAsync(client);

        preview.Texts("#ref").ShouldBeEmpty();
        preview.Texts("#chg ins").ShouldBe(["遅れ", "要件をまとめている。", "窓口で案内した。", "1,234", "電話でも案内を始めた。"]);
        preview.Text(".figures").ShouldContain("行・課別内訳1行・課別の数値1行・意見への対応1行");
        (await client.FollowAsync(await client.SubmitAsync(preview))).Text(".deflist").ShouldContain("4行・5セルを取り込みました。");
        (await file.UploadAsync(client)).Text("main").ShouldContain("取り込むものはありません");
        var stage = await StageAsync();
        (stage!.Standing, stage.StageText).ShouldBe((ScheduleStanding.Behind, "要件をまとめている。"));
        var part = await PartAsync("総務課");
        (part.Achievement, part.HandedAt, part.Figures.Single().Value).ShouldBe(("窓口で案内した。", null, 1234m));
        var opinion = await OpinionAsync();
        opinion.Answer.ShouldBe("電話でも案内を始めた。");
        opinion.AnsweredInPeriodId.ShouldNotBeNull();
        (await OpinionAsync("shonai")).Answer.ShouldBeNull();
    }

    [Fact]
    public async Task Post_EverythingFilledIn_IsAuditedWithTheFilesHash()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await AddPartAsync("1-1", "総務課");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await client.SubmitAsync(await file.UploadAsync(client));

        foreach (var prefix in new[] { "stage/1-1/1/", "part/1-1/", "opinion/1-1/1" })
        {
            var entry = await _portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey.StartsWith(prefix)));
            entry.Source.ShouldBe(ChangeSource.Excel, prefix);
            entry.Reason.ShouldStartWith("進捗状況調査票の取込：調査票.xlsx(SHA-256 ", customMessage: prefix);
        }
    }

    [Fact]
    public async Task Post_KeySheetStrippedAndRowsMovedToAnotherPlace_IsReadByKey()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await AddPartAsync("1-1", "総務課");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        file.Book.Worksheet("_dx").Delete();
        file.Stages.Column(2).InsertColumnsBefore(2);
        file.Figures.Row(5).InsertRowsAbove(3);
        file.Opinions.Hide();
        file.Parts.Name = "自分の課";

        var preview = await file.UploadAsync(client);

        preview.Texts("#ref").ShouldBeEmpty();
        preview.Texts("#chg ins").Count.ShouldBe(5);
    }

    [Fact]
    public async Task Post_PartChangedInPortalMeanwhile_AsksWhichOneToTake()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(client, "税務町民課");
        file.Cell(file.Parts, _part, "課等の実績").Value = "調査票の文";
        file.Cell(file.Figures, _part + "/1-1.k1", "課等の数値").Value = 7;
        await _portal.WithDbAsync(async db =>
        {
            (await db.DepartmentParts.SingleAsync(p => p.Department!.Key == "税務町民課")).Achievement = "画面の文";
            (db.Change.ActorName, db.Change.ActorPost, db.Change.Source) = ("担当二", "税務町民課", ChangeSource.Web);
            await db.SaveChangesAsync();
        });

        var preview = await file.UploadAsync(client);

        preview.Texts("#cnf .pick__text").ShouldBe(["画面の文", "調査票の文"]);
        preview.Text("#cnf .pick__who").ShouldContain("担当二さんが保存");
        await client.SubmitAsync(preview, new() { ["Choices[0].Side"] = "sheet" });
        var part = await PartAsync("税務町民課");
        (part.Achievement, part.Figures.Single().Value).ShouldBe(("調査票の文", 7m));
    }

    [Fact]
    public async Task Post_PartHandedOverBefore_StaysHandedOver()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(db => db.DepartmentParts.ExecuteUpdateAsync(set => set.SetProperty(p => p.HandedAt, new DateTime(2026, 10, 1)).SetProperty(p => p.HasNoMovement, true)));
        using var file = await SurveyFile.DownloadAsync(client, "税務町民課");
        file.Cell(file.Parts, _part, "課等の実績").Value = "案内を直した。";
        file.Cell(file.Figures, _part + "/1-1.k1", "課等の数値").Value = 7;

        await client.SubmitAsync(await file.UploadAsync(client));

        var part = await PartAsync("税務町民課");
        (part.Achievement, part.HandedAt is not null).ShouldBe(("案内を直した。", true));
    }

    [Fact]
    public async Task Post_StageChangedInPortalMeanwhile_AsksWhichOneToTake()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await AddStageAsync(ScheduleStanding.Ahead);

        var preview = await file.UploadAsync(client);

        preview.Texts("#cnf .pick__text").ShouldBe(["前倒し", "遅れ"]);
        await client.SubmitAsync(preview);
        (await StageAsync())!.Standing.ShouldBe(ScheduleStanding.Ahead);
        (await StageAsync())!.StageText.ShouldBe("要件をまとめている。");
    }

    [Fact]
    public async Task Post_EmptyAnswerToAnOpinionAnsweredEarlier_KeepsIt()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(db => db.CommitteeOpinions.Where(o => o.Measure!.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(set => set.SetProperty(o => o.Answer, "前に答えた。")));
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        file.Cell(file.Opinions, "1-1/1", "これまでの回答").GetString().ShouldBe("前に答えた。");
        file.Cell(file.Opinions, "1-1/1", "意見への対応").Clear(XLClearOptions.Contents);

        (await file.UploadAsync(client)).Text("main").ShouldContain("取り込むものはありません");
    }

    [Fact]
    public async Task Get_OpinionGivenToADepartment_StandsInItsSheetOnly()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var tax = await _portal.AddDepartmentAsync("oe", "税務町民課");
        await _portal.WithDbAsync(db => db.CommitteeOpinions.Where(o => o.Measure!.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(set => set.SetProperty(o => o.DepartmentId, tax.Id)));

        using var theirs = await SurveyFile.DownloadAsync(client, "税務町民課");
        using var lead = await SurveyFile.DownloadAsync(client, "総務課");

        theirs.Cell(theirs.Opinions, "1-1/1", "意見").GetString().ShouldBe("oeへの意見");
        lead.Book.Worksheets.ShouldNotContain(sheet => sheet.Name == "意見への対応");
        theirs.Cell(theirs.Opinions, "1-1/1", "意見への対応").Value = "税務町民課の答え";
        await client.SubmitAsync(await theirs.UploadAsync(client));
        (await OpinionAsync()).Answer.ShouldBe("税務町民課の答え");
    }

    private static void FillIn(SurveyFile file)
    {
        file.Cell(file.Stages, "1-1/1", "工程に対する段階").Value = "遅れ";
        file.Cell(file.Stages, "1-1/1", "段階の説明").Value = "要件をまとめている。";
        if (file.Book.Worksheets.Contains("課別内訳"))
        {
            file.Cell(file.Parts, Keys(file.Parts).Single(), "課等の実績").Value = "窓口で案内した。";
            file.Cell(file.Figures, Keys(file.Figures).Single(), "課等の数値").Value = "１，２３４件";
        }

        file.Cell(file.Opinions, "1-1/1", "意見への対応").Value = "電話でも案内を始めた。";
    }

    private static string[] Keys(IXLWorksheet sheet) =>
        [.. sheet.Column(1).CellsUsed().Select(cell => cell.GetString().Split(':')).Where(parts => parts.Length == 3).Select(parts => parts[1])];

    private async Task<string> AddPartAsync(string key, string department)
    {
        var id = (await _portal.AddDepartmentAsync("oe", department)).Id;
        await _portal.WithDbAsync(async db =>
        {
            var report = await db.ProgressReports.SingleAsync(r => r.Measure!.Key == key && r.Measure.Plan!.Municipality!.Slug == "oe");
            db.Add(new DepartmentPart { MunicipalityId = report.MunicipalityId, ProgressReportId = report.Id, DepartmentId = id, Key = $"{report.Key}/{department}" });
            await db.SaveChangesAsync();
        });
        return $"{key}/{id}";
    }

    private Task AddStageAsync(ScheduleStanding standing) => _portal.WithDbAsync(async db =>
    {
        var initiative = await db.Initiatives.SingleAsync(i => i.Title == "oeの取組");
        var period = await db.ReportingPeriods.SingleAsync(p => p.PlanId == initiative.PlanId && p.State == PeriodState.Open);
        db.Add(new InitiativeProgress { MunicipalityId = initiative.MunicipalityId, InitiativeId = initiative.Id, ReportingPeriodId = period.Id, Key = $"{initiative.Key}/{period.Key}", Standing = standing });
        await db.SaveChangesAsync();
    });

    private Task<InitiativeProgress?> StageAsync() => _portal.WithDbAsync(db => db.InitiativeProgress.AsNoTracking().SingleOrDefaultAsync(p => p.Initiative!.Title == "oeの取組"));

    private Task<DepartmentPart> PartAsync(string department) => _portal.WithDbAsync(db => db.DepartmentParts.AsNoTracking().Include(p => p.Figures).AsSingleQuery().SingleAsync(p => p.Department!.Key == department));

    private Task<CommitteeOpinion> OpinionAsync(string slug = "oe") => _portal.WithDbAsync(db => db.CommitteeOpinions.AsNoTracking().SingleAsync(o => o.Measure!.Plan!.Municipality!.Slug == slug));
}
