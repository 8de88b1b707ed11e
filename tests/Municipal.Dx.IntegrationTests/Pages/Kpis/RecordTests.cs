using System.Net;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Pages.Kpis;

public sealed class RecordTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Get_StaffOfOwningDepartment_ShowsFormWithBaselineAndTarget()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        var page = await staff.PageAsync("/oe/kpis/1-1.k1/record");

        page.Title.ShouldBe("指標1-1");
        page.Text("main").ShouldContain("現状値31 → 目標値60");
    }

    [Fact]
    public async Task Get_StaffOfOtherDepartment_IsForbidden()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        (await staff.GetAsync("/oe/kpis/1-4.k1/record")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("oe-committee", HttpStatusCode.Forbidden)]
    [InlineData("admin", HttpStatusCode.Forbidden)]
    [InlineData("shonai-office", HttpStatusCode.NotFound)]
    public async Task Get_RoleWithoutEntry_IsRefused(string login, HttpStatusCode status)
    {
        using var client = await portal.ClientAsync(login);

        (await client.GetAsync("/oe/kpis/1-1.k1/record")).Status.ShouldBe(status);
    }

    [Fact]
    public async Task Post_FullWidthDigitsWithUnit_AreUnderstoodAndSaidBack()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await RecordAsync(staff, "1-1.k1", "４４件");

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var page = await staff.FollowAsync(answer);
        page.Text(".banner--success").ShouldContain("「４４件」を44と読みました。");
        var saved = await StoredAsync("1-1.k1");
        saved.ShouldSatisfyAllConditions(
            () => saved.Value.ShouldBe(44),
            () => saved.Figure.ShouldBe(44),
            () => saved.Outcome.ShouldBe(KpiOutcome.NotMet),
            () => saved.ProgressTenths.ShouldBe(448),
            () => saved.TargetRatioTenths.ShouldBe(733),
            () => saved.Status.ShouldBe(ValueStatus.Final),
            () => saved.Reason.ShouldContain("44"));
        page.Text("#values").ShouldContain("44.8%");
    }

    [Fact]
    public async Task Post_NumberThatCannotBeRead_KeepsWhatWasTypedAndSavesNothing()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await RecordAsync(staff, "1-2.k1", "44人くらい超");

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.Count.ShouldBe(1);
        answer.Document.QuerySelector("#Input_Value")!.GetAttribute("value").ShouldBe("44人くらい超");
        (await portal.WithDbAsync(db => db.ActualValues.AnyAsync(v => v.Key.StartsWith("1-2.k1/")))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public async Task Post_NumberBeyondWhatIsKept_IsRefusedWithASentence(string typed)
    {
        using var office = await portal.ClientAsync("oe-office");

        var answer = await RecordAsync(office, "1-2.k1", typed);

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Post_TenTimesTheLastValue_IsAskedOnceAndThenSaved()
    {
        await AddEarlierAsync("1-3.k1", 40);
        using var staff = await portal.ClientAsync("oe-staff");

        var asked = await RecordAsync(staff, "1-3.k1", "440");

        asked.Status.ShouldBe(HttpStatusCode.OK);
        asked.Text(".banner--warning").ShouldContain("10倍以上");
        asked.Document.QuerySelector("#Input_Value")!.GetAttribute("value").ShouldBe("440");
        var saved = await staff.SubmitAsync(asked, new() { ["Input.Accepted"] = "440" });
        saved.Status.ShouldBe(HttpStatusCode.Redirect);
        (await StoredAsync("1-3.k1")).Value.ShouldBe(440);
        var again = await staff.SubmitAsync(await staff.PageAsync("/oe/kpis/1-3.k1/record"), new() { ["Input.Remark"] = "数え直した" });
        again.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Post_SavedBySomeoneElseMeanwhile_ShowsBothAndKeepsTypedFigure()
    {
        using var staff = await portal.ClientAsync("oe-staff");
        using var office = await portal.ClientAsync("oe-office");
        var stale = await staff.PageAsync("/oe/kpis/2-1.k1/record");
        (await RecordAsync(office, "2-1.k1", "41")).Status.ShouldBe(HttpStatusCode.Redirect);

        var conflict = await staff.SubmitAsync(stale, new() { ["Input.Value"] = "42" });

        conflict.Title.ShouldBe("ほかの人の変更と重なった項目");
        conflict.Text(".versus").ShouldContain("41");
        conflict.Text(".versus").ShouldContain("42");
        (await StoredAsync("2-1.k1")).Value.ShouldBe(41);
        var merged = await staff.SubmitAsync(conflict, new() { ["do"] = "merge" });
        merged.Status.ShouldBe(HttpStatusCode.Redirect);
        (await StoredAsync("2-1.k1")).Value.ShouldBe(42);
    }

    [Fact]
    public async Task Post_FixedPeriod_IsRefusedWithASentence()
    {
        using var office = await portal.ClientAsync("oe-office");
        var open = await office.PageAsync("/oe/kpis/2-2.k1/record");
        var period = await AddPeriodAsync("2020-q1", PeriodState.Open);
        var form = await office.PageAsync("/oe/kpis/2-2.k1/record?period=2020-q1");
        await portal.WithDbAsync(db => db.ReportingPeriods.Where(p => p.Id == period).ExecuteUpdateAsync(s => s.SetProperty(p => p.State, PeriodState.Fixed)));

        var answer = await office.SubmitAsync(form, new() { ["Input.Value"] = "5" });

        answer.Status.ShouldBe(HttpStatusCode.OK);
        answer.Text("main").ShouldContain("確定しているため、実績を変えられません");
        (await portal.WithDbAsync(db => db.ActualValues.AnyAsync(v => v.ReportingPeriodId == period))).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_WithoutToken_ChangesNothing()
    {
        using var staff = await portal.ClientAsync("oe-staff");

        var answer = await staff.PostAsync("/oe/kpis/2-3.k1/record", [new("Input.Value", "5")]);

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        (await portal.WithDbAsync(db => db.ActualValues.AnyAsync(v => v.Key.StartsWith("2-3.k1/")))).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_ForcedOnOtherDepartment_IsForbiddenAndChangesNothing()
    {
        using var staff = await portal.ClientAsync("oe-staff");
        var own = await staff.PageAsync("/oe/kpis/2-3.k1/record");
        var fields = PortalClient.FieldsOf((AngleSharp.Html.Dom.IHtmlFormElement)own.Document.QuerySelector("main form[method=post]")!).Where(f => f.Key != "Input.Value").Append(new("Input.Value", "7"));

        var answer = await staff.PostAsync("/oe/kpis/2-4.k1/record", fields);

        answer.Status.ShouldBe(HttpStatusCode.Forbidden);
        (await portal.WithDbAsync(db => db.ActualValues.AnyAsync(v => v.Key.StartsWith("2-4.k1/")))).ShouldBeFalse();
    }

    [Fact]
    public async Task Post_NoValueWithReason_IsKeptApartFromZero()
    {
        using var office = await portal.ClientAsync("oe-office");
        var page = await office.PageAsync("/oe/kpis/2-4.k1/record");

        var answer = await office.SubmitAsync(page, new() { ["Input.EmptyState"] = "Unobtainable", ["Input.Text"] = "事業者が公表していない" });

        answer.Status.ShouldBe(HttpStatusCode.Redirect);
        var saved = await StoredAsync("2-4.k1");
        saved.Outcome.ShouldBe(KpiOutcome.Unobtainable);
        saved.Value.ShouldBeNull();
        saved.ProgressTenths.ShouldBeNull();
        await portal.WithDbAsync(db => db.ActualValues.Where(v => v.Id == saved.Id).ExecuteDeleteAsync());
    }

    private static async Task<PortalAnswer> RecordAsync(PortalClient client, string key, string value) =>
        await client.SubmitAsync(await client.PageAsync($"/oe/kpis/{key}/record"), new() { ["Input.Value"] = value, ["Input.Status"] = "Final" });

    private Task<ActualValue> StoredAsync(string key) => portal.WithDbAsync(db =>
        db.ActualValues.AsNoTracking().Where(v => v.Kpi!.Key == key && v.Kpi.Plan!.Municipality!.Slug == "oe" && v.ReportingPeriod!.FiscalYear > 2020).SingleAsync());

    private async Task AddEarlierAsync(string key, decimal value)
    {
        var period = await AddPeriodAsync("2020-q2", PeriodState.Fixed);
        await portal.WithDbAsync(async db =>
        {
            var kpi = await db.Kpis.SingleAsync(k => k.Key == key && k.Plan!.Municipality!.Slug == "oe");
            db.ActualValues.Add(new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = period, Value = value, Figure = value, Key = $"{key}/2020-q2" });
            await db.SaveChangesAsync();
        });
    }

    private Task<long> AddPeriodAsync(string key, PeriodState state) => portal.WithDbAsync(async db =>
    {
        var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == "oe");
        Domain.Calendar.PeriodKey.TryParse(key, out var parsed).ShouldBeTrue();
        var period = new ReportingPeriod { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = key, FiscalYear = parsed.FiscalYear.Value, Kind = parsed.Kind, From = parsed.From, To = parsed.To, AsOf = parsed.To, Due = parsed.To.AddDays(9), State = state };
        db.ReportingPeriods.Add(period);
        await db.SaveChangesAsync();
        return period.Id;
    });
}
