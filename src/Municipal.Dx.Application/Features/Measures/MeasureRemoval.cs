using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>What goes with a measure, and why it may not go.</summary>
public sealed record RemovalView(string What, Guid Version, int Initiatives, int Kpis, IReadOnlyList<string> Obstacles);

public enum RemovalOutcome
{
    Removed,
    Gone,
    Blocked,

    /// <summary>Someone changed it since it was shown.</summary>
    Changed,
}

/// <summary>
/// Takes a measure out of the plan with its initiatives and KPIs, as long as nothing was reported on it: what was answered
/// stays for good.
/// </summary>
public sealed class MeasureRemoval(DxDbContext db)
{
    public async Task<RemovalView?> ShowAsync(long planId, string key, CancellationToken cancellationToken) =>
        await LoadAsync(planId, key, cancellationToken) is { } measure ? await ViewOfAsync(measure, cancellationToken) : null;

    public Task<RemovalOutcome> RemoveAsync(long planId, string key, Guid version, string? reason, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            db.ChangeTracker.Clear();
            if (await LoadAsync(planId, key, CancellationToken.None) is not { } measure)
            {
                return RemovalOutcome.Gone;
            }

            if (measure.Version != version)
            {
                return RemovalOutcome.Changed;
            }

            if ((await ViewOfAsync(measure, CancellationToken.None)).Obstacles.Count > 0)
            {
                return RemovalOutcome.Blocked;
            }

            await MarkAsync(measure);
            db.Change.Reason = reason;
            await db.SaveChangesAsync(CancellationToken.None);
            return RemovalOutcome.Removed;
        },
        cancellationToken);

    private async Task MarkAsync(Measure measure)
    {
        var drafts = await db.ProgressReports.Include(r => r.Parts).Where(r => r.MeasureId == measure.Id).ToListAsync();
        var kpis = measure.Kpis.Where(link => !link.IsRelisted).Select(link => link.Kpi!).ToList();
        db.RemoveRange(drafts.SelectMany(r => r.Parts));
        db.RemoveRange(drafts);
        db.RemoveRange(measure.Initiatives.SelectMany(i => i.Phases));
        db.RemoveRange(measure.Initiatives.SelectMany(i => i.Owners));
        db.RemoveRange(measure.Initiatives);
        db.RemoveRange(kpis.SelectMany(k => k.YearlyTargets));
        db.RemoveRange(kpis.SelectMany(k => k.TargetChanges));
        db.RemoveRange(measure.Kpis);
        db.RemoveRange(kpis);
        db.RemoveRange(measure.Owners);
        db.RemoveRange(measure.Priorities);
        db.Remove(measure);
    }

    private async Task<RemovalView> ViewOfAsync(Measure measure, CancellationToken cancellationToken)
    {
        var initiatives = measure.Initiatives.ConvertAll(i => i.Id);
        var kpis = measure.Kpis.Where(link => !link.IsRelisted).Select(link => link.KpiId).ToList();
        var found = await db.Measures.Where(m => m.Id == measure.Id).Select(m => new
        {
            HasReports = db.ProgressReports.Any(r => r.MeasureId == m.Id && (r.State != ReportState.Draft || r.Achievement != null || r.SelfRating != null || r.Stage != null || r.HasNoMovement || r.Issue != null || r.NextPlan != null)),
            HasValues = db.ActualValues.Any(a => kpis.Contains(a.KpiId)),
            HasStages = db.InitiativeProgress.Any(p => initiatives.Contains(p.InitiativeId)),
            HasOpinions = db.CommitteeOpinions.Any(o => o.MeasureId == m.Id),
            IsRelisted = db.MeasureKpis.Any(link => kpis.Contains(link.KpiId) && link.MeasureId != m.Id),
            IsContinued = db.Measures.Any(o => o.PredecessorId == m.Id) || db.Kpis.Any(k => k.PredecessorId != null && kpis.Contains(k.PredecessorId.Value)),
        }).SingleAsync(cancellationToken);
        var obstacles = new (bool Holds, string Sentence)[]
        {
            (found.HasReports, "進捗の報告があります。"),
            (found.HasValues, "KPIに実績の記録があります。"),
            (found.HasStages, "取組の進み具合の記録があります。"),
            (found.HasOpinions, "委員の意見の記録があります。"),
            (found.IsRelisted, "KPIがほかの施策に再掲されています。"),
            (found.IsContinued, "次の計画の施策かKPIが、これを引き継いでいます。"),
        };
        return new RemovalView($"{measure.Number ?? measure.Key} {measure.Title}", measure.Version, initiatives.Count, kpis.Count, [.. obstacles.Where(o => o.Holds).Select(o => o.Sentence)]);
    }

    private Task<Measure?> LoadAsync(long planId, string key, CancellationToken cancellationToken) => db.Measures.AsSplitQuery()
        .Include(m => m.Owners).ThenInclude(o => o.Department)
        .Include(m => m.Priorities).ThenInclude(p => p.NationalPriority)
        .Include(m => m.Kpis).ThenInclude(link => link.Kpi!.YearlyTargets)
        .Include(m => m.Kpis).ThenInclude(link => link.Kpi!.TargetChanges)
        .Include(m => m.Initiatives).ThenInclude(i => i.Phases)
        .Include(m => m.Initiatives).ThenInclude(i => i.Owners).ThenInclude(o => o.Department)
        .FirstOrDefaultAsync(m => m.PlanId == planId && m.Key == key, cancellationToken);
}
