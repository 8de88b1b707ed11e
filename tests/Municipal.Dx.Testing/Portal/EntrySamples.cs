using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Portal;

/// <summary>Reports that departments are asked for, as the office's opening of a period makes them.</summary>
public static class EntrySamples
{
    /// <summary>Asks 総務課 for a measure of the test's own with one KPI, and returns both with the open period's key.</summary>
    public static async Task<(Measure Measure, Kpi Kpi, string Period)> AskAsync(this PortalFactory portal, string slug, string key, Action<Measure>? with = null, string owner = "総務課")
    {
        var measure = await portal.AddMeasureAsync(slug, key, with, owner);
        var kpi = await portal.AddKpiAsync(measure);
        await portal.AddReportAsync(measure, _ => { });
        return (measure, kpi, await portal.OpenPeriodKeyAsync(measure));
    }

    public static Task<string> OpenPeriodKeyAsync(this PortalFactory portal, Measure measure) => portal.WithDbAsync(db =>
        db.ReportingPeriods.Where(p => p.PlanId == measure.PlanId && p.State == PeriodState.Open).OrderByDescending(p => p.To).Select(p => p.Key).FirstAsync());

    /// <summary>A report of an earlier period, which is fixed.</summary>
    public static Task AddEarlierReportAsync(this PortalFactory portal, Measure measure, string periodKey, Action<ProgressReport> with) => portal.WithDbAsync(async db =>
    {
        var period = await db.ReportingPeriods.FirstOrDefaultAsync(p => p.PlanId == measure.PlanId && p.Key == periodKey);
        if (period is null && PeriodKey.TryParse(periodKey, out var key))
        {
            period = new ReportingPeriod { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Key = periodKey, FiscalYear = key.FiscalYear.Value, Kind = key.Kind, From = key.From, To = key.To, AsOf = key.To, Due = key.To.AddDays(9), State = PeriodState.Fixed };
        }

        var report = new ProgressReport { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, ReportingPeriod = period, Key = $"{measure.Key}/{periodKey}", State = ReportState.Checked };
        with(report);
        db.ProgressReports.Add(report);
        await db.SaveChangesAsync();
    });

    /// <summary>An open period beside the trial's own, in which nothing is asked yet.</summary>
    public static Task<ReportingPeriod> AddPeriodAsync(this PortalFactory portal, string slug, string periodKey, Action<ReportingPeriod>? with = null) => portal.WithDbAsync(async db =>
    {
        var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == slug && p.State == PlanState.Current);
        var key = PeriodKey.TryParse(periodKey, out var parsed) ? parsed : throw new ArgumentException(PeriodKey.RefusalMessage, nameof(periodKey));
        var period = new ReportingPeriod { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = periodKey, FiscalYear = key.FiscalYear.Value, Kind = key.Kind, From = key.From, To = key.To, AsOf = key.To, Due = key.To.AddDays(9), State = PeriodState.Open };
        with?.Invoke(period);
        db.ReportingPeriods.Add(period);
        await db.SaveChangesAsync();
        return period;
    });

    /// <summary>The report of the open period as stored.</summary>
    public static Task<ProgressReport> ReadReportAsync(this PortalFactory portal, Measure measure) => portal.WithDbAsync(db =>
        db.ProgressReports.AsNoTracking().SingleAsync(r => r.MeasureId == measure.Id && r.ReportingPeriod!.State == PeriodState.Open));

    public static Task ChangeReportAsync(this PortalFactory portal, Measure measure, Action<ProgressReport> change) => portal.WithDbAsync(async db =>
    {
        change(await db.ProgressReports.SingleAsync(r => r.MeasureId == measure.Id && r.ReportingPeriod!.State == PeriodState.Open));
        await db.SaveChangesAsync();
    });

    /// <summary>Sets what the municipality allows, for the length of a test.</summary>
    public static Task SetStaffMaySubmitAsync(this PortalFactory portal, string slug, bool value) => portal.WithDbAsync(db =>
        db.Municipalities.Where(m => m.Slug == slug).ExecuteUpdateAsync(set => set.SetProperty(m => m.StaffMaySubmit, value)));
}
