using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.History;

/// <summary>A record whose history is asked for.</summary>
/// <param name="AuditKey">Its key in the trail (<c>measure/1-1</c>).</param>
/// <param name="Title">Number and title.</param>
/// <param name="Path">Its page below the municipality; null where it has none.</param>
/// <param name="IsReaders">The reader is of the office, or of a department that answers for the record.</param>
public sealed record HistoryItem(string AuditKey, string Title, string? Path, bool IsReaders);

/// <summary>The trail of one record, for those who may see the record.</summary>
public sealed class HistoryQueries(DxDbContext db, AuditQueries audit)
{
    /// <summary>The record as it is now. Null where there is none, or where the reader may not see it.</summary>
    public async Task<HistoryItem?> FindAsync(long planId, string item, Viewer viewer, CancellationToken cancellationToken)
    {
        var at = item.IndexOf('/');
        if (at <= 0 || at == item.Length - 1)
        {
            return null;
        }

        var (kind, key) = (item[..at], item[(at + 1)..]);
        return await (kind switch
        {
            "report" => ReportOf(planId, key, viewer),
            "actual" => ActualOf(planId, key, viewer),
            "final" => FinalOf(planId, key, viewer),
            "opinion" => OpinionQueries.VisibleTo(db.CommitteeOpinions.Where(o => o.Measure!.PlanId == planId && o.Key == key), viewer, isCommittee: false)
                .Select(o => new HistoryItem(item, (o.Measure!.Number ?? o.Measure.Key) + "への意見", "opinions/" + o.Key, true)),
            "measure" or "initiative" or "kpi" => OfMeasure(planId, kind, key, viewer),
            "department" => db.Departments.Where(d => d.Key == key).Select(d => new HistoryItem(item, d.Name, "departments", viewer.SeesAll)),
            _ => OfPlan(planId, kind, key, item, viewer.SeesAll),
        }).FirstOrDefaultAsync(cancellationToken);
    }

    public Task<AuditPage> EntriesAsync(long municipalityId, long planId, string auditKey, int page, CancellationToken cancellationToken) =>
        audit.ListAsync(municipalityId, new AuditFilter { RecordKey = auditKey, PlanId = planId, Page = page }, cancellationToken);

    private IQueryable<HistoryItem> OfMeasure(long planId, string kind, string key, Viewer viewer)
    {
        var (answered, departments, item) = (AnsweredBy(viewer), viewer.DepartmentIds, $"{kind}/{key}");
        return kind switch
        {
            "measure" => db.Measures.Where(m => m.PlanId == planId && m.Key == key)
                .Select(m => new HistoryItem(item, (m.Number ?? m.Key) + " " + m.Title, "measures/" + m.Key, answered.Any(own => own.Id == m.Id))),
            "initiative" => db.Initiatives.Where(i => i.PlanId == planId && i.Key == key)
                .Select(i => new HistoryItem(item, i.Title, "initiatives/" + i.Key, answered.Any(own => own.Id == i.MeasureId) || i.Owners.Any(o => departments.Contains(o.DepartmentId)))),
            _ => db.Kpis.Where(k => k.PlanId == planId && k.Key == key)
                .Select(k => new HistoryItem(item, k.Name, "kpis/" + k.Key, k.Measures.Any(link => answered.Any(own => own.Id == link.MeasureId)))),
        };
    }

    // What belongs to the plan as a whole is nobody's own.
    private IQueryable<HistoryItem> OfPlan(long planId, string kind, string key, string item, bool isReaders) => kind switch
    {
        "policy" => db.Policies.Where(p => p.PlanId == planId && p.Key == key).Select(p => new HistoryItem(item, (p.Number ?? p.Key) + " " + p.Title, "plan", isReaders)),
        "field" => db.PolicyFields.Where(f => f.BasicPolicy!.PlanId == planId && f.Key == key).Select(f => new HistoryItem(item, (f.Number ?? f.Key) + " " + f.Title, "plan", isReaders)),
        "term" => db.GlossaryTerms.Where(t => t.PlanId == planId && t.Term == key).Select(t => new HistoryItem(item, t.Term, "plan/glossary", isReaders)),
        "governance" => db.GovernanceBodies.Where(g => g.PlanId == planId && g.Key == key).Select(g => new HistoryItem(item, g.Name, "plan/governance", isReaders)),
        "viewpoint" => db.Viewpoints.Where(v => v.PlanId == planId && v.Key == key).Select(v => new HistoryItem(item, v.Title, "plan", isReaders)),
        "note" => db.PlanNotes.Where(n => n.PlanId == planId && n.Key == key).Select(n => new HistoryItem(item, n.Title, "plan", isReaders)),
        "plan" => db.Plans.Where(p => p.Id == planId && p.Key == key).Select(p => new HistoryItem(item, p.Title, "plan", isReaders)),
        "period" => db.ReportingPeriods.Where(p => p.PlanId == planId && p.Key == key).Select(p => new HistoryItem(item, p.Key, null, isReaders)),
        _ => db.Measures.Where(_ => false).Select(m => new HistoryItem(item, m.Title, null, isReaders)),
    };

    // Answers to an open period are for the office and the departments asked.
    private IQueryable<HistoryItem> ReportOf(long planId, string key, Viewer viewer)
    {
        var (answered, item) = (AnsweredBy(viewer), "report/" + key);
        return db.ProgressReports
            .Where(r => r.Measure!.PlanId == planId && r.Key == key)
            .Where(r => r.ReportingPeriod!.State == PeriodState.Fixed || answered.Any(own => own.Id == r.MeasureId))
            .Select(r => new HistoryItem(item, (r.Measure!.Number ?? r.Measure.Key) + " " + r.Measure.Title, "measures/" + r.Measure.Key, answered.Any(own => own.Id == r.MeasureId)));
    }

    private IQueryable<HistoryItem> ActualOf(long planId, string key, Viewer viewer)
    {
        var (answered, item) = (AnsweredBy(viewer), "actual/" + key);
        return db.ActualValues
            .Where(a => a.Kpi!.PlanId == planId && a.Key == key)
            .Where(a => a.ReportingPeriod!.State == PeriodState.Fixed || a.Kpi!.Measures.Any(link => answered.Any(own => own.Id == link.MeasureId)))
            .Select(a => new HistoryItem(item, a.Kpi!.Name, "kpis/" + a.Kpi.Key, a.Kpi.Measures.Any(link => answered.Any(own => own.Id == link.MeasureId))));
    }

    private IQueryable<HistoryItem> FinalOf(long planId, string key, Viewer viewer)
    {
        var (answered, item) = (AnsweredBy(viewer), "final/" + key);
        return db.FinalValues.Where(f => f.Kpi!.PlanId == planId && f.Key == key)
            .Select(f => new HistoryItem(item, f.Kpi!.Name, "kpis/" + f.Kpi.Key, f.Kpi.Measures.Any(link => answered.Any(own => own.Id == link.MeasureId))));
    }

    /// <summary>Measures whose trail is the reader's own.</summary>
    private IQueryable<Measure> AnsweredBy(Viewer viewer)
    {
        var (all, departments) = (viewer.SeesAll, viewer.DepartmentIds);
        return db.Measures.Where(m => all || (departments.Count > 0 && (m.AllDepartments || m.Owners.Any(o => departments.Contains(o.DepartmentId)))));
    }
}
