using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>
/// 体験モード: publishes every current plan and opens the quarter we are in, with its drafts, so that there is something to answer;
/// fixes last fiscal year, so that there is a book for the committee.
/// </summary>
public sealed class TrialPeriods(DxDbContext db, ReportAsking asking, PeriodClosing closing, ClosedDays closedDays, TimeProvider time)
{
    private const string Reason = "体験モードの準備";

    public async Task OpenAsync(DateOnly today, CancellationToken cancellationToken)
    {
        db.Change.Reason = Reason;
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

    /// <summary>Fixes last fiscal year without answers where a plan ran in it and nothing of it is fixed yet: a book for the committee.</summary>
    public async Task FixLastYearAsync(DateOnly today, CancellationToken cancellationToken)
    {
        db.Change.Reason = Reason;
        var key = PeriodKey.Year(new FiscalYear(FiscalQuarter.FromDate(today).Year.Value - 1));
        var plans = await db.Plans.Where(p => p.State == PlanState.Current).ToListAsync(cancellationToken);
        var name = key.ToString();
        var closed = await db.ReportingPeriods.Where(p => p.State == PeriodState.Fixed || p.Key == name).Select(p => p.PlanId).ToListAsync(cancellationToken);
        foreach (var plan in plans.Where(plan => !closed.Contains(plan.Id) && !(plan.FirstFiscalYear > key.FiscalYear.Value)))
        {
            var days = await closedDays.WorkingDaysAsync(plan.MunicipalityId, cancellationToken);
            var period = PeriodOf(plan, key, PeriodSuggestion.DueAfter(key.Kind, key.To, days));
            await AskAsync(period, key, today, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await closing.FixAsync(new PeriodSeen(plan.Id, name, period.Version), new FixInput(ConfirmsMissing: true, Note: Reason), cancellationToken);
        }

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
        Kind = key.Kind,
        FiscalYear = key.FiscalYear.Value,
        From = key.From,
        To = key.To,
        AsOf = key.To,
        Due = due,
        State = PeriodState.Open,
        OpenedAt = time.GetUtcNow().UtcDateTime,
    };
}
