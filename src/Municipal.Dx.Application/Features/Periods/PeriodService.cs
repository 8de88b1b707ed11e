using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>Opens reporting periods (報告期).</summary>
public sealed class PeriodService(DxDbContext db, ReportAsking asking, RatingScales scales, TimeProvider time)
{
    public const string OpenedMessage = "この報告期はすでに開いています。年度と回を確かめてください。";

    /// <summary>Opens the period and asks for the chosen measures: all of it or nothing.</summary>
    /// <returns>The opened period, or what stands against it.</returns>
    public async Task<(ReportingPeriod? Opened, IReadOnlyList<Problem> Problems)> OpenAsync(long municipalityId, long planId, PeriodForm form, DateOnly today, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        if (form.Read(problems) is not { } period)
        {
            return (null, problems);
        }

        (period.MunicipalityId, period.PlanId) = (municipalityId, planId);
        return await db.WriteAsync(() => OpenInTurnAsync(period, form.Measures, today), cancellationToken);
    }

    private async Task<(ReportingPeriod?, IReadOnlyList<Problem>)> OpenInTurnAsync(ReportingPeriod period, List<string> measures, DateOnly today)
    {
        db.ChangeTracker.Clear();
        var stored = await db.ReportingPeriods.FirstOrDefaultAsync(other => other.PlanId == period.PlanId && other.Key == period.Key);
        if (stored is { State: not PeriodState.Preparing })
        {
            return (null, [new Problem(period.Kind == PeriodKind.Year ? nameof(PeriodForm.FiscalYear) : nameof(PeriodForm.Number), OpenedMessage)]);
        }

        var opened = stored ?? period;
        if (stored is null)
        {
            db.ReportingPeriods.Add(period);
        }

        (opened.From, opened.To, opened.AsOf, opened.Due, opened.IsYearEndForm, opened.Title) = (period.From, period.To, period.AsOf, period.Due, period.IsYearEndForm, period.Title);
        opened.State = PeriodState.Open;
        opened.OpenedAt = time.GetUtcNow().UtcDateTime;
        opened.RatingScaleVersionId ??= (await scales.ReadAsync(opened.MunicipalityId)).InForceId;
        if ((await asking.AskAsync(opened, measures, today)).Count == 0 && stored is null)
        {
            db.ChangeTracker.Clear();
            return (null, [new Problem(nameof(PeriodForm.Measures), "選んだ施策が計画にありません。画面を読み込み直して、選び直してください。")]);
        }

        db.Change.Reason = "報告期の受付を始める";
        await db.SaveChangesAsync(CancellationToken.None);
        return (opened, []);
    }
}
