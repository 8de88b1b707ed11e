using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Dashboard;

/// <summary>The cycle as each role may see it: who has answered to the office and its own department only, each number its list.</summary>
public sealed class CycleTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Theory]
    [InlineData("oe-office", true, false, true)]
    [InlineData("oe-head", false, true, true)]
    [InlineData("oe-staff", false, true, true)]
    [InlineData("oe-committee", false, false, false)]
    public async Task Get_OpenPeriod_TellsWhoHasAnsweredToTheOfficeAndItsOwnDepartment(string login, bool seesDepartments, bool seesOwn, bool seesOpen)
    {
        await AddReportsAsync();
        using var client = await portal.ClientAsync(login);

        var page = await client.PageAsync("/oe/");

        (page.Document.QuerySelector("#h-sub") is not null).ShouldBe(seesDepartments);
        (page.Document.QuerySelector("#h-own") is not null).ShouldBe(seesOwn);
        PeriodKey.TryParse(await portal.OpenPeriodAsync("oe"), out var open).ShouldBeTrue();
        page.Title.Contains(open.Label, StringComparison.Ordinal).ShouldBe(seesOpen);
        page.Text("main").Contains("よその課の施策", StringComparison.Ordinal).ShouldBe(login == "oe-office" && page.Text("#late").Contains("よその課の施策", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("oe-office")]
    [InlineData("oe-head")]
    [InlineData("oe-staff")]
    public async Task Get_EveryNumberOfARole_EqualsTheListItLinksTo(string login)
    {
        await AddReportsAsync();
        using var client = await portal.ClientAsync(login);

        var page = await client.PageAsync("/oe/");

        var links = page.Document.QuerySelectorAll("main a").Select(a => (Href: a.GetAttribute("href")!, Number: Leading(a)))
            .Where(link => (link.Href.StartsWith("/oe/measures?", StringComparison.Ordinal) || link.Href.StartsWith("/oe/kpis?", StringComparison.Ordinal)) && link.Number is not null).ToList();
        links.Count.ShouldBeGreaterThan(4);
        foreach (var (href, number) in links)
        {
            (await client.PageAsync(href)).Text(".listbar__count strong").ShouldBe(number, href);
        }
    }

    [Theory]
    [InlineData("oe-office")]
    [InlineData("oe-staff")]
    public async Task Get_Counts_SayOfHowMany(string login)
    {
        await AddReportsAsync();
        using var client = await portal.ClientAsync(login);

        var page = await client.PageAsync("/oe/");

        page.Texts(".figures__of").ShouldAllBe(of => of.StartsWith('/') && of.Any(char.IsAsciiDigit));
        page.Text("section[aria-labelledby=h-rate] .section__note").ShouldContain("中 評価あり");
    }

    [Theory]
    [InlineData("/oe/")]
    [InlineData("/oe/measures")]
    [InlineData("/oe/measures/9-71")]
    [InlineData("/oe/kpis")]
    [InlineData("/oe/kpis/1-1.k1")]
    public async Task Get_OpenPeriod_ComparesNothingWithTheLastOne(string path)
    {
        await AddReportsAsync();
        using var client = await portal.ClientAsync("oe-office");

        var text = (await client.PageAsync(path)).Text("main");

        foreach (var word in new[] { "前期より", "前期比", "前期から", "前回より", "前回比", "上がった", "下がった" })
        {
            text.ShouldNotContain(word);
        }
    }

    [Fact]
    public async Task Get_FixedPeriod_TellsTheDepartmentsToTheOfficeOnly()
    {
        await portal.SubmitAsync("shonai", 1);
        await portal.FixAsync("shonai");

        foreach (var (login, sees) in new[] { ("shonai-office", true), ("shonai-staff", false), ("shonai-committee", false) })
        {
            using var client = await portal.ClientAsync(login);
            var page = await client.PageAsync("/shonai/");
            (page.Document.QuerySelector("#h-sub") is not null).ShouldBe(sees, login);
            page.Document.QuerySelector("#h-own").ShouldBeNull(login);
            page.Document.QuerySelector("#late").ShouldBeNull(login);
        }
    }

    private static string? Leading(IElement link) =>
        link.TextContent.Trim() is { Length: > 0 } text && char.IsAsciiDigit(text[0]) ? string.Concat(text.TakeWhile(char.IsAsciiDigit)) : null;

    private async Task AddReportsAsync()
    {
        if (await portal.WithDbAsync(db => db.Measures.AnyAsync(m => m.Key == "9-71")))
        {
            return;
        }

        var own = await portal.AddMeasureAsync("oe", "9-71", m => m.Title = "自分の課の施策", "総務課");
        var other = await portal.AddMeasureAsync("oe", "9-72", m => m.Title = "よその課の施策", "よその課");
        await portal.AddReportAsync(own, r => (r.State, r.SelfRating, r.Stage) = (ReportState.Submitted, "B", ProgressStage.InProgress));
        await portal.AddReportAsync(other, r => (r.State, r.SelfRating, r.Stage) = (ReportState.CorrectionRequested, "D", ProgressStage.NotStarted));
        await portal.AddEarlierReportAsync(own, "2021-q1", r => r.SelfRating = "D");
        await portal.WithDbAsync(async db =>
        {
            var kpi = await db.Kpis.SingleAsync(k => k.Key == "1-1.k1" && k.Plan!.Municipality!.Slug == "oe");
            var periods = await db.ReportingPeriods.Where(p => p.PlanId == kpi.PlanId).ToListAsync();
            db.ActualValues.AddRange(periods.Select((p, i) => new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = p.Id, Value = 40 + i, Figure = 40 + i, Outcome = KpiOutcome.NotMet, Reason = "見本", Key = $"1-1.k1/{p.Key}" }));
            await db.SaveChangesAsync();
        });
    }
}
