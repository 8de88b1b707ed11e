using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Reads what an open period asks, for all departments at once: the number of SQL commands does not grow with them.</summary>
public sealed class SurveySource(DxDbContext db, RatingScales scales, TimeProvider time)
{
    /// <summary>Null where the plan has no such period or it is not open.</summary>
    public async Task<SurveyBoard?> ReadAsync(long planId, string periodKey, DateOnly today, CancellationToken cancellationToken)
    {
        var period = await db.ReportingPeriods.AsNoTracking()
            .Include(p => p.Extensions).Include(p => p.Plan!.Municipality)
            .FirstOrDefaultAsync(p => p.PlanId == planId && p.Key == periodKey && p.State == PeriodState.Open, cancellationToken);
        if (period?.Plan is not { Municipality: { } municipality } plan)
        {
            return null;
        }

        var earlier = await SurveyEarlier.ReadAsync(db, period, cancellationToken);
        var scale = await scales.OfAsync(period, cancellationToken);
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        var leads = await LeadsAsync(planId, today, cancellationToken);
        var measures = await new SurveyMeasureRows(db, period, earlier, scale, leads).ReadAsync(cancellationToken);
        var kpis = await new SurveyKpiRows(db, period, leads).ReadAsync(cancellationToken);
        var tree = new SurveyTree(departments);
        var (stages, parts, figures) = await new SurveyRecordRows(db, period, earlier, tree, leads).ReadAsync(cancellationToken);
        var opinions = await new SurveyOpinionRows(db, period, leads).ReadAsync(cancellationToken);
        var content = Head(plan, municipality.Name, municipality.Code, period, earlier.Label, scale);
        return new SurveyBoard(period, tree, content with { Measures = measures, Kpis = kpis, Stages = stages, Parts = parts, Figures = figures, Opinions = opinions });
    }

    // The first department in printed order that exists leads; supporting ones never do.
    internal async Task<Dictionary<long, long>> LeadsAsync(long planId, DateOnly today, CancellationToken cancellationToken)
    {
        var owners = await db.MeasureOwners.AsNoTracking()
            .Where(o => o.Measure!.PlanId == planId && o.Role != Domain.Measures.OwnerRole.Supporting && (o.Department!.ValidTo == null || o.Department.ValidTo >= today))
            .OrderBy(o => o.Order).Select(o => new { o.MeasureId, o.DepartmentId }).ToListAsync(cancellationToken);
        return owners.DistinctBy(owner => owner.MeasureId).ToDictionary(owner => owner.MeasureId, owner => owner.DepartmentId);
    }

    private SurveyContent Head(Plan plan, string municipality, string code, ReportingPeriod period, string? previousLabel, RatingScale scale) => new()
    {
        Tag = new SurveyTag(code, plan.Key, period.Key, SurveyTag.OfficeKey),
        PeriodId = period.Id,
        Municipality = municipality,
        PlanTitle = plan.Title,
        PeriodLabel = LabelOf(period),
        MonthsLabel = PeriodKey.TryParse(period.Key, out var key) ? key.MonthsLabel : "",
        PreviousLabel = previousLabel,
        AsOf = period.AsOf,
        Due = period.Due,
        Department = SurveyTag.OfficeKey,
        IsYearEndForm = period.IsYearEndForm,
        Words = new SurveyWords(plan.MeasureWord, plan.InitiativeWord, plan.BaselineWord, plan.TargetWord),
        Scale = scale,
        MadeAt = time.GetUtcNow().UtcDateTime,
        Measures = [],
        Kpis = [],
    };

    internal static string LabelOf(ReportingPeriod period) => period.Title ?? (PeriodKey.TryParse(period.Key, out var key) ? key.Label : period.Key);
}
