using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>
/// 確定値 of a fixed period as pages show it beside the frozen value. <paramref name="Figure"/> is the entry itself, or the sum it comes to.
/// </summary>
/// <param name="Value">The number as entered.</param>
/// <param name="Figure">The number that was judged.</param>
/// <param name="Text">The words of it.</param>
/// <param name="AsOf">Day the figure is as of.</param>
/// <param name="Reason">Why it differs from what was reported.</param>
/// <param name="RecordedByPost">Post, never a person.</param>
/// <param name="RecordedAt">UTC.</param>
/// <param name="Version">For the form that changes it.</param>
/// <param name="Assessment">Judged by the target that the period was fixed with; null for words.</param>
public sealed record KpiFinal(
    decimal? Value, decimal? Figure, string? Text, DateOnly? AsOf, string? Reason, string RecordedByPost, DateTime RecordedAt, Guid Version, KpiAssessment? Assessment)
{
    /// <param name="kpi">With its yearly targets: judged by where no edition of the period is kept.</param>
    /// <param name="final">With its period loaded.</param>
    /// <param name="entries">What figures of the KPI are made of, this value among them.</param>
    /// <param name="planFirstYear">First fiscal year of the plan.</param>
    /// <param name="rules">What the municipality chose.</param>
    /// <param name="frozen">The newest fixed edition of the period; null where none is kept.</param>
    public static KpiFinal Of(Kpi kpi, FinalValue final, IReadOnlyCollection<PeriodEntry> entries, int? planFirstYear, JudgingRules rules, SnapshotContent? frozen)
    {
        var figure = final.Value;
        KpiAssessment? assessment = null;
        if (final.Value is { } value && PeriodKey.TryParse(final.ReportingPeriod!.Key, out var period))
        {
            var (definition, context, mode) = (frozen is null ? null : FrozenKpi.Of(frozen, kpi.Key, period)) ?? (KpiDefinitions.Of(kpi), KpiDefinitions.Context(kpi, period, rules), kpi.EntryMode);
            var sum = KpiDefinitions.AddsUp(definition.Basis, mode) && period.Kind != PeriodKind.AdHoc
                ? KpiAggregation.Of(definition.Basis, mode, period, entries, KpiDefinitions.CountsSince(kpi, planFirstYear, period.FiscalYear))
                : new AggregatedFigure(value, IsComplete: true);
            figure = sum.Value ?? value;
            var judged = KpiAssessment.Of(definition, new KpiActual(figure, final.Text), context);
            assessment = sum.IsComplete ? judged : KpiJudging.Partly(definition.Type, judged);
        }

        return new KpiFinal(final.Value, figure, final.Text, final.AsOf, final.Reason, final.RecordedByPost, final.ChangedAt, final.Version, assessment);
    }

    /// <summary>確定値 in words.</summary>
    public string Shown(string? unit) => Figure is { } number ? KpiText.Figure(number, unit) : Text ?? KpiText.None;
}

/// <summary>Reads 確定値 of a KPI.</summary>
public sealed class KpiFinals(DxDbContext db, SnapshotStore snapshots)
{
    private static readonly Dictionary<long, KpiFinal> None = [];

    /// <summary>By the id of the period; while one is open again its value itself can be changed, and its 確定値 counts for nothing. One command where there are none, three where there are.</summary>
    public async Task<IReadOnlyDictionary<long, KpiFinal>> OfAsync(Kpi kpi, int? planFirstYear, JudgingRules rules, CancellationToken cancellationToken)
    {
        var finals = await db.FinalValues.AsNoTracking().Include(final => final.ReportingPeriod)
            .Where(final => final.KpiId == kpi.Id && final.ReportingPeriod!.State == PeriodState.Fixed).ToListAsync(cancellationToken);
        if (finals.Count == 0)
        {
            return None;
        }

        var values = await db.ActualValues.AsNoTracking().Include(value => value.ReportingPeriod).Where(value => value.KpiId == kpi.Id).ToListAsync(cancellationToken);
        var frozen = await snapshots.FindFixedAsync(finals.ConvertAll(final => final.ReportingPeriodId), cancellationToken);
        var entries = KpiJudging.EntriesOf(values, EntriesOf(finals.Select(final => (final.ReportingPeriod!.Key, final.Value))));
        return finals.ToDictionary(
            final => final.ReportingPeriodId, final => KpiFinal.Of(kpi, final, entries, planFirstYear, rules, frozen.GetValueOrDefault(final.ReportingPeriodId)));
    }

    /// <summary>Numbers of 確定値 as figures are made of them.</summary>
    public static List<PeriodEntry> EntriesOf(IEnumerable<(string Key, decimal? Value)> finals) =>
    [
        .. finals.Where(final => final.Value is not null)
            .Select(final => (IsKey: PeriodKey.TryParse(final.Key, out var key), Key: key, final.Value))
            .Where(final => final.IsKey)
            .Select(final => new PeriodEntry(final.Key, final.Value)),
    ];
}
