using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

public sealed class SeededKpiTests(SeededPortalFactory portal) : IClassFixture<SeededPortalFactory>
{
    [Fact]
    public async Task Get_RelistedKpi_IsListedOnceAndNamesItsOtherMeasure()
    {
        using var client = await portal.ClientAsync("oe-committee");

        var page = await client.PageAsync("/oe/kpis");

        page.Texts("tbody tr:not(.group-row)").Count.ShouldBe(24);
        page.Texts("tbody th").Where(name => name.StartsWith("窓口申請システムでの証明書発行部数", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("再掲：(1)-1-3");
        page.Text(".page-head__lead").ShouldContain("ほか再掲1件");
    }

    [Fact]
    public async Task Seeds_EveryKpi_HasAMeasuringCalendarThatTheOfficeCanChange()
    {
        var kpis = await portal.WithDbAsync(db => db.Kpis.AsNoTracking().Where(k => k.Plan!.Municipality!.Slug == "oe" || k.Plan.Municipality.Slug == "shonai").ToListAsync());

        kpis.Count.ShouldBe(31);
        kpis.ShouldAllBe(k => k.MeasuredMonth != null && k.PublishedMonth != null && !string.IsNullOrEmpty(k.FigureSource) && !string.IsNullOrEmpty(k.WhereFrom));
        using var office = await portal.ClientAsync("oe-office");
        var form = await office.PageAsync("/oe/kpis/1-1-1.k1/edit");
        new[] { "Frequency", "MeasuredMonth", "PublishedMonth", "FigureSource", "WhereFrom" }.ShouldAllBe(field => form.Document.QuerySelector($"[name='Input.{field}']") != null);
        (await office.PageAsync("/oe/kpis/1-1-1.k1")).Text("#measuring").ShouldContain("計画書には書かれていません");
    }

    [Fact]
    public async Task Get_KpisNotDueInTheOpenPeriod_AreNotAskedByThemselves()
    {
        using var office = await portal.ClientAsync("oe-office");
        var name = await portal.OpenPeriodAsync("oe");
        PeriodKey.TryParse(name, out var period).ShouldBeTrue();
        var kpis = await portal.WithDbAsync(db => db.Kpis.AsNoTracking().Where(k => k.Plan!.Municipality!.Slug == "oe").ToListAsync());
        var waiting = kpis.Where(k => !KpiDefinitions.Calendar(k).IsDue(period)).ToList();

        var list = await office.PageAsync($"/oe/kpis?period={name}&state=is-NotDue");

        list.Texts("tbody tr:not(.group-row)").Count.ShouldBe(waiting.Count);
        if (waiting.Count > 0)
        {
            (await office.PageAsync($"/oe/kpis/{waiting[0].Key}")).Text("#values").ShouldContain("測定時期未到来");
        }
    }

    [Theory]
    [InlineData("kahoku")]
    [InlineData("shiraoka")]
    [InlineData("katori")]
    public async Task Get_PlanWithoutKpis_SaysThatThePlanSetsNone(string slug)
    {
        using var client = await portal.ClientAsync(slug + "-committee");

        (await client.PageAsync($"/{slug}/kpis")).Text(".empty").ShouldContain("この計画は、KPIを定めていません");
    }

    [Fact]
    public async Task Get_EveryKpiOfThePlans_Opens()
    {
        foreach (var slug in new[] { "oe", "shonai" })
        {
            using var office = await portal.ClientAsync(slug + "-office");
            var list = await office.PageAsync($"/{slug}/kpis");
            foreach (var link in list.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToList())
            {
                (await office.PageAsync(link)).Title.ShouldNotBeEmpty();
                (await office.PageAsync(link + "/record")).Document.QuerySelector("main form[method=post]").ShouldNotBeNull(link);
                (await office.PageAsync(link + "/edit")).Document.QuerySelector("main form[method=post]").ShouldNotBeNull(link);
            }
        }
    }

    [Fact]
    public async Task Post_EditSavedUnchanged_IsAcceptedForEveryKpi()
    {
        foreach (var slug in new[] { "oe", "shonai" })
        {
            using var office = await portal.ClientAsync(slug + "-office");
            var list = await office.PageAsync($"/{slug}/kpis");
            foreach (var link in list.Document.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToList())
            {
                var answer = await office.SubmitAsync(await office.PageAsync(link + "/edit"));
                answer.Errors.ShouldBeEmpty(link);
                (await office.FollowAsync(answer)).Text("#targets").ShouldContain("変更はありません", Case.Sensitive, link);
            }
        }
    }

    [Fact]
    public async Task Post_PartOfAYear_ShowsTheSumBeside()
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await office.SubmitAsync(await office.PageAsync("/oe/kpis/1-1-2.k1/record"), new() { ["Input.Value"] = "438部" });

        var page = await office.FollowAsync(answer);
        page.Text(".banner--success").ShouldContain("4月からの累計は438部です（入力のない期があります）。");
        page.Text("#values").ShouldContain("年度途中");
    }
}
