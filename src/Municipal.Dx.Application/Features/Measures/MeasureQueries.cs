using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>Reads the list of measures: a constant number of SQL commands whatever the number of rows.</summary>
public sealed class MeasureQueries(DxDbContext db)
{
    /// <param name="planId">The plan shown.</param>
    /// <param name="period">The reporting period whose states and values are shown; null where none was opened.</param>
    /// <param name="viewer">Who reads: reports of an open period are for the office and the departments asked.</param>
    /// <param name="filter">What to narrow to.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<MeasureList> ListAsync(long planId, ShellPeriod? period, Viewer viewer, MeasureFilter filter, CancellationToken cancellationToken)
    {
        var all = db.Measures.AsNoTracking().Where(m => m.PlanId == planId);
        var reports = Reports(period, viewer);
        var unbegun = Unbegun(period, viewer);
        var narrowed = Narrow(all, reports, unbegun, filter);
        var counts = await all.GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Total = narrowed.Count() })
            .FirstOrDefaultAsync(cancellationToken);
        var total = counts?.Total ?? 0;
        var pages = Math.Max(1, (int)Math.Ceiling((double)total / filter.Rows));
        var page = Math.Clamp(filter.Page, 1, pages);
        var shown = Sorted(narrowed, reports, filter).Skip((page - 1) * filter.Rows).Take(filter.Rows);
        var rows = await Rows(shown, reports, unbegun).ToListAsync(cancellationToken);
        var owners = await OwnersAsync(rows, cancellationToken);
        var outcomes = await OutcomesAsync(rows, period, cancellationToken);
        return new MeasureList(rows.ConvertAll(row => row with { Departments = [.. owners[row.Id]], Outcomes = [.. outcomes[row.Id]] }), total, counts?.All ?? 0, page, pages);
    }

    public async Task<MeasureChoices> ChoicesAsync(long planId, CancellationToken cancellationToken)
    {
        var policies = await db.Policies.AsNoTracking().Where(p => p.PlanId == planId).OrderBy(p => p.Order)
            .Select(p => new PolicyChoice(p.Key, (p.Number == null ? "" : p.Number + " ") + p.Title, p.Measures.Count))
            .ToListAsync(cancellationToken);
        var departments = await db.Departments.AsNoTracking()
            .Where(d => db.MeasureOwners.Any(o => o.DepartmentId == d.Id && o.Measure!.PlanId == planId))
            .OrderBy(d => d.Order).ThenBy(d => d.Id)
            .Select(d => new DepartmentChoice(d.Id, d.Name))
            .ToListAsync(cancellationToken);
        return new MeasureChoices(policies, departments);
    }

    /// <summary>The reports of a period that the reader may see.</summary>
    public IQueryable<ProgressReport> Reports(ShellPeriod? period, Viewer viewer)
    {
        var reports = db.ProgressReports.Where(r => period != null && r.ReportingPeriodId == period.Id);
        if (period is null or { IsFixed: true } || viewer.SeesAll)
        {
            return reports;
        }

        var departments = viewer.DepartmentIds;
        return departments.Count == 0
            ? reports.Where(_ => false)
            : reports.Where(r => r.Measure!.AllDepartments || r.Measure.Owners.Any(o => departments.Contains(o.DepartmentId)));
    }

    // While a period is open and nobody has begun a report, every measure waits for one.
    private IQueryable<Measure> Unbegun(ShellPeriod? period, Viewer viewer)
    {
        var departments = viewer.DepartmentIds;
        return period is null or { IsFixed: true } || !viewer.SeesOpenPeriods
            ? db.Measures.Where(_ => false)
            : db.Measures.Where(m => !db.ProgressReports.Any(r => r.ReportingPeriodId == period.Id)
                && (viewer.SeesAll || m.AllDepartments || m.Owners.Any(o => departments.Contains(o.DepartmentId))));
    }

    private static IQueryable<Measure> Narrow(IQueryable<Measure> measures, IQueryable<ProgressReport> reports, IQueryable<Measure> unbegun, MeasureFilter filter)
    {
        foreach (var word in TextFold.Fold(filter.Text ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            measures = measures.Where(m => m.SearchText.Contains(word));
        }

        if (filter.PolicyKey is { } policy)
        {
            measures = measures.Where(m => m.BasicPolicy!.Key == policy);
        }

        if (filter.Department is { } department)
        {
            measures = department == MeasureFilter.Missing
                ? measures.Where(m => !m.AllDepartments && !m.Owners.Any())
                : long.TryParse(department, out var id) ? measures.Where(m => m.AllDepartments || m.Owners.Any(o => o.DepartmentId == id)) : measures.Where(_ => false);
        }

        measures = NarrowByLead(measures, filter.Lead);
        if (filter.Priority is { } priority)
        {
            measures = priority == MeasureFilter.Missing
                ? measures.Where(m => !m.Priorities.Any())
                : measures.Where(m => m.Priorities.Any(p => p.NationalPriority!.Code == priority));
        }

        return NarrowByReport(measures, reports, unbegun, filter);
    }

    private static IQueryable<Measure> NarrowByLead(IQueryable<Measure> measures, string? lead) => lead switch
    {
        null => measures,
        MeasureFilter.Missing => measures.Where(m => !m.AllDepartments && !m.Owners.Any()),
        MeasureFilter.AllDepartments => measures.Where(m => m.AllDepartments && !m.Owners.Any()),
        _ when long.TryParse(lead, out var id) => measures.Where(m => m.Owners.OrderBy(o => o.Order).ThenBy(o => o.Id).Select(o => (long?)o.DepartmentId).FirstOrDefault() == id),
        _ => measures.Where(_ => false),
    };

    private static IQueryable<Measure> NarrowByReport(IQueryable<Measure> measures, IQueryable<ProgressReport> reports, IQueryable<Measure> unbegun, MeasureFilter filter)
    {
        if (filter.Report is { } group)
        {
            var states = ReportGroups.StatesOf(group);
            measures = group == ReportGroup.Draft
                ? measures.Where(m => reports.Any(r => r.MeasureId == m.Id && (r.IsUnreported || states.Contains(r.State))) || unbegun.Any(u => u.Id == m.Id))
                : measures.Where(m => reports.Any(r => r.MeasureId == m.Id && !r.IsUnreported && states.Contains(r.State)));
        }

        if (filter.Stage is { } stage)
        {
            measures = measures.Where(m => reports.Any(r => r.MeasureId == m.Id && !r.IsUnreported && r.Stage == stage));
        }

        if (filter.SelfRating is { } rating)
        {
            var low = filter.Scale.Levels.Where(level => level.IsLow).Select(level => level.Code).ToList();
            measures = rating switch
            {
                MeasureFilter.Missing => measures.Where(m => reports.Any(r => r.MeasureId == m.Id && (r.IsUnreported || r.SelfRating == null)) || unbegun.Any(u => u.Id == m.Id)),
                MeasureFilter.Low => measures.Where(m => reports.Any(r => r.MeasureId == m.Id && !r.IsUnreported && low.Contains(r.SelfRating!))),
                _ => measures.Where(m => reports.Any(r => r.MeasureId == m.Id && !r.IsUnreported && r.SelfRating == rating)),
            };
        }

        return measures;
    }

    private static IQueryable<Measure> Sorted(IQueryable<Measure> measures, IQueryable<ProgressReport> reports, MeasureFilter filter) => filter.Sort switch
    {
        MeasureSort.Title => By(measures, m => m.Title, filter.IsDescending),
        MeasureSort.Changed => By(measures, m => m.ChangedAt, filter.IsDescending),
        MeasureSort.Report => By(measures, m => reports.Where(r => r.MeasureId == m.Id).Select(r => (int?)(r.State == ReportState.CorrectionRequested ? 0 : r.State == ReportState.Draft ? 1 : r.State == ReportState.InDepartmentReview ? 2 : r.State == ReportState.Submitted ? 3 : 4)).FirstOrDefault() ?? 9, filter.IsDescending),
        MeasureSort.Self => By(measures, RatingRank.By(reports, filter.Scale), filter.IsDescending),
        _ => filter.IsDescending ? measures.OrderByDescending(m => m.Order) : measures.OrderBy(m => m.Order),
    };

    private static IOrderedQueryable<Measure> By<T>(IQueryable<Measure> measures, System.Linq.Expressions.Expression<Func<Measure, T>> key, bool isDescending) =>
        (isDescending ? measures.OrderByDescending(key) : measures.OrderBy(key)).ThenBy(m => m.Order);

    private IQueryable<MeasureRow> Rows(IQueryable<Measure> measures, IQueryable<ProgressReport> reports, IQueryable<Measure> unbegun) => measures
        .Select(m => new
        {
            Measure = m,
            Report = reports.Where(r => r.MeasureId == m.Id).Select(r => new { r.State, Stage = r.IsUnreported ? null : r.Stage, SelfRating = r.IsUnreported ? null : r.SelfRating, r.OfficeRating }).FirstOrDefault(),
        })
        .Select(x => new MeasureRow
        {
            Id = x.Measure.Id,
            Key = x.Measure.Key,
            Number = x.Measure.Number,
            Title = x.Measure.Title,
            TitleIsGist = x.Measure.TitleIsGist,
            PolicyKey = x.Measure.BasicPolicy!.Key,
            PolicyTitle = (x.Measure.BasicPolicy.Number == null ? "" : x.Measure.BasicPolicy.Number + " ") + x.Measure.BasicPolicy.Title,
            TextStatus = x.Measure.TextStatus,
            AllDepartments = x.Measure.AllDepartments,
            DepartmentsText = x.Measure.DepartmentsText,
            MainPriority = x.Measure.Priorities.OrderByDescending(p => p.IsMain).ThenBy(p => p.Order).Select(p => p.NationalPriority!.ShortLabel).FirstOrDefault(),
            Stage = x.Report == null ? null : x.Report.Stage,
            IsUnbegun = unbegun.Any(u => u.Id == x.Measure.Id),
            ReportState = x.Report == null ? null : x.Report.State,
            SelfRating = x.Report == null ? null : x.Report.SelfRating,
            OfficeRating = x.Report == null ? null : x.Report.OfficeRating,
            KpiCount = x.Measure.Kpis.Count,
            InitiativeCount = x.Measure.Initiatives.Count,
            ChangedAt = x.Measure.ChangedAt,
        });

    private async Task<ILookup<long, string>> OwnersAsync(List<MeasureRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.ConvertAll(row => row.Id);
        var owners = await db.MeasureOwners.AsNoTracking()
            .Where(o => ids.Contains(o.MeasureId))
            .OrderBy(o => o.Order)
            .Select(o => new { o.MeasureId, o.Department!.Name })
            .ToListAsync(cancellationToken);
        return owners.ToLookup(o => o.MeasureId, o => o.Name);
    }

    /// <summary>Outcomes in the period of the measures whose report the reader may see.</summary>
    private async Task<ILookup<long, KpiOutcome>> OutcomesAsync(List<MeasureRow> rows, ShellPeriod? period, CancellationToken cancellationToken)
    {
        var ids = rows.Where(row => row.ReportState is not null).Select(row => row.Id).ToList();
        var outcomes = await db.MeasureKpis.AsNoTracking()
            .Where(link => period != null && ids.Contains(link.MeasureId))
            .Join(db.ActualValues.Where(a => period != null && a.ReportingPeriodId == period.Id), link => link.KpiId, a => a.KpiId, (link, a) => new { link.MeasureId, a.Outcome })
            .ToListAsync(cancellationToken);
        return outcomes.ToLookup(o => o.MeasureId, o => o.Outcome);
    }
}
