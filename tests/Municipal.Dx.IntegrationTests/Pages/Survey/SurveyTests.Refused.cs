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

/// <summary>What is refused, and many files at once.</summary>
public sealed partial class SurveyTests
{
    [Fact]
    public async Task Post_SheetOfAnotherDepartment_IsRefusedForStaffAndTakenFromTheOffice()
    {
        using var staff = await _portal.ClientAsync("oe-staff");
        using var office = await _portal.ClientAsync("oe-office");
        using var file = await SurveyFile.DownloadAsync(office, "税務町民課");
        file.Cell(file.Measures, "1-4", "実績").Value = "窓口を増やした。";

        (await file.UploadAsync(staff)).Text("main").ShouldContain("「税務町民課」の調査票です。取り込めるのは、自分の課等の調査票だけです。");
        var preview = await file.UploadAsync(office);
        (await staff.GetAsync(preview.Path)).Status.ShouldBe(HttpStatusCode.NotFound);
        await office.SubmitAsync(preview);

        (await ReportAsync("1-4")).Achievement.ShouldBe("窓口を増やした。");
    }

    [Fact]
    public async Task Post_RowOfAnotherDepartmentPastedIn_IsRefused()
    {
        using var staff = await _portal.ClientAsync("oe-staff");
        using var office = await _portal.ClientAsync("oe-office");
        using var own = await SurveyFile.DownloadAsync(staff, "総務課");
        using var theirs = await SurveyFile.DownloadAsync(office, "税務町民課");
        own.RowOf(own.Measures, "1-1").Cell(1).Value = theirs.RowOf(theirs.Measures, "1-4").Cell(1).GetString();
        own.RowOf(own.Measures, "1-2").Cell(1).Value = own.RowOf(own.Measures, "1-2").Cell(1).GetString().Replace("2026", "2025", StringComparison.Ordinal);

        var preview = await own.UploadAsync(staff);

        preview.Text("#ref").ShouldContain("ほかの課等が答える行です。");
        preview.Text("#ref").ShouldContain("令和7年度");
    }

    [Fact]
    public async Task Post_SheetOfAnotherMunicipalityOrPeriod_IsRefusedWithASentence()
    {
        using var shonai = await _portal.ClientAsync("shonai-office");
        using var client = await _portal.ClientAsync("oe-office");
        await _portal.AddMeasureAsync("shonai", "9-1", null, "企画情報課");
        using var file = await SurveyFile.DownloadAsync(client, "総務課");

        (await file.UploadAsync(shonai, "shonai")).Text("main").ShouldContain("別の自治体(地方公共団体コード 063240)の調査票です。");
        await _portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == "oe").ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed)));
        await _portal.WithDbAsync(async db =>
        {
            var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == "oe");
            db.Add(new ReportingPeriod { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = "2031-q1", FiscalYear = 2031, From = new(2031, 4, 1), To = new(2031, 6, 30), AsOf = new(2031, 6, 30), Due = new(2031, 7, 9), State = PeriodState.Open });
            await db.SaveChangesAsync();
        });
        (await file.UploadAsync(client)).Text("main").ShouldContain("は受付中ではないため、取り込めません。");
    }

    [Fact]
    public async Task Post_ManyFiles_ListsEachWithItsPreviewOrReason()
    {
        using var client = await _portal.ClientAsync("oe-office");
        using var one = await SurveyFile.DownloadAsync(client, "総務課");
        using var two = await SurveyFile.DownloadAsync(client, "税務町民課");
        two.Cell(two.Measures, "1-4", "実績").Value = "窓口を増やした。";
        two.Cell(two.Measures, "2-4", "自己評価").Value = "E";

        var page = await SurveyFile.UploadAsync(client, [("総務課.xlsx", one.Save()), ("税務町民課.xlsx", two.Save()), ("メモ.xlsx", "not a workbook"u8.ToArray())]);

        page.Texts("#h-received ~ *, .rows li a").Count.ShouldBeGreaterThan(0);
        page.Texts(".rows li a").ShouldBe(["総務課.xlsx", "税務町民課.xlsx"]);
        var files = page.Texts(".rows li");
        files[0].ShouldContain("変わるところはありません");
        files[1].ShouldContain("変わるセル1・取り込めないもの1件");
        files[2].ShouldContain("Excelのファイル(.xlsx)ではありません。");
    }

    [Fact]
    public async Task Get_AllSheets_IsAZipWithOnePerDepartment()
    {
        using var client = await _portal.ClientAsync("oe-office");

        using var answer = await client.Http.GetAsync(new Uri("/oe/survey?handler=All", UriKind.Relative));

        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        zip.Entries.Select(e => e.Name.Split('_')[^1]).ShouldBe(["総務課.xlsx", "税務町民課.xlsx"]);
    }

    [Theory]
    [InlineData("oe-committee", "/oe/survey", HttpStatusCode.Forbidden)]
    [InlineData("oe-staff", "/oe/survey?handler=Sheet&department=税務町民課", HttpStatusCode.NotFound)]
    [InlineData("oe-staff", "/shonai/survey", HttpStatusCode.NotFound)]
    [InlineData("oe-staff", "/oe/survey/0123456789abcdef", HttpStatusCode.NotFound)]
    public async Task Get_NotForThisPerson_IsRefused(string name, string path, HttpStatusCode status)
    {
        using var client = await _portal.ClientAsync(name);

        (await client.GetAsync(path)).Status.ShouldBe(status);
    }
}
