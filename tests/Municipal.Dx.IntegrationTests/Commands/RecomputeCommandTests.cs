using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Commands;

namespace Municipal.Dx.IntegrationTests.Commands;

public sealed class RecomputeCommandTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    [Fact]
    public async Task Run_StoredJudgementsThatNoLongerHold_AreMadeAnewExceptInFixedPeriods()
    {
        var open = await AddValueAsync("1-1.k1", "2021-q1", PeriodState.Open);
        var isFixed = await AddValueAsync("1-1.k1", "2021-q2", PeriodState.Fixed);

        var (code, output) = await RunAsync();

        (code, output).ShouldBe((0, "1件の実績を判定し直し、1件の判定が変わりました。\n"));
        (await ReadAsync(open)).ShouldBe((KpiOutcome.NotMet, 448));
        (await ReadAsync(isFixed)).ShouldBe((KpiOutcome.NotJudged, null));
        (await RunAsync()).Output.ShouldEndWith("0件の判定が変わりました。\n");
    }

    private async Task<(int Code, string Output)> RunAsync()
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await PortalCommands.RunAsync(portal.Services, ["recompute"], output, CancellationToken.None);
        return (code, output.ToString());
    }

    private Task<(KpiOutcome, int?)> ReadAsync(long id) => portal.WithDbAsync(async db =>
    {
        var value = await db.ActualValues.AsNoTracking().SingleAsync(v => v.Id == id);
        return (value.Outcome, value.ProgressTenths);
    });

    private Task<long> AddValueAsync(string key, string period, PeriodState state) => portal.WithDbAsync(async db =>
    {
        var kpi = await db.Kpis.SingleAsync(k => k.Key == key && k.Plan!.Municipality!.Slug == "oe");
        Domain.Calendar.PeriodKey.TryParse(period, out var parsed).ShouldBeTrue();
        var reporting = new ReportingPeriod { MunicipalityId = kpi.MunicipalityId, PlanId = kpi.PlanId, Key = period, FiscalYear = parsed.FiscalYear.Value, Kind = parsed.Kind, From = parsed.From, To = parsed.To, AsOf = parsed.To, Due = parsed.To.AddDays(9), State = state };
        var value = new ActualValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriod = reporting, Value = 44, Outcome = KpiOutcome.NotJudged, Key = $"{key}/{period}" };
        db.Add(value);
        await db.SaveChangesAsync();
        return value.Id;
    });
}
