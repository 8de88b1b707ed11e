using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;

namespace Municipal.Dx.Web.Commands;

/// <summary>Judges every stored value again after a rule or a municipality's choice changed; those of fixed periods stay.</summary>
public sealed class RecomputeCommand : IPortalCommand
{
    public string Name => "recompute";

    public string Usage => "recompute                   実績の判定をやり直します(確定した報告期は変えません)";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (arguments.Count > 0)
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        services.GetRequiredService<MunicipalityScope>().EnterAll();
        var db = services.GetRequiredService<DxDbContext>();
        var actuals = services.GetRequiredService<ActualValueService>();
        db.Change.Reason = "判定のやり直し";
        var ids = await db.ActualValues.Select(value => value.KpiId).Distinct().ToListAsync(cancellationToken);
        var (judged, changed) = (0, 0);
        foreach (var id in ids)
        {
            var (seen, moved) = await db.WriteAsync(() => JudgeAsync(db, actuals, id), cancellationToken);
            judged += seen;
            changed += moved;
        }

        await output.WriteLineAsync($"{judged}件の実績を判定し直し、{changed}件の判定が変わりました。");
        return 0;
    }

    private static async Task<(int Judged, int Changed)> JudgeAsync(DxDbContext db, ActualValueService actuals, long kpiId)
    {
        db.ChangeTracker.Clear();
        var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).SingleAsync(k => k.Id == kpiId);
        var judged = await actuals.RejudgeAsync(kpi, CancellationToken.None);
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries<Domain.Kpis.ActualValue>().Count(entry => entry.State == EntityState.Modified);
        await db.SaveChangesAsync(CancellationToken.None);
        return (judged, changed);
    }
}
