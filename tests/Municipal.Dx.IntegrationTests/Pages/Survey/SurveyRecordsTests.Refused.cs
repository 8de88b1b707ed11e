using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Survey;

/// <summary>What is refused, sections, and coming back to a preview.</summary>
public sealed partial class SurveyRecordsTests
{
    [Fact]
    public async Task Post_WhatThePagesRefuseToo_NamesCellAndReason()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(set => set.SetProperty(p => p.IsYearEndForm, true)));
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        using var theirs = await SurveyFile.DownloadAsync(client, "税務町民課");
        file.Cell(file.Measures, "1-1", "予算額(円)").Value = -5;
        file.Cell(file.Measures, "1-2", "決算額(円)").Value = 0.5;
        file.Cell(file.Stages, "1-1/1", "段階の説明").Value = new string('あ', 101);
        file.Cell(file.Stages, "1-1/1", "工程に対する段階").Value = "だいたい";
        theirs.Cell(theirs.Figures, _part + "/1-1.k1", "課等の数値").Value = 5;
        theirs.Cell(theirs.Figures, _part + "/1-1.k1", "値がない理由").Value = "把握困難";

        var reasons = (await file.UploadAsync(client)).Texts("#ref td[data-label=理由と直し方]").Concat((await theirs.UploadAsync(client)).Texts("#ref td[data-label=理由と直し方]")).ToList();

        reasons.ShouldContain("予算額は円単位の0以上の数で入力してください。");
        reasons.ShouldContain("決算額は円単位の0以上の数で入力してください。");
        reasons.ShouldContain(text => text.StartsWith("100文字以内に縮めてください", StringComparison.Ordinal));
        reasons.ShouldContain("工程に対する段階は 前倒し、予定どおり、遅れ のどれかです。一覧から選び直してください。");
        reasons.ShouldContain("数値と「値がないとき」の両方は選べません。どちらかにしてください。");
    }

    [Fact]
    public async Task Post_PartOfASubmittedReport_IsRefused()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(client, "税務町民課");
        file.Cell(file.Parts, _part, "課等の実績").Value = "遅い";
        await _portal.WithDbAsync(db => db.ProgressReports.Where(r => r.Measure!.Key == "1-1").ExecuteUpdateAsync(set => set.SetProperty(r => r.State, ReportState.Submitted)));

        (await file.UploadAsync(client)).Text("#ref").ShouldContain("この報告は「提出済み」です。直すときは、取りまとめの課等かDX事務局に知らせてください。");
    }

    [Fact]
    public async Task Get_SectionsSheet_HoldsOnlyItsRowsAndTheDepartmentsHoldsBoth()
    {
        using var client = await _portal.ClientAsync("oe-staff");
        await _portal.WithDbAsync(async db =>
        {
            var above = await db.Departments.SingleAsync(d => d.Key == "総務課" && d.MunicipalityId == db.Plans.First(p => p.Municipality!.Slug == "oe").MunicipalityId);
            var section = new Department { MunicipalityId = above.MunicipalityId, Key = "総務課情報係", Name = "情報係", ParentId = above.Id, Order = 9 };
            var owner = await db.MeasureOwners.SingleAsync(o => o.Measure!.Key == "1-1" && o.Department!.Key == "総務課");
            owner.Department = section;
            await db.SaveChangesAsync();
        });

        using var section = await SurveyFile.DownloadAsync(client, "総務課情報係");
        using var whole = await SurveyFile.DownloadAsync(client, "総務課");
        section.Cell(section.Measures, "1-1", "実績").Value = "係の実績";

        Keys(section.Measures).ShouldBe(["1-1"]);
        Keys(whole.Measures).ShouldBe(["1-1", "1-2", "1-3", "2-1", "2-2", "2-3"]);
        (await client.FollowAsync(await client.SubmitAsync(await section.UploadAsync(client)))).Text(".deflist").ShouldContain("1行・1セルを取り込みました。");
        (await _portal.WithDbAsync(db => db.ProgressReports.SingleAsync(r => r.Measure!.Key == "1-1" && r.Measure.Plan!.Municipality!.Slug == "oe"))).Achievement.ShouldBe("係の実績");
    }

    [Fact]
    public async Task Post_LeftAndComeBackTo_HoldsTheSamePreview()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        FillIn(file);
        var preview = await file.UploadAsync(client);

        var list = await client.PageAsync("/oe/survey");

        list.Text("#h-uploads").ShouldBe("これまでに受け取った調査票");
        var link = list.Document.QuerySelector($"a[href='{preview.Path}']").ShouldNotBeNull().GetAttribute("href")!;
        (await client.PageAsync(link)).Texts("#chg ins").ShouldBe(preview.Texts("#chg ins"));
    }

    [Fact]
    public async Task Post_SheetCopiedAndOneOfItsRowsChanged_RefusesThatRowOnly()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");
        file.Cell(file.Measures, "1-1", "実績").Value = "初めの文";
        var copy = file.Measures.CopyTo("調査票 (2)");
        file.Cell(copy, "1-2", "実績").Value = "控えに書いた文";

        var preview = await file.UploadAsync(client);

        preview.Texts("#chg ins").ShouldBe(["初めの文"]);
        preview.Texts("#ref tbody tr").ShouldHaveSingleItem().ShouldContain("同じ管理番号の行が上にもあります。");
    }

    [Fact]
    public async Task Get_UploadOfADepartmentLeftSince_ShowsAndWritesNothingOfIt()
    {
        using var staff = await _portal.NewSessionAsync("oe-staff");
        using var file = await SurveyFile.DownloadAsync(staff, "総務課");
        FillIn(file);
        var preview = await file.UploadAsync(staff);
        var other = await _portal.AddDepartmentAsync("oe", "健康福祉課");
        await _portal.WithDbAsync(db => db.RoleAssignments.Where(r => r.User!.UserName == "oe-staff").ExecuteUpdateAsync(set => set.SetProperty(r => r.DepartmentId, other.Id)));
        _portal.Time.Advance(TimeSpan.FromSeconds(5));

        var again = await staff.GetAsync(preview.Path);
        var applied = await staff.SubmitAsync(preview);

        again.Text("main").ShouldNotContain("要件をまとめている。");
        again.Text("main").ShouldContain("取り込めるのは、自分の課等の調査票だけです。");
        applied.Text("main").ShouldNotContain("取り込みました");
        (await StageAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Get_WhatTheOfficeAskedBack_StandsBesideTheRow()
    {
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.WithDbAsync(async db =>
        {
            var reports = await db.ProgressReports.Include(r => r.Measure).Where(r => r.Measure!.Plan!.Municipality!.Slug == "oe").ToDictionaryAsync(r => r.Measure!.Key);
            (reports["1-1"].State, reports["1-1"].CorrectionReason) = (ReportState.CorrectionRequested, "数を確かめてください。");
            db.AddRange(
                Line(reports["1-2"], isFromOffice: true, "いつ始めますか。", hour: 1),
                Line(reports["1-3"], isFromOffice: true, "答えのある質問", hour: 1),
                Line(reports["1-3"], isFromOffice: false, "答え", hour: 2));
            await db.SaveChangesAsync();
        });

        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        file.Cell(file.Measures, "1-1", "事務局から").GetString().ShouldBe("【修正依頼】数を確かめてください。\n【委員等の意見】oeへの意見");
        file.Cell(file.Measures, "1-2", "事務局から").GetString().ShouldBe("【事務局からの質問】いつ始めますか。(調査票では「備考」に答えてください)");
        file.Cell(file.Measures, "1-3", "事務局から").GetString().ShouldBeEmpty();
    }

    private static ReportMessage Line(ProgressReport report, bool isFromOffice, string text, int hour) => new()
    {
        MunicipalityId = report.MunicipalityId,
        ProgressReportId = report.Id,
        Kind = isFromOffice ? MessageKind.Question : MessageKind.Answer,
        Text = text,
        At = new DateTime(2026, 10, 1, hour, 0, 0, DateTimeKind.Utc),
        AuthorName = "担当",
        AuthorPost = "総務課",
        IsFromOffice = isFromOffice,
    };
}
