using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>Reads measures for lists and pages: a constant number of SQL commands whatever the number of rows.</summary>
public sealed class MeasureQueries(DxDbContext db)
{
    /// <param name="planId">The plan shown.</param>
    /// <param name="periodId">The reporting period whose states and values are shown; null where none was opened.</param>
    /// <param name="filter">What to narrow to.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<MeasureList> ListAsync(long planId, long? periodId, MeasureFilter filter, CancellationToken cancellationToken)
    {
        var all = db.Measures.AsNoTracking().Where(m => m.PlanId == planId);
        var narrowed = Narrow(all, periodId, filter);
        var counts = await all.GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Total = narrowed.Count() })
            .FirstOrDefaultAsync(cancellationToken);
        var total = counts?.Total ?? 0;
        var pages = Math.Max(1, (total + MeasureFilter.PageSize - 1) / MeasureFilter.PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await Rows(Sorted(narrowed, filter).Skip((page - 1) * MeasureFilter.PageSize).Take(MeasureFilter.PageSize), periodId)
            .ToListAsync(cancellationToken);
        return new MeasureList(rows, total, counts?.All ?? 0, page, pages);
    }

    private IQueryable<Measure> Narrow(IQueryable<Measure> measures, long? periodId, MeasureFilter filter)
    {
        foreach (var word in TextFold.Fold(filter.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            measures = measures.Where(m => m.SearchText.Contains(word));
        }

        if (filter.PolicyKey is { } policy)
        {
            measures = measures.Where(m => m.BasicPolicy!.Key == policy);
        }

        if (filter.DepartmentId is { } department)
        {
            measures = measures.Where(m => m.AllDepartments || m.Owners.Any(o => o.DepartmentId == department));
        }

        if (filter.Priority is { } priority)
        {
            measures = priority == "none"
                ? measures.Where(m => !m.Priorities.Any())
                : measures.Where(m => m.Priorities.Any(p => p.NationalPriority!.Code == priority));
        }

        if (filter.ReportState is { } state)
        {
            measures = measures.Where(m => db.ProgressReports.Any(r => r.MeasureId == m.Id && r.ReportingPeriodId == periodId && r.State == state));
        }

        if (filter.SelfRating is { } rating)
        {
            measures = measures.Where(m => db.ProgressReports.Any(r => r.MeasureId == m.Id && r.ReportingPeriodId == periodId && r.SelfRating == rating));
        }

        return measures;
    }

    private static IQueryable<Measure> Sorted(IQueryable<Measure> measures, MeasureFilter filter) => (filter.Sort, filter.IsDescending) switch
    {
        (MeasureSort.Title, false) => measures.OrderBy(m => m.Title).ThenBy(m => m.Order),
        (MeasureSort.Title, true) => measures.OrderByDescending(m => m.Title).ThenBy(m => m.Order),
        (MeasureSort.ChangedAt, false) => measures.OrderBy(m => m.ChangedAt).ThenBy(m => m.Order),
        (MeasureSort.ChangedAt, true) => measures.OrderByDescending(m => m.ChangedAt).ThenBy(m => m.Order),
        (_, true) => measures.OrderByDescending(m => m.Order),
        _ => measures.OrderBy(m => m.Order),
    };

    private IQueryable<MeasureRow> Rows(IQueryable<Measure> measures, long? periodId) => measures
        .Select(m => new
        {
            Measure = m,
            Report = db.ProgressReports.Where(r => r.MeasureId == m.Id && r.ReportingPeriodId == periodId)
                .Select(r => new { r.State, r.SelfRating, r.OfficeRating }).FirstOrDefault(),
        })
        .Select(x => new MeasureRow
        {
            Id = x.Measure.Id,
            Key = x.Measure.Key,
            Number = x.Measure.Number,
            Title = x.Measure.Title,
            PolicyKey = x.Measure.BasicPolicy!.Key,
            PolicyTitle = (x.Measure.BasicPolicy.Number ?? string.Empty) + " " + x.Measure.BasicPolicy.Title,
            TextStatus = x.Measure.TextStatus,
            AllDepartments = x.Measure.AllDepartments,
            DepartmentsText = x.Measure.DepartmentsText,
            Departments = x.Measure.Owners.OrderBy(o => o.Order).Select(o => o.Department!.Name).ToList(),
            MainPriority = x.Measure.Priorities.Where(p => p.IsMain).Select(p => p.NationalPriority!.ShortLabel).FirstOrDefault(),
            ReportState = x.Report == null ? null : x.Report.State,
            SelfRating = x.Report == null ? null : x.Report.SelfRating,
            OfficeRating = x.Report == null ? null : x.Report.OfficeRating,
            KpiCount = x.Measure.Kpis.Count,
            Outcomes = x.Measure.Kpis.SelectMany(k => k.Kpi!.Actuals.Where(a => a.ReportingPeriodId == periodId)).Select(a => a.Outcome).ToList(),
            ChangedAt = x.Measure.ChangedAt,
        });
}
