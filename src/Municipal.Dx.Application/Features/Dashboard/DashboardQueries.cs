using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Dashboard;

/// <summary>Reads the home page of a municipality: one SQL command per block.</summary>
public sealed class DashboardQueries(DxDbContext db, MeasureQueries measures)
{
    private const int EntriesRead = 200;
    private const int ChangesShown = 8;
    private const int JapanHours = 9;

    private static readonly string[] NeverTold = ["user/", "municipality/", "import/", "department/"];
    private static readonly string[] ToldToOffice = ["report/", "actual/", "opinion/"];

    /// <summary>The measures of the plan with their reports: all for the office, those of their departments for others while the period is open.</summary>
    public async Task<ReportBoard> ReportsAsync(long planId, ShellPeriod period, Viewer viewer, DateOnly today, CancellationToken cancellationToken)
    {
        var reports = measures.Reports(period, viewer);
        var asked = db.Measures.AsNoTracking().Where(m => m.PlanId == planId);
        if (!viewer.SeesAll && !period.IsFixed)
        {
            var departments = viewer.DepartmentIds;
            asked = asked.Where(m => m.AllDepartments || m.Owners.Any(o => departments.Contains(o.DepartmentId)));
        }

        var rows = await asked.OrderBy(m => m.Order)
            .Select(m => new
            {
                m.Key,
                m.Number,
                m.Title,
                m.AllDepartments,
                LeadId = m.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o => (long?)o.DepartmentId).FirstOrDefault(),
                LeadName = m.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o => o.Department!.Name).FirstOrDefault(),
                Report = reports.Where(r => r.MeasureId == m.Id).Select(r => new { r.State, SelfRating = r.IsUnreported ? null : r.SelfRating, Stage = r.IsUnreported ? null : r.Stage, r.SubmittedAt, r.IsUnreported }).FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return new ReportBoard(
            rows.ConvertAll(r => new BoardRow(r.Key, r.Number ?? r.Key, r.Title, r.AllDepartments, r.LeadId, r.LeadName, r.Report?.State, r.Report?.SelfRating, r.Report?.Stage, r.Report?.SubmittedAt) { IsUnreported = r.Report?.IsUnreported == true }),
            period,
            today);
    }

    /// <summary>What changed lately. Answers to an open period are told to the office only.</summary>
    public async Task<IReadOnlyList<RecentChange>> ChangesAsync(long municipalityId, long planId, DateTime since, Viewer viewer, CancellationToken cancellationToken)
    {
        var entries = db.AuditEntries.AsNoTracking()
            .Where(e => e.MunicipalityId == municipalityId && e.At >= since && (e.PlanId == planId || e.PlanId == null) && (e.UserId != null || e.Source == ChangeSource.PlanFile));
        foreach (var kind in viewer.SeesAll ? NeverTold : [.. NeverTold, .. ToldToOffice])
        {
            entries = entries.Where(e => !e.RecordKey.StartsWith(kind));
        }

        var newest = await entries.OrderByDescending(e => e.Id).Take(EntriesRead)
            .Select(e => new { e.At, e.ActorName, e.ActorPost, e.Source, e.Event, e.RecordKey, e.Reason })
            .ToListAsync(cancellationToken);
        return [.. newest
            // A plan file comes in as one thing, whatever it holds.
            .GroupBy(e => (e.ActorName, e.ActorPost, e.Source, Event: e.Source == ChangeSource.PlanFile ? string.Empty : e.Event, Kind: e.Source == ChangeSource.PlanFile ? string.Empty : e.RecordKey.Split('/')[0], Day: e.At.AddHours(JapanHours).Date))
            .Select(g => new RecentChange(g.Max(e => e.At), g.Key.ActorName, g.Key.ActorPost, g.Key.Source, g.Key.Event, g.Key.Kind, g.First().RecordKey, g.Select(e => e.RecordKey).Distinct(StringComparer.Ordinal).Count(), g.First().Reason))
            .OrderByDescending(change => change.At)
            .Take(ChangesShown)];
    }

    public Task<List<PolicySummary>> PoliciesAsync(long planId, CancellationToken cancellationToken) => db.Policies.AsNoTracking()
        .Where(p => p.PlanId == planId)
        .OrderBy(p => p.Order)
        .Select(p => new PolicySummary(
            p.Key,
            (p.Number == null ? "" : p.Number + " ") + p.Title,
            p.Measures.Count,
            db.Initiatives.Count(i => i.Measure!.BasicPolicyId == p.Id),
            db.MeasureKpis.Count(k => !k.IsRelisted && k.Measure!.BasicPolicyId == p.Id),
            p.Measures.Count(m => !m.Priorities.Any())))
        .ToListAsync(cancellationToken);

    /// <summary>Measures by national priority; one may count under several.</summary>
    public Task<List<PrioritySummary>> PrioritiesAsync(long planId, CancellationToken cancellationToken) => db.MeasurePriorities.AsNoTracking()
        .Where(p => p.Measure!.PlanId == planId)
        .GroupBy(p => p.NationalPriority!.Code)
        .Select(g => new PrioritySummary(g.Key, g.Count()))
        .ToListAsync(cancellationToken);
}
