using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>体験モード: publishes every current plan and opens the quarter we are in, with its drafts, so that there is something to answer.</summary>
public sealed class TrialPeriods(DxDbContext db, ReportAsking asking, ClosedDays closedDays, TimeProvider time)
{
    public async Task OpenAsync(DateOnly today, CancellationToken cancellationToken)
    {
        db.Change.Reason = "体験モードの準備";
        var quarter = FiscalQuarter.FromDate(today);
        var key = PeriodKey.Quarter(quarter.Year, quarter.Number);
        var name = key.ToString();
        var plans = await db.Plans.Where(p => p.State == PlanState.Current).ToListAsync(cancellationToken);
        var opened = await db.ReportingPeriods.Where(p => p.Key == name).Select(p => p.PlanId).ToListAsync(cancellationToken);
        foreach (var plan in plans)
        {
            plan.IsPublished = true;
            if (!opened.Contains(plan.Id))
            {
                var days = await closedDays.WorkingDaysAsync(plan.MunicipalityId, cancellationToken);
                await AskAsync(PeriodOf(plan, key, PeriodSuggestion.DueAfter(key.Kind, key.To, days)), key, today, cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        db.Change.Reason = null;
    }

    private async Task AskAsync(ReportingPeriod period, PeriodKey key, DateOnly today, CancellationToken cancellationToken)
    {
        db.ReportingPeriods.Add(period);
        var candidates = await asking.CandidatesAsync(period.PlanId, key, cancellationToken);
        await asking.AskAsync(period, [.. candidates.Where(c => c.Default.IsAsked).Select(c => c.Key)], today);
    }

    private ReportingPeriod PeriodOf(Plan plan, PeriodKey key, DateOnly due) => new()
    {
        MunicipalityId = plan.MunicipalityId,
        PlanId = plan.Id,
        Key = key.ToString(),
        Kind = PeriodKind.Quarter,
        FiscalYear = key.FiscalYear.Value,
        From = key.From,
        To = key.To,
        AsOf = key.To,
        Due = due,
        State = PeriodState.Open,
        OpenedAt = time.GetUtcNow().UtcDateTime,
    };
}
