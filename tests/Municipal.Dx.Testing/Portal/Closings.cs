using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Portal;

/// <summary>Brings the trial's open period to where a test begins.</summary>
public static class Closings
{
    /// <summary>The open period of a municipality.</summary>
    public static Task<string> OpenPeriodAsync(this PortalFactory portal, string slug) => portal.WithDbAsync(db =>
        db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == slug && p.State == PeriodState.Open).OrderByDescending(p => p.From).Select(p => p.Key).FirstAsync());

    /// <summary>Submits the first measures with a text; the others stay drafts.</summary>
    public static Task SubmitAsync(this PortalFactory portal, string slug, int measures) => portal.WithDbAsync(async db =>
    {
        var reports = await db.ProgressReports.Where(r => r.ReportingPeriod!.Plan!.Municipality!.Slug == slug && r.ReportingPeriod.State == PeriodState.Open)
            .OrderBy(r => r.Measure!.Order).Include(r => r.Measure).Take(measures).ToListAsync();
        foreach (var report in reports)
        {
            (report.State, report.SelfRating, report.Achievement) = (ReportState.Checked, "B", $"{report.Measure!.Key}の実績");
        }

        await db.SaveChangesAsync();
    });

    /// <summary>Fixes the open period through the page, as the office does.</summary>
    public static async Task<string> FixAsync(this PortalFactory portal, string slug)
    {
        var key = await portal.OpenPeriodAsync(slug);
        using var office = await portal.ClientAsync(slug + "-office");
        var page = await office.PageAsync($"/{slug}/periods/{key}/fix");
        var answer = await office.SubmitAsync(page, new() { ["Input.ConfirmsMissing"] = "true" });
        return answer.Status == System.Net.HttpStatusCode.Redirect ? key : throw new InvalidOperationException($"{key} could not be fixed: {answer.Text("main")}");
    }
}
