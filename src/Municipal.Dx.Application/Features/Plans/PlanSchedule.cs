using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Measures;

namespace Municipal.Dx.Application.Features.Plans;

/// <summary>工程表 of a whole plan.</summary>
/// <param name="Policies">Policies that have a schedule, each with a table of the same years.</param>
/// <param name="Without">Measures whose schedule the plan does not print.</param>
public sealed record PlanSchedule(IReadOnlyList<SchedulePolicy> Policies, IReadOnlyList<MeasureStep> Without);

/// <param name="Title">Number and title; null where the policy only stands in for a level that the plan does not have.</param>
/// <param name="Measures">Measures with the rows of their initiatives.</param>
public sealed record SchedulePolicy(string Key, string? Title, IReadOnlyList<ScheduleMeasure> Measures)
{
    public IReadOnlyList<GanttYear> Years => Measures[0].Rows.Years;

    public int? Quarter => Measures[0].Rows.Quarter;
}

public sealed record ScheduleMeasure(MeasureStep Measure, Gantt Rows);

/// <summary>Reads the schedule of a plan with one SQL command.</summary>
public sealed class PlanScheduleQueries(DxDbContext db)
{
    private sealed record Found(string PolicyKey, string? PolicyNumber, string PolicyTitle, bool PolicyIsImplicit, MeasureStep Measure, List<GanttSubject> Subjects);

    /// <param name="planId">The plan shown.</param>
    /// <param name="first">First year of the plan, where it has one.</param>
    /// <param name="last">Last year of the plan.</param>
    /// <param name="today">Marks the current year and quarter.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<PlanSchedule> ScheduleAsync(long planId, int? first, int? last, DateOnly today, CancellationToken cancellationToken)
    {
        var found = await ReadAsync(planId, cancellationToken);
        var scheduled = found.Where(f => f.Subjects.Count > 0).ToList();
        var years = Gantt.YearsOf(scheduled.SelectMany(f => f.Subjects), first, last);
        var policies = scheduled
            .GroupBy(f => f.PolicyKey)
            .Select(group => new SchedulePolicy(
                group.Key,
                group.First() is { PolicyIsImplicit: false } policy ? $"{policy.PolicyNumber} {policy.PolicyTitle}".Trim() : null,
                [.. group.Select(f => new ScheduleMeasure(f.Measure, Gantt.Over(f.Subjects, years, today)))]))
            .ToList();
        return new PlanSchedule(policies, [.. found.Where(f => f.Subjects.Count == 0).Select(f => f.Measure)]);
    }

    private Task<List<Found>> ReadAsync(long planId, CancellationToken cancellationToken) => db.Measures.AsNoTracking().AsSingleQuery()
        .Where(m => m.PlanId == planId)
        .OrderBy(m => m.Order)
        .Select(m => new Found(
            m.BasicPolicy!.Key,
            m.BasicPolicy.Number,
            m.BasicPolicy.Title,
            m.BasicPolicy.IsImplicit,
            new MeasureStep(m.Key, m.Number, m.Title),
            m.Initiatives.Where(i => i.Phases.Count > 0).OrderBy(i => i.Order)
                .Select(i => new GanttSubject(i.Key, i.Title, i.TitleIsGist, i.Phases.OrderBy(p => p.Order).Select(p => new GanttPhase(p.Label, p.FirstFiscalYear, p.LastFiscalYear, p.IsCertain)).ToList()))
                .ToList()))
        .ToListAsync(cancellationToken);
}
