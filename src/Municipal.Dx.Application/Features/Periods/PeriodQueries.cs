using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>A period with how many of the KPIs due in it have an answer.</summary>
public sealed record PeriodRow(string Key, DateOnly From, DateOnly To, DateOnly AsOf, DateOnly Due, PeriodState State, bool IsYearEndForm, DateOnly? PublishedOn, int KpisDue, int KpisAnswered, string? Title)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;

    public bool IsLate(DateOnly today) => State == PeriodState.Open && today > Due;
}

public sealed class PeriodQueries(DxDbContext db)
{
    /// <summary>All periods of a plan, newest first, in three commands.</summary>
    public async Task<IReadOnlyList<PeriodRow>> ListAsync(long planId, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking().Where(period => period.PlanId == planId)
            .OrderByDescending(period => period.To).ThenByDescending(period => period.From).ThenByDescending(period => period.Key)
            .ToListAsync(cancellationToken);
        var kpis = await db.Kpis.AsNoTracking().Where(kpi => kpi.PlanId == planId)
            .Select(kpi => new { kpi.Id, kpi.Frequency, kpi.MeasuredMonth, kpi.PublishedMonth, kpi.TargetEveryYears, kpi.TargetWindowStart, kpi.TargetFiscalYear })
            .ToListAsync(cancellationToken);
        var answers = (await db.ActualValues.AsNoTracking().Where(value => value.Kpi!.PlanId == planId)
            .Select(value => new { value.ReportingPeriodId, value.KpiId }).ToListAsync(cancellationToken)).ToLookup(value => value.ReportingPeriodId, value => value.KpiId);
        var calendars = kpis.ConvertAll(kpi => (kpi.Id, Calendar: KpiDefinitions.Calendar(kpi.Frequency, kpi.MeasuredMonth, kpi.PublishedMonth, kpi.TargetEveryYears, kpi.TargetWindowStart, kpi.TargetFiscalYear)));
        return periods.ConvertAll(period =>
        {
            var due = PeriodKey.TryParse(period.Key, out var key) ? calendars.Where(kpi => kpi.Calendar.IsDue(key)).Select(kpi => kpi.Id).ToHashSet() : [];
            return new PeriodRow(period.Key, period.From, period.To, period.AsOf, period.Due, period.State, period.IsYearEndForm, period.PublishedOn, due.Count, answers[period.Id].Count(due.Contains), period.Title);
        });
    }

    public async Task<IReadOnlyList<PeriodKey>> OpenedAsync(long planId, CancellationToken cancellationToken) =>
    [
        .. (await db.ReportingPeriods.AsNoTracking().Where(period => period.PlanId == planId && period.State != PeriodState.Preparing).Select(period => period.Key).ToListAsync(cancellationToken))
            .Select(text => PeriodKey.TryParse(text, out var key) ? key : (PeriodKey?)null).OfType<PeriodKey>(),
    ];
}
