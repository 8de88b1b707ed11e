using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Admin.Scales;

public sealed class NewTests : IAsyncLifetime
{
    private const string Path = "/oe/admin/scales/new";
    private readonly PortalFactory _portal = new();

    public Task InitializeAsync() => _portal.WithDbAsync(async db =>
    {
        var shonai = await db.Municipalities.SingleAsync(m => m.Slug == "shonai");
        db.RatingScaleVersions.Add(new RatingScaleVersion { MunicipalityId = shonai.Id, Number = 5, Name = "よその基準", Levels = ScaleJson.Write(RatingScaleRules.Presets[1].Levels), Reason = "よそ" });
        await db.SaveChangesAsync();
    });

    public async Task DisposeAsync() => await _portal.DisposeAsync();

    [Fact]
    public async Task Get_NothingAdopted_ShowsAToDAndThePresets()
    {
        using var client = await _portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/admin/scales");

        page.Text("#h-now + p").ShouldBe("第1版（A〜D）");
        page.Body.ShouldContain("S・A・B・C・−");
        page.Body.ShouldNotContain("よその基準");
    }

    [Fact]
    public async Task Post_Preview_ListsRatingsWithoutALevelAndSavesNothing()
    {
        await RateAsync("B");
        using var client = await _portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync(Path + "?preset=1"), button: "変わる項目を見る");

        answer.Text("#preview tbody tr").ShouldContain("B 計画どおり");
        (await VersionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_Adopt_PinsWhatIsOpenToTheFirstVersionAndUsesTheNewOneNext()
    {
        await RateAsync("B");
        var saved = await AdoptAsync("1");

        saved.Text(".banner--success").ShouldContain("第2版（順調・やや遅れ・遅れ）");
        saved.Text("#h-now + p").ShouldBe("第2版（順調・やや遅れ・遅れ）");
        (await VersionsAsync()).Select(v => v.Name).ShouldBe(["A〜D", "順調・やや遅れ・遅れ"]);
        (await OpenScaleAsync()).ShouldBe(1);
        using var client = await _portal.ClientAsync("oe-office");
        (await client.PageAsync("/oe/measures")).Body.ShouldContain("計画どおり");
    }

    [Fact]
    public async Task Post_AdoptForOpenPeriods_ShowsThemInTheNewScale()
    {
        await RateAsync("B");
        await AdoptAsync("1", useInOpen: true);

        (await OpenScaleAsync()).ShouldBe(2);
        using var client = await _portal.ClientAsync("oe-office");
        var page = await client.PageAsync("/oe/measures");
        page.Texts("#rate option").ShouldBe(["すべて", "順調", "やや遅れ", "遅れ", "やや遅れ・遅れ", "未評価"]);
    }

    [Fact]
    public async Task Post_AdoptWithoutReason_KeepsTheFormAndSaysSo()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await client.SubmitAsync(await client.PageAsync(Path + "?preset=2"), button: "変わる項目を見る");

        var answer = await client.SubmitAsync(preview, button: "この評価基準を採用する");

        answer.Errors.ShouldHaveSingleItem().ShouldContain("理由");
        (await VersionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_AdoptAnotherScaleThanPreviewed_ShowsThePreviewAgain()
    {
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await client.SubmitAsync(await client.PageAsync(Path + "?preset=1"), button: "変わる項目を見る");

        var answer = await client.SubmitAsync(preview, new() { ["Input.Reason"] = "決定", ["Input.Levels[0].Code"] = "良" }, button: "この評価基準を採用する");

        answer.Title.ShouldBe("評価基準を変える");
        (await VersionsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_LevelsOutOfOrder_NamesTheRowAndKeepsWhatWasTyped()
    {
        using var client = await _portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(
            await client.PageAsync(Path + "?preset=2"), new() { ["Input.Levels[1].FromRate"] = "百", ["Input.Levels[2].Code"] = "◎" }, button: "変わる項目を見る");

        answer.Errors.Count.ShouldBeGreaterThanOrEqualTo(2);
        answer.Document.QuerySelector("#Input_Levels_1__FromRate")!.GetAttribute("value").ShouldBe("百");
        answer.Document.QuerySelector("#preview").ShouldBeNull();
    }

    [Theory]
    [InlineData("oe-head", 403)]
    [InlineData("oe-staff", 403)]
    [InlineData("oe-committee", 403)]
    [InlineData("admin", 403)]
    [InlineData("shonai-office", 404)]
    public async Task Get_WhoMayNotChangeScales_IsTurnedAway(string user, int status)
    {
        using var client = await _portal.ClientAsync(user);

        ((int)(await client.GetAsync(Path)).Status).ShouldBe(status);
    }

    [Fact]
    public async Task Post_PreviewOfCuts_ListsKpisInAnotherLevel()
    {
        await _portal.WithDbAsync(async db =>
        {
            var period = await db.ReportingPeriods.SingleAsync(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open);
            var kpi = await db.Kpis.FirstAsync(k => k.PlanId == period.PlanId && k.Key == "1-1.k1");
            db.ActualValues.RemoveRange(await db.ActualValues.Where(a => a.KpiId == kpi.Id).ToListAsync());
            db.ActualValues.Add(new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = period.Id, Key = $"{kpi.Key}/{period.Key}", Value = 48, Figure = 48, Outcome = KpiOutcome.NotMet, JudgedAgainst = JudgedAgainst.YearlyTarget, TargetRatioTenths = 800, Reason = "試し" });
            await db.SaveChangesAsync();
        });
        using var client = await _portal.ClientAsync("oe-office");

        var answer = await client.SubmitAsync(await client.PageAsync(Path + "?preset=2"), button: "変わる項目を見る");

        answer.Texts("#preview tbody tr").ShouldContain(row => row.Contains("目標比80.0%") && row.Contains("区分なし") && row.Contains("○ おおむね順調"));
    }

    private async Task<PortalAnswer> AdoptAsync(string preset, bool useInOpen = false)
    {
        using var client = await _portal.ClientAsync("oe-office");
        var preview = await client.SubmitAsync(await client.PageAsync($"{Path}?preset={preset}"), button: "変わる項目を見る");
        var typed = new Dictionary<string, string?> { ["Input.Reason"] = "委員会の決定" };
        if (useInOpen)
        {
            typed["Input.UseInOpenPeriods"] = "true";
        }

        return await client.FollowAsync(await client.SubmitAsync(preview, typed, button: "この評価基準を採用する"));
    }

    private Task<List<RatingScaleVersion>> VersionsAsync() =>
        _portal.WithDbAsync(db => db.RatingScaleVersions.AsNoTracking().Where(v => v.Name != "よその基準").OrderBy(v => v.Number).ToListAsync());

    private Task<int?> OpenScaleAsync() => _portal.WithDbAsync(db => db.ReportingPeriods.AsNoTracking()
        .Where(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open).Select(p => (int?)p.RatingScaleVersion!.Number).SingleAsync());

    private Task RateAsync(string code) => _portal.WithDbAsync(async db =>
    {
        var period = await db.ReportingPeriods.SingleAsync(p => p.Plan!.Municipality!.Slug == "oe" && p.State == PeriodState.Open);
        var measure = await db.Measures.FirstAsync(m => m.PlanId == period.PlanId && m.Key == "1-1");
        var report = await db.ProgressReports.FirstOrDefaultAsync(r => r.MeasureId == measure.Id && r.ReportingPeriodId == period.Id)
            ?? db.Add(new ProgressReport { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, ReportingPeriodId = period.Id, Key = $"{measure.Key}/{period.Key}" }).Entity;
        report.SelfRating = code;
        await db.SaveChangesAsync();
    });
}
