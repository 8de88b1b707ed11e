using System.Net;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Measures;

public class MeasureDetailTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_TextWithGlossaryTerm_ExplainsItByButton()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-41", m => m.FutureEfforts = "見本用語を導入する。\n<b>見本用語</b>を広げる。");
        await portal.WithDbAsync(async db =>
        {
            db.GlossaryTerms.Add(new GlossaryTerm { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Term = "見本用語", Definition = "試験のための<言葉>" });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/measures/9-41");

        var button = page.Document.QuerySelector("button.term__word[popovertarget]").ShouldNotBeNull();
        button.TextContent.ShouldBe("見本用語");
        page.Text($"#{button.GetAttribute("popovertarget")}").ShouldBe("見本用語試験のための<言葉>");
        page.Document.QuerySelector(".prose b").ShouldBeNull();
        page.Texts(".prose h3").ShouldContain("今後必要な取組");
    }

    [Fact]
    public async Task Get_TruncatedTextAndGistTitle_SaysSo()
    {
        await portal.AddMeasureAsync("oe", "9-42", m => (m.TextStatus, m.TitleIsGist, m.Direction, m.Source) = (TextStatus.Truncated, true, "方向", "oe.txt:12"));
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/measures/9-42");

        page.Text("main").ShouldContain("途中で切れています");
        page.Texts(".tag").ShouldContain("題名は要約");
        page.Text("#text").ShouldContain("出典：計画書の電子データ（oe.txt）の12行目");
    }

    [Fact]
    public async Task Get_AssignedOwnerAndUnconfirmedPriority_KeepsThemApartFromThePlan()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-43", null, "印字課");
        await portal.AddPriorityAsync(measure, "R4");
        var assigned = await portal.AddDepartmentAsync("oe", "割当課");
        await portal.WithDbAsync(async db =>
        {
            db.MeasureOwners.Add(new MeasureOwner { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, DepartmentId = assigned.Id, Role = OwnerRole.Equal, Origin = OwnerOrigin.Office, Order = 2 });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-staff");

        var page = await client.PageAsync("/oe/measures/9-43");

        page.Text(".facts").ShouldContain("事務局による割当：割当課");
        page.Text(".facts").ShouldContain("R4 BPRの取組の徹底");
        page.Text(".facts").ShouldContain("事務局未確認の対応付け");
    }

    [Theory]
    [InlineData("oe-office", true)]
    [InlineData("oe-committee", false)]
    public async Task Get_OpenPeriod_ShowsReportOnlyToThoseAsked(string loginName, bool isShown)
    {
        var key = $"9-44{loginName.Length}";
        var measure = await portal.AddMeasureAsync("oe", key);
        await portal.AddReportAsync(measure, r => (r.State, r.Achievement) = (ReportState.Submitted, "受付中の期の実績"));
        using var client = await portal.ClientAsync(loginName);

        var page = await client.PageAsync($"/oe/measures/{key}");

        page.Body.Contains("受付中の期の実績", StringComparison.Ordinal).ShouldBe(isShown);
    }

    [Fact]
    public async Task Get_PhasesOfSameYears_StandInDifferentLanes()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-46");
        await portal.WithDbAsync(async db =>
        {
            var initiative = new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = "9-46/1", Title = "見本の取組" };
            db.AddRange(
                initiative,
                new SchedulePhase { MunicipalityId = measure.MunicipalityId, Initiative = initiative, Label = "検討", FirstFiscalYear = 2024, LastFiscalYear = 2025, Order = 1 },
                new SchedulePhase { MunicipalityId = measure.MunicipalityId, Initiative = initiative, Label = "構築", FirstFiscalYear = 2025, LastFiscalYear = 2026, Order = 2 },
                new SchedulePhase { MunicipalityId = measure.MunicipalityId, Initiative = initiative, Label = "運用", FirstFiscalYear = 2026, LastFiscalYear = null, IsCertain = false, Order = 3 });
            await db.SaveChangesAsync();
        });
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/measures/9-46");

        page.Document.QuerySelectorAll(".gantt tbody tr").Length.ShouldBe(2);
        page.Text(".gantt th[rowspan='2']").ShouldBe("見本の取組");
        page.Text(".phase--unsure").ShouldContain("運用（令和8年度から、終期不明）");
    }

    [Fact]
    public async Task Get_KpiWithoutValue_ShowsPlanFiguresAndReason()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-47");
        await portal.AddKpiAsync(measure);
        using var client = await portal.ClientAsync("oe-office");

        var page = await client.PageAsync("/oe/measures/9-47");

        page.Text("#kpi h3").ShouldBe("試験の指標9-47");
        page.Text("#kpi .reason").ShouldContain("未入力");
        page.Document.QuerySelector("#kpi svg.track").ShouldNotBeNull().GetAttribute("aria-label").ShouldNotBeNull().ShouldContain("実績はまだありません");
    }

    [Fact]
    public async Task Get_MoreRows_SendsNoMoreCommands()
    {
        var measure = await portal.AddMeasureAsync("oe", "9-48", m => m.Direction = "方向", "見本一課");
        await portal.AddKpiAsync(measure);
        using var client = await portal.ClientAsync("oe-office");
        await client.PageAsync("/oe/measures/9-48");
        var few = await portal.Sql.CountAsync(() => client.PageAsync("/oe/measures/9-48"));
        await portal.WithDbAsync(async db =>
        {
            for (var i = 1; i <= 10; i++)
            {
                db.Initiatives.Add(new Initiative { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, MeasureId = measure.Id, Key = $"9-48/{i}", Title = $"取組{i}", PlannedAction = "行う", Order = i });
            }

            await db.SaveChangesAsync();
        });

        var many = await portal.Sql.CountAsync(() => client.PageAsync("/oe/measures/9-48"));

        many.ShouldBe(few);
        many.ShouldBeLessThanOrEqualTo(9);
    }

    [Theory]
    [InlineData("/oe/measures/9-999")]
    [InlineData("/shonai/measures/1-1")]
    public async Task Get_NotThereOrNotOurs_IsNotFound(string path)
    {
        using var client = await portal.ClientAsync("oe-office");

        (await client.GetAsync(path)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
