using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>An open period with the departments whose sheets a person may have.</summary>
public sealed record SurveyShelfPeriod(string Key, string Label, string MonthsLabel, DateOnly Due, IReadOnlyList<SurveyDepartment> Departments);

/// <summary>Which sheets there are to download: the list only, in six commands.</summary>
public sealed class SurveyShelf(DxDbContext db, SurveySource source)
{
    /// <summary>Null while no period is open.</summary>
    /// <param name="desk">Who asks: the office has every department's sheet, others their own departments' and sections'.</param>
    /// <param name="periodKey">One of the open periods; the newest where it is null or not open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(SurveyShelfPeriod? Period, IReadOnlyList<string> Open)> ReadAsync(SurveyDesk desk, string? periodKey, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking().Where(p => p.PlanId == desk.PlanId && p.State == PeriodState.Open)
            .OrderByDescending(p => p.To).ThenByDescending(p => p.From).ToListAsync(cancellationToken);
        if (periods.Count == 0)
        {
            return (null, []);
        }

        var period = periods.Find(p => p.Key == periodKey) ?? periods[0];
        var hasKey = PeriodKey.TryParse(period.Key, out var key);
        var leads = await LeadsAsync(desk, period, cancellationToken);
        var tree = new SurveyTree(await db.Departments.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync(cancellationToken));
        var own = desk.DepartmentIds.SelectMany(id => tree.WithSections(id)).ToHashSet();
        var asked = tree.Asked(leads).Where(d => desk.IsOffice || (d.Id is not null && own.Contains(d.Id))).ToList();
        return (new SurveyShelfPeriod(period.Key, SurveySource.LabelOf(period), hasKey ? key.MonthsLabel : "", period.Due, asked), periods.ConvertAll(p => p.Key));
    }

    private async Task<SurveyLeads> LeadsAsync(SurveyDesk desk, ReportingPeriod period, CancellationToken cancellationToken)
    {
        var leads = await source.LeadsAsync(desk.PlanId, desk.Today, cancellationToken);
        long? LeadOf(long measureId) => leads.TryGetValue(measureId, out var lead) ? lead : null;
        var reports = await db.ProgressReports.AsNoTracking().Where(r => r.ReportingPeriodId == period.Id)
            .Select(r => new { r.MeasureId, Parts = r.Parts.Select(part => (long?)part.DepartmentId).ToList() }).AsSingleQuery().ToListAsync(cancellationToken);
        var kpis = await db.MeasureKpis.AsNoTracking().Where(l => l.Measure!.PlanId == desk.PlanId && !l.IsRelisted)
            .Select(l => new { l.MeasureId, Kpi = l.Kpi! }).ToListAsync(cancellationToken);
        var opinions = await db.CommitteeOpinions.AsNoTracking().Where(o => o.Measure!.PlanId == desk.PlanId && !o.IsClosed)
            .Select(o => new { o.MeasureId, o.DepartmentId }).ToListAsync(cancellationToken);
        var hasKey = PeriodKey.TryParse(period.Key, out var key);
        return new SurveyLeads(
            reports.ConvertAll(r => LeadOf(r.MeasureId)),
            [.. kpis.Where(row => hasKey && KpiDefinitions.Calendar(row.Kpi).IsDue(key)).Select(row => LeadOf(row.MeasureId))],
            [.. reports.SelectMany(r => r.Parts)],
            opinions.ConvertAll(o => o.DepartmentId ?? LeadOf(o.MeasureId)));
    }
}
