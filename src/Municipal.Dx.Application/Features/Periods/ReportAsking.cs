using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>
/// Asks for measures in a period: a draft report each, and for measures that several departments answer a part each (課別内訳).
/// Nothing is saved here; the caller saves all of it at once.
/// </summary>
public sealed class ReportAsking(DxDbContext db)
{
    /// <summary>All measures of the plan in printed order, with what the rule says of them: two commands.</summary>
    public async Task<IReadOnlyList<AskCandidate>> CandidatesAsync(long planId, PeriodKey period, CancellationToken cancellationToken)
    {
        var due = await KpisDueAsync(planId, period, cancellationToken);
        var name = period.ToString();
        var rows = await db.Measures.AsNoTracking().Where(m => m.PlanId == planId).OrderBy(m => m.Order).Select(m => new
        {
            m.Id,
            m.Key,
            m.Number,
            m.Title,
            PolicyNumber = m.BasicPolicy!.Number ?? m.BasicPolicy.Key,
            PolicyTitle = m.BasicPolicy.Title,
            HasPast = m.PastEfforts != null && m.PastEfforts != "",
            HasFuture = m.FutureEfforts != null && m.FutureEfforts != "",
            Initiatives = m.Initiatives.Count,
            m.AllDepartments,
            Owners = m.Owners.OrderBy(o => o.Order).Where(o => o.Role != OwnerRole.Supporting).Select(o => o.Department!.Name).ToList(),
            IsFinished = db.ProgressReports.Any(r => r.MeasureId == m.Id && r.ReportingPeriod!.Key != name
                && (r.Stage == ProgressStage.Completed || r.Stage == ProgressStage.Stopped)
                && (r.State == ReportState.Checked || r.ReportingPeriod.State == PeriodState.Fixed)),
        }).ToListAsync(cancellationToken);
        return rows.ConvertAll(m => new AskCandidate
        {
            Id = m.Id,
            Key = m.Key,
            NumberShown = m.Number ?? m.Key,
            Title = m.Title,
            PolicyNumber = m.PolicyNumber,
            PolicyTitle = m.PolicyTitle,
            Owners = string.Join('、', m.AllDepartments ? m.Owners.Prepend("全課等") : m.Owners),
            Default = AskingRule.Of(new AskingFacts(m.IsFinished, m.HasPast, m.HasFuture, m.Initiatives, due.GetValueOrDefault(m.Id)), period.Kind),
        });
    }

    /// <summary>Adds a draft for each of the measures that has none in the period yet.</summary>
    /// <param name="period">Tracked; its plan is the measures' plan.</param>
    /// <param name="measureKeys">Keys of measures of the plan; others are passed over.</param>
    /// <param name="today">Departments that ended before it answer nothing.</param>
    /// <returns>The drafts added.</returns>
    public async Task<IReadOnlyList<ProgressReport>> AskAsync(ReportingPeriod period, IReadOnlyCollection<string> measureKeys, DateOnly today)
    {
        var measures = await db.Measures.Where(m => m.PlanId == period.PlanId && measureKeys.Contains(m.Key) && !db.ProgressReports.Any(r => r.MeasureId == m.Id && r.ReportingPeriodId == period.Id))
            .Include(m => m.Owners).ThenInclude(o => o.Department).OrderBy(m => m.Order).ToListAsync();
        var everyone = measures.Exists(m => m.AllDepartments) ? await AnsweringDepartmentsAsync(period, today) : [];
        var asked = measures.ConvertAll(measure => new ProgressReport
        {
            MunicipalityId = period.MunicipalityId,
            MeasureId = measure.Id,
            Measure = measure,
            ReportingPeriod = period,
            Key = $"{measure.Key}/{period.Key}",
        });
        foreach (var report in asked)
        {
            report.Parts.AddRange(PartDepartments(report.Measure!, everyone, today).Select(department => PartOf(report, department)));
        }

        db.ProgressReports.AddRange(asked);
        return asked;
    }

    public static DepartmentPart PartOf(ProgressReport report, Department department) => new()
    {
        MunicipalityId = report.MunicipalityId,
        ProgressReport = report,
        DepartmentId = department.Id,
        Department = department,
        Key = $"{report.Key}/{department.Key}",
    };

    /// <summary>
    /// Who answers a part: for 全課 every department that exists and has someone to answer or owns something, with the named owners; else the
    /// equal owners where there are several. The office adds and takes out parts afterwards.
    /// </summary>
    private static IEnumerable<Department> PartDepartments(Measure measure, IReadOnlyList<Department> everyone, DateOnly today)
    {
        var owners = measure.Owners.Where(o => o.Role != OwnerRole.Supporting && o.Department!.ExistsOn(today)).OrderBy(o => o.Order).Select(o => o.Department!).DistinctBy(d => d.Id).ToList();
        return measure.AllDepartments ? owners.Concat(everyone).DistinctBy(d => d.Id) : owners.Count > 1 ? owners : [];
    }

    private Task<List<Department>> AnsweringDepartmentsAsync(ReportingPeriod period, DateOnly today) => db.Departments
        .Where(d => d.MunicipalityId == period.MunicipalityId && (d.ValidFrom == null || d.ValidFrom <= today) && (d.ValidTo == null || d.ValidTo >= today))
        .Where(d => db.MeasureOwners.Any(o => o.DepartmentId == d.Id && o.Measure!.PlanId == period.PlanId)
            || db.RoleAssignments.Any(r => r.DepartmentId == d.Id && (r.Role == PortalRole.DepartmentHead || r.Role == PortalRole.DepartmentStaff) && !r.User!.IsDisabled))
        .OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync();

    private async Task<Dictionary<long, int>> KpisDueAsync(long planId, PeriodKey period, CancellationToken cancellationToken)
    {
        var kpis = await db.MeasureKpis.AsNoTracking().Where(link => link.Kpi!.PlanId == planId && !link.IsRelisted)
            .Select(link => new { link.MeasureId, link.Kpi!.Frequency, link.Kpi.MeasuredMonth, link.Kpi.PublishedMonth, link.Kpi.TargetEveryYears, link.Kpi.TargetWindowStart, link.Kpi.TargetFiscalYear })
            .ToListAsync(cancellationToken);
        return kpis.Where(k => KpiDefinitions.Calendar(k.Frequency, k.MeasuredMonth, k.PublishedMonth, k.TargetEveryYears, k.TargetWindowStart, k.TargetFiscalYear).IsDue(period))
            .GroupBy(k => k.MeasureId).ToDictionary(group => group.Key, group => group.Count());
    }
}
