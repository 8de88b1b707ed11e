using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>Reads a period for the office: one command for the period, one for all of its reports.</summary>
public sealed class PeriodDeskQueries(DxDbContext db)
{
    public Task<ReportingPeriod?> FindAsync(long planId, string key, CancellationToken cancellationToken) => db.ReportingPeriods.AsNoTracking()
        .Include(p => p.Extensions).ThenInclude(e => e.Department)
        .FirstOrDefaultAsync(p => p.PlanId == planId && p.Key == key, cancellationToken);

    /// <summary>Name of a department of the municipality; null where it has none of that id.</summary>
    public Task<string?> DepartmentNameAsync(long departmentId, CancellationToken cancellationToken) =>
        db.Departments.Where(d => d.Id == departmentId).Select(d => d.Name).FirstOrDefaultAsync(cancellationToken);

    /// <summary>All reports of the period in printed order.</summary>
    /// <param name="periodId">The period.</param>
    /// <param name="previousId">The period that it is compared with; null where there is none.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<IReadOnlyList<DeskRow>> RowsAsync(long periodId, long? previousId, CancellationToken cancellationToken) =>
        await db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriodId == periodId).OrderBy(r => r.Measure!.Order).Select(r => new DeskRow
        {
            Id = r.Id,
            Version = r.Version,
            MeasureKey = r.Measure!.Key,
            NumberShown = r.Measure.Number ?? r.Measure.Key,
            Title = r.Measure.Title,
            AllDepartments = r.Measure.AllDepartments,
            Lead = r.Measure.Owners.Where(o => o.Role == OwnerRole.Lead).OrderBy(o => o.Order).Select(o => new DeskLead(o.DepartmentId, o.Department!.Name, o.Department.Order)).FirstOrDefault(),
            State = r.State,
            Stage = r.Stage,
            SelfRating = r.SelfRating,
            SubmittedAt = r.SubmittedAt,
            SubmittedByPost = r.SubmittedByPost,
            Previous = db.ProgressReports.Where(p => p.MeasureId == r.MeasureId && p.ReportingPeriodId == previousId && !p.IsUnreported).Select(p => new DeskPrevious(p.SelfRating, p.Stage)).FirstOrDefault(),
            KpisWorse = db.ActualValues.Count(a => a.ReportingPeriodId == periodId && a.Outcome == KpiOutcome.WorseThanBaseline && db.MeasureKpis.Any(link => link.MeasureId == r.MeasureId && link.KpiId == a.KpiId && !link.IsRelisted)),
            LastLine = r.Messages.OrderByDescending(m => m.Id).Select(m => m.IsFromOffice ? m.Kind == MessageKind.Answer ? null : (MessageKind?)m.Kind : MessageKind.Answer).FirstOrDefault(),
            IsUnreported = r.IsUnreported,
            Parts = r.Parts.Select(p => new DeskPart(p.DepartmentId, p.Department!.Name, p.Department.Order, p.HandedAt != null)).ToList(),
        }).ToListAsync(cancellationToken);

    /// <summary>Texts and KPI values of the few reports that the queue shows: two commands.</summary>
    public async Task<IReadOnlyDictionary<long, QueueText>> TextsAsync(long periodId, IReadOnlyCollection<long> reportIds, CancellationToken cancellationToken)
    {
        if (reportIds.Count == 0)
        {
            return new Dictionary<long, QueueText>();
        }

        var reports = await db.ProgressReports.AsNoTracking().Where(r => reportIds.Contains(r.Id))
            .Select(r => new { r.Id, r.MeasureId, r.Achievement, r.HasNoMovement, r.Issue, r.NextPlan }).ToListAsync(cancellationToken);
        var measures = reports.ConvertAll(r => r.MeasureId);
        var values = await db.MeasureKpis.AsNoTracking().Where(link => measures.Contains(link.MeasureId) && !link.IsRelisted).OrderBy(link => link.Order)
            .SelectMany(link => link.Kpi!.Actuals.Where(a => a.ReportingPeriodId == periodId), (link, value) => new { link.MeasureId, Kpi = new QueueKpi(link.Kpi!.Name, link.Kpi.Unit, link.Kpi.Type, value) })
            .ToListAsync(cancellationToken);
        var byMeasure = values.ToLookup(v => v.MeasureId, v => v.Kpi);
        return reports.ToDictionary(r => r.Id, r => new QueueText(r.Achievement, r.HasNoMovement, r.Issue, r.NextPlan, [.. byMeasure[r.MeasureId]]));
    }
}

/// <summary>What a report in the queue says.</summary>
public sealed record QueueText(string? Achievement, bool HasNoMovement, string? Issue, string? NextPlan, IReadOnlyList<QueueKpi> Kpis);

/// <summary>A KPI value in the queue.</summary>
public sealed record QueueKpi(string Name, string? Unit, KpiType Type, ActualValue Value);
