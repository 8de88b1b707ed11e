using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>One 確定値 to keep: for which KPI, what was entered, and the version the form was filled from (null where none stood).</summary>
public sealed record FinalRequest(long KpiId, FinalEntry Entry, Guid? Version);

/// <summary>What stands against one of the values that were to be kept.</summary>
public sealed record FinalProblem(long KpiId, Problem Problem);

/// <summary>Keeps 確定値 of fixed periods beside the frozen values (domain.md §4.7). The frozen values and editions stay as they are.</summary>
public sealed class FinalValueService(DxDbContext db, ActualValueService actuals)
{
    public const string MovedMessage = "画面を開いた後に、ほかの人がこの確定値を変えました。今の値を確かめてから、もう一度保存してください。";
    public const string NoRemovalReasonMessage = "確定値を取り消す理由を入力してください。";

    /// <summary>Keeps all or, where anything stands against one of them, none.</summary>
    /// <param name="periodId">The fixed period.</param>
    /// <param name="requests">The values, one per KPI.</param>
    /// <param name="today">Today in Japan.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<IReadOnlyList<FinalProblem>> RecordAsync(long periodId, IReadOnlyList<FinalRequest> requests, DateOnly today, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var period = await db.ReportingPeriods.SingleAsync(p => p.Id == periodId);
            var ids = requests.Select(request => request.KpiId).ToList();
            var kpis = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).Where(k => k.PlanId == period.PlanId && ids.Contains(k.Id)).ToDictionaryAsync(k => k.Id);
            var stored = await db.FinalValues.Where(final => final.ReportingPeriodId == periodId && ids.Contains(final.KpiId)).ToDictionaryAsync(final => final.KpiId);
            var problems = requests.SelectMany(request => request.Entry.Check(kpis[request.KpiId].Type, period, today)
                .Concat(stored.GetValueOrDefault(request.KpiId)?.Version == request.Version ? [] : [Problem.Whole(MovedMessage)])
                .Select(problem => new FinalProblem(request.KpiId, problem))).ToList();
            if (problems.Count > 0)
            {
                return problems;
            }

            foreach (var (kpiId, entry, _) in requests)
            {
                var kpi = kpis[kpiId];
                Fill(stored.GetValueOrDefault(kpiId) ?? Add(kpi, periodId, $"{kpi.Key}/{period.Key}"), entry);
                db.Change.Reason = entry.Reason!.Trim();
                await db.SaveChangesAsync(CancellationToken.None);
                await actuals.RejudgeAsync(kpi, CancellationToken.None);
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return problems;
        },
        requests.Count > 0 ? requests[0].KpiId : 0,
        cancellationToken);

    /// <summary>Takes back a 確定値 that was recorded by mistake; the trail keeps it.</summary>
    public Task<IReadOnlyList<FinalProblem>> RemoveAsync(long kpiId, long periodId, Guid version, string? reason, CancellationToken cancellationToken) => TryAsync(
        async () =>
        {
            var stored = await db.FinalValues.Include(final => final.Kpi!.YearlyTargets).Include(final => final.Kpi!.Plan!.Municipality)
                .SingleOrDefaultAsync(final => final.KpiId == kpiId && final.ReportingPeriodId == periodId);
            if (RemovalProblem(stored, version, reason) is { } problem)
            {
                return [new FinalProblem(kpiId, problem)];
            }

            db.Change.Reason = reason!.Trim();
            db.FinalValues.Remove(stored!);
            await db.SaveChangesAsync(CancellationToken.None);
            await actuals.RejudgeAsync(stored!.Kpi!, CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
            return [];
        },
        kpiId,
        cancellationToken);

    private static Problem? RemovalProblem(FinalValue? stored, Guid version, string? reason) => (stored, reason) switch
    {
        (null, _) => Problem.Whole(MovedMessage),
        ({ } final, _) when final.Version != version => Problem.Whole(MovedMessage),
        (_, var text) when string.IsNullOrWhiteSpace(text) => new Problem("RemovalReason", NoRemovalReasonMessage),
        (_, { Length: > FinalValue.ReasonMax }) => new Problem("RemovalReason", $"理由は{FinalValue.ReasonMax}文字以内で入力してください。"),
        _ => null,
    };

    private async Task<IReadOnlyList<FinalProblem>> TryAsync(Func<Task<List<FinalProblem>>> work, long kpiId, CancellationToken cancellationToken)
    {
        try
        {
            return await db.WriteAsync<IReadOnlyList<FinalProblem>>(
                async () =>
                {
                    db.ChangeTracker.Clear();
                    return await work();
                },
                cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            return [new FinalProblem(kpiId, Problem.Whole(MovedMessage))];
        }
    }

    private FinalValue Add(Kpi kpi, long periodId, string key)
    {
        var final = new FinalValue { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, ReportingPeriodId = periodId, Key = key, RecordedByPost = db.Change.ActorPost };
        db.FinalValues.Add(final);
        return final;
    }

    private void Fill(FinalValue final, FinalEntry entry)
    {
        (final.Value, final.Text) = (entry.Value, string.IsNullOrWhiteSpace(entry.Text) ? null : entry.Text.Trim());
        (final.AsOf, final.Reason, final.RecordedByPost) = (entry.AsOf, entry.Reason!.Trim(), db.Change.ActorPost);
    }
}
