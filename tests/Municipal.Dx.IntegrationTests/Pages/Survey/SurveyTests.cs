using System.IO.Compression;
using System.Net;
using ClosedXML.Excel;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Survey;

public sealed partial class SurveyTests : IAsyncLifetime
{
    private readonly PortalFactory _portal = new();

    // What a KPI measured once a year asks in this quarter would depend on the day the test runs.
    public Task InitializeAsync() => _portal.WithDbAsync(db => db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.Frequency, MeasureFrequency.EveryPeriod)));

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Get_OwnSheet_HoldsRowsOfTheDepartmentAndNoOthers()
    {
        using var client = await _portal.ClientAsync("oe-staff");

        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        Keys(file.Measures).ShouldBe(["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]);
        Keys(file.Kpis).ShouldBe(["1-1.k1", "1-2.k1", "1-3.k1", "2-1.k1", "2-2.k1", "2-3.k1"]);
        file.Book.Worksheets.Select(s => s.Name).ShouldBe(["調査票", "KPI入力", "記入要領", "_dx"]);
        file.Book.Worksheet("_dx").Visibility.ShouldBe(XLWorksheetVisibility.VeryHidden);
    }

    [Fact]
    public async Task Get_Sheet_UnlocksInputCellsOnly()
    {
        using var client = await _portal.ClientAsync("oe-staff");

        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        file.Measures.Protection.IsProtected.ShouldBeTrue();
        file.Measures.Protection.AllowedElements.HasFlag(XLSheetProtectionElements.AutoFilter | XLSheetProtectionElements.Sort | XLSheetProtectionElements.FormatColumns).ShouldBeTrue();
        file.Cell(file.Measures, "1-1", "実績").Style.Protection.Locked.ShouldBeFalse();
        file.Cell(file.Measures, "1-1", "番号").Style.Protection.Locked.ShouldBeTrue();
        file.Cell(file.Kpis, "1-1.k1", "実績値").Style.Protection.Locked.ShouldBeFalse();
        file.Cell(file.Kpis, "1-1.k1", "達成").Style.Protection.Locked.ShouldBeTrue();
    }

    [Fact]
    public async Task Post_UnchangedSheet_ChangesNothing()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        var preview = await file.UploadAsync(client);

        preview.Title.ShouldBe("取込内容の確認");
        preview.Text("main").ShouldContain("取り込むものはありません");
        preview.Texts("#ref").ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_FilledInSheet_ShowsOldAndNewThenWritesAllAtOnceAndIsAudited()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);

        var preview = await file.UploadAsync(client);

        preview.Texts("#chg ins").ShouldBe(["取組中", "B 計画どおり", "=窓口の予約を始めた。", "412", "速報", await AsOfAsync()]);
        (await ReportAsync("1-1")).Achievement.ShouldBeNull();
        var applied = await client.SubmitAsync(preview);
        (await client.FollowAsync(applied)).Text(".deflist").ShouldContain("2行・6セルを取り込みました。");
        var report = await ReportAsync("1-1");
        (report.Stage, report.SelfRating, report.Achievement, report.State).ShouldBe((ProgressStage.InProgress, "B", "=窓口の予約を始めた。", ReportState.Draft));
        (await ValueAsync("1-1.k1"))!.Value.ShouldBe(412);
        var entry = await _portal.WithDbAsync(db => db.AuditEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync(e => e.RecordKey == "report/" + report.Key));
        entry.Source.ShouldBe(ChangeSource.Excel);
        entry.Reason.ShouldStartWith("進捗状況調査票の取込：調査票.xlsx(SHA-256 ");
    }

    [Fact]
    public async Task Post_SameSheetTwice_ChangesNothingTheSecondTime()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await client.SubmitAsync(await file.UploadAsync(client));

        (await file.UploadAsync(client)).Text("main").ShouldContain("取り込むものはありません");
    }

    [Fact]
    public async Task Post_SameUploadAppliedTwice_IsAppliedOnce()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        var preview = await file.UploadAsync(client);
        await client.SubmitAsync(preview);
        var entries = await CountAuditAsync();

        (await client.SubmitAsync(preview)).Status.ShouldBe(HttpStatusCode.Redirect);

        (await CountAuditAsync()).ShouldBe(entries);
    }

    [Fact]
    public async Task Post_RowsSortedDeletedHiddenAndKeySheetStripped_IsReadByKey()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        file.Book.Worksheet("_dx").Delete();
        file.RowOf(file.Measures, "1-2").Delete();
        file.RowOf(file.Measures, "2-1").Hide();
        file.Measures.Column(3).InsertColumnsBefore(1);
        file.Measures.Range("A5:Z9").Sort(2, XLSortOrder.Descending);

        var preview = await file.UploadAsync(client);

        preview.Texts("#chg ins").Take(3).ShouldBe(["取組中", "B 計画どおり", "=窓口の予約を始めた。"]);
        preview.Texts("#ref").ShouldBeEmpty();
        preview.Text(".figures").ShouldContain("調査票にない1行は、そのまま残します");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Post_FieldChangedInPortalMeanwhile_AsksWhichOneToTake(bool takesSheet)
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await EditAsync("1-1", report => report.Achievement = "画面で入力した実績。");

        var preview = await file.UploadAsync(client);

        preview.Texts("#cnf .pick__text").ShouldBe(["画面で入力した実績。", "=窓口の予約を始めた。"]);
        preview.Text("#cnf .pick__who").ShouldContain("総務課が保存");
        await client.SubmitAsync(preview, takesSheet ? new() { ["Choices[0].Side"] = "sheet" } : null);
        var report = await ReportAsync("1-1");
        report.Achievement.ShouldBe(takesSheet ? "=窓口の予約を始めた。" : "画面で入力した実績。");
        report.Stage.ShouldBe(ProgressStage.InProgress);
    }

    [Fact]
    public async Task Post_OtherFieldChangedInPortalMeanwhile_KeepsBoth()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await EditAsync("1-1", report => report.Issue = "画面で入力した課題。");

        var preview = await file.UploadAsync(client);

        preview.Texts("#cnf").ShouldBeEmpty();
        await client.SubmitAsync(preview);
        var report = await ReportAsync("1-1");
        (report.Achievement, report.Issue).ShouldBe(("=窓口の予約を始めた。", "画面で入力した課題。"));
    }

    [Fact]
    public async Task Post_ChangedAfterThePreview_ShowsItAgainUnapplied()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        var preview = await file.UploadAsync(client);
        await EditAsync("1-1", report => report.Achievement = "その間に。");

        var again = await client.SubmitAsync(preview);

        again.Text(".banner--warning").ShouldContain("確かめている間に、ポータルの内容が変わりました");
        (await ReportAsync("1-1")).Stage.ShouldBeNull();
        (await ValueAsync("1-1.k1")).ShouldBeNull();
    }

    [Fact]
    public async Task Post_RowNotChosen_IsLeftAsItWas()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);

        await client.SubmitAsync(await file.UploadAsync(client), new() { ["Rows"] = "k:1-1.k1" });

        (await ReportAsync("1-1")).Achievement.ShouldBeNull();
        (await ValueAsync("1-1.k1"))!.Value.ShouldBe(412);
    }

    [Fact]
    public async Task Post_WhatCannotBeRead_NamesCellReasonAndRemedy()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        file.Cell(file.Measures, "1-1", "自己評価").Value = "B＋";
        file.Cell(file.Measures, "1-2", "実績").SetValue(new string('あ', 2001));
        file.Cell(file.Kpis, "1-1.k1", "実績値").Value = "12万件";
        file.Cell(file.Kpis, "1-2.k1", "達成").Value = "○";
        file.Cell(file.Kpis, "1-3.k1", "時点").Value = "そのうち";
        var below = file.Measures.LastRowUsed().RowNumber() + 1;
        file.Measures.Cell(below, file.Cell(file.Measures, "1-1", "実績").Address.ColumnNumber).Value = "凍結防止剤の散布";

        var preview = await file.UploadAsync(client);

        var reasons = preview.Texts("#ref td[data-label=理由と直し方]");
        reasons.ShouldContain(text => text.Contains("自己評価は A 計画を上回る"));
        reasons.ShouldContain(text => text.Contains("2,000文字以内に縮めてください"));
        reasons.ShouldContain(text => text.Contains("「万」は読めません"));
        reasons.ShouldContain(text => text.Contains("数で答えるKPIです"));
        reasons.ShouldContain(text => text.Contains("日付は「令和8年10月1日」"));
        reasons.ShouldContain(text => text.Contains("計画にない行は、調査票では追加できません"));
        preview.Texts("#ref td[data-label=セル]").ShouldContain("調査票 " + file.Cell(file.Measures, "1-1", "自己評価").Address);
    }

    [Fact]
    public async Task Post_FullWidthDigitsPercentFormulaAndOddValue_AreReadAndSaid()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        await _portal.WithDbAsync(db => db.Kpis.Where(k => k.Key == "1-2.k1").ExecuteUpdateAsync(set => set.SetProperty(k => k.Unit, "%")));
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        file.Cell(file.Kpis, "1-1.k1", "実績値").Value = "１，４１２件";
        file.Cell(file.Kpis, "1-2.k1", "実績値").SetValue(1.5m).Style.NumberFormat.Format = "0.0%";
        file.Cell(file.Kpis, "1-3.k1", "実績値").FormulaA1 = "12+3";
        file.Book.RecalculateAllFormulas();

        var preview = await file.UploadAsync(client);

        preview.Text("#chg").ShouldContain("「１，４１２件」を1,412と読みました。");
        preview.Text("#chg").ShouldContain("150%は100%を超えています。");
        preview.Text("#chg").ShouldContain("計算式の結果の値を読みました。");
        await client.SubmitAsync(preview);
        (await ValueAsync("1-1.k1"))!.Value.ShouldBe(1412);
        (await ValueAsync("1-2.k1"))!.Value.ShouldBe(150);
        (await ValueAsync("1-3.k1"))!.Value.ShouldBe(15);
    }

    [Fact]
    public async Task Post_SubmittedReport_IsNotChanged()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        await EditAsync("1-1", report => report.State = ReportState.Submitted);

        var preview = await file.UploadAsync(client);

        preview.Text("#ref").ShouldContain("この報告は「提出済み」です。");
        await client.SubmitAsync(preview);
        (await ReportAsync("1-1")).Achievement.ShouldBeNull();
    }

    private static void FillIn(SurveyFile file)
    {
        file.Cell(file.Measures, "1-1", "進み具合").Value = "取組中";
        file.Cell(file.Measures, "1-1", "自己評価").Value = "Ｂ";
        file.Cell(file.Measures, "1-1", "実績").SetValue("=窓口の予約を始めた。");
        file.Cell(file.Kpis, "1-1.k1", "実績値").Value = 412;
    }

    private static string[] Keys(IXLWorksheet sheet) =>
        [.. sheet.Column(1).CellsUsed().Select(cell => cell.GetString().Split(':')).Where(parts => parts.Length == 3).Select(parts => parts[1])];

    private Task<string> AsOfAsync() => _portal.WithDbAsync(async db =>
        Domain.Calendar.JapaneseDate.Format((await db.ReportingPeriods.FirstAsync(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open)).AsOf));

    private Task<ProgressReport> ReportAsync(string key) => _portal.WithDbAsync(db => db.ProgressReports.AsNoTracking().SingleAsync(r => r.Measure!.Key == key && r.Measure.Plan!.Municipality!.Slug == "oe"));

    private Task<ActualValue?> ValueAsync(string key) => _portal.WithDbAsync(db => db.ActualValues.AsNoTracking().SingleOrDefaultAsync(a => a.Kpi!.Key == key && a.Kpi.Plan!.Municipality!.Slug == "oe"));

    private Task<int> CountAuditAsync() => _portal.WithDbAsync(db => db.AuditEntries.CountAsync());

    private Task EditAsync(string key, Action<ProgressReport> edit) => _portal.WithDbAsync(async db =>
    {
        edit(await db.ProgressReports.SingleAsync(r => r.Measure!.Key == key && r.Measure.Plan!.Municipality!.Slug == "oe"));
        (db.Change.ActorName, db.Change.ActorPost, db.Change.Source) = ("担当二", "総務課", ChangeSource.Web);
        await db.SaveChangesAsync();
    });
}
