using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>確定値 of the periods that a book shows beside its own: the next book prints 「速報→確定」 (domain.md §4.7). One command where there are none, four where there are.</summary>
internal static class BookFinals
{
    public static async Task<IReadOnlyDictionary<(long Kpi, long Period), BookFinal>> ReadAsync(
        DxDbContext db, Plan plan, IReadOnlyCollection<long> periodIds, CancellationToken cancellationToken)
    {
        var finals = await db.FinalValues.AsNoTracking().Include(final => final.ReportingPeriod)
            .Where(final => final.Kpi!.PlanId == plan.Id && final.ReportingPeriod!.State == PeriodState.Fixed).ToListAsync(cancellationToken);
        var wanted = finals.Where(final => periodIds.Contains(final.ReportingPeriodId)).ToList();
        if (wanted.Count == 0)
        {
            return new Dictionary<(long, long), BookFinal>();
        }

        var ids = wanted.Select(final => final.KpiId).Distinct().ToList();
        var kpis = await db.Kpis.AsNoTracking().Where(kpi => ids.Contains(kpi.Id)).ToDictionaryAsync(kpi => kpi.Id, cancellationToken);
        var values = (await db.ActualValues.AsNoTracking().Include(value => value.ReportingPeriod).Where(value => ids.Contains(value.KpiId)).ToListAsync(cancellationToken)).ToLookup(value => value.KpiId);
        var entries = finals.ToLookup(final => final.KpiId, final => (final.ReportingPeriod!.Key, final.Value));
        var frozen = await new SnapshotStore(db).FindFixedAsync([.. wanted.Select(final => final.ReportingPeriodId).Distinct()], cancellationToken);
        var rules = new JudgingRules(plan.Municipality!.LeadsWithTargetRatio, plan.Municipality.UsesStraightLineGuide);
        return wanted.ToDictionary(
            final => (final.KpiId, final.ReportingPeriodId),
            final =>
            {
                var all = KpiJudging.EntriesOf(values[final.KpiId], KpiFinals.EntriesOf(entries[final.KpiId]));
                return new BookFinal(KpiFinal.Of(kpis[final.KpiId], final, all, plan.FirstFiscalYear, rules, frozen.GetValueOrDefault(final.ReportingPeriodId)).Figure, final.Text);
            });
    }
}
