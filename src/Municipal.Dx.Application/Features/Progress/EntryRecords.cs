using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>Initiatives and KPIs of measures with what was reported of them: two SQL commands for any number of measures.</summary>
internal sealed class EntryRecords
{
    private readonly ILookup<long, InitiativeRecord> _initiatives;
    private readonly ILookup<long, KpiRecord> _kpis;

    private EntryRecords(IEnumerable<InitiativeRecord> initiatives, IEnumerable<KpiRecord> kpis) =>
        (_initiatives, _kpis) = (initiatives.ToLookup(i => i.MeasureId), kpis.ToLookup(k => k.MeasureId));

    public static async Task<EntryRecords> ReadAsync(DxDbContext db, IReadOnlyList<long> measures, IReadOnlyList<long> periods, CancellationToken cancellationToken)
    {
        var initiatives = await db.Initiatives.AsNoTracking().Where(i => measures.Contains(i.MeasureId)).OrderBy(i => i.Order).Select(i => new InitiativeRecord
        {
            MeasureId = i.MeasureId,
            Id = i.Id,
            Key = i.Key,
            Title = i.Title,
            Phases = i.Phases.OrderBy(p => p.Order).Select(p => new PhaseRecord(p.Label, p.FirstFiscalYear, p.LastFiscalYear)).ToList(),
            Progress = db.InitiativeProgress.Where(p => p.InitiativeId == i.Id && periods.Contains(p.ReportingPeriodId)).ToList(),
        }).AsSingleQuery().ToListAsync(cancellationToken);
        var kpis = await db.MeasureKpis.AsNoTracking().Where(l => measures.Contains(l.MeasureId)).OrderBy(l => l.Order).ThenBy(l => l.Id).Select(l => new KpiRecord
        {
            MeasureId = l.MeasureId,
            IsRelisted = l.IsRelisted,
            Kpi = l.Kpi!,
            Owner = l.Kpi!.Measures.Where(o => !o.IsRelisted).Select(o => new OwnerRecord(o.Measure!.Id, o.Measure.Key, o.Measure.Number, o.Measure.Title)).FirstOrDefault(),
            Values = l.Kpi.Actuals.Where(a => a.ReportingPeriod!.State != PeriodState.Preparing)
                .Select(a => new ValueRecord(a, new KpiPeriod(a.ReportingPeriod!.Id, a.ReportingPeriod.Key, a.ReportingPeriod.State, a.ReportingPeriod.Due, a.ReportingPeriod.To))).ToList(),
        }).AsSingleQuery().ToListAsync(cancellationToken);
        return new EntryRecords(initiatives, kpis);
    }

    public IReadOnlyList<EntryInitiative> InitiativesOf(long measureId, long periodId, long? beforeId) => [.. _initiatives[measureId].Select(row => new EntryInitiative(
        row.Id,
        row.Key,
        row.Title,
        row.Phases.ConvertAll(p => $"{YearsOf(p)} {p.Label}".Trim()),
        row.Progress.Find(p => p.ReportingPeriodId == periodId),
        row.Progress.Find(p => p.ReportingPeriodId == beforeId)))];

    public IReadOnlyList<EntryKpi> KpisOf(long measureId, ReportingPeriod period, bool isRelisted) =>
        [.. _kpis[measureId].Where(row => row.IsRelisted == isRelisted).Select(row => KpiOf(row, period))];

    private static EntryKpi KpiOf(KpiRecord row, ReportingPeriod period)
    {
        var isKnown = PeriodKey.TryParse(period.Key, out var key);
        var stored = row.Values.Find(v => v.Period.Id == period.Id)?.Value;
        var periods = row.Values.ConvertAll(v => new KpiPeriodValue(v.Period, KpiStoredValue.Of(v.Value, v.Period.Key), v.Value.Outcome, v.Value.Reason));
        if (stored is null)
        {
            periods.Add(new KpiPeriodValue(new KpiPeriod(period.Id, period.Key, period.State, period.Due, period.To), Value: null, Outcome: null, Reason: ""));
        }

        var calendar = KpiDefinitions.Calendar(row.Kpi);
        var detail = new KpiDetail(row.Kpi, [], [], [.. periods.OrderByDescending(p => p.Period.To).ThenByDescending(p => p.Period.Id == period.Id)], Predecessor: null);
        var owner = row.Owner is { } o ? new EntryMeasure(o.Id, o.Key, o.Number, o.Title, AllDepartments: false, []) : null;
        return new EntryKpi(detail, stored, isKnown && calendar.IsDue(key), isKnown ? KpiAsking.DueOf(calendar, key, period.Due) : period.Due, owner);
    }

    private static string YearsOf(PhaseRecord phase) => (KpiText.Year(phase.First), KpiText.Year(phase.Last)) switch
    {
        (null, _) => string.Empty,
        ({ } from, null) => $"{from}〜",
        ({ } from, { } to) => from == to ? from : $"{from}〜{to}",
    };

    private sealed record PhaseRecord(string Label, int? First, int? Last);

    private sealed record OwnerRecord(long Id, string Key, string? Number, string Title);

    private sealed record ValueRecord(ActualValue Value, KpiPeriod Period);

    private sealed class InitiativeRecord
    {
        public required long MeasureId { get; init; }

        public required long Id { get; init; }

        public required string Key { get; init; }

        public required string Title { get; init; }

        public required List<PhaseRecord> Phases { get; init; }

        public required List<InitiativeProgress> Progress { get; init; }
    }

    private sealed class KpiRecord
    {
        public required long MeasureId { get; init; }

        public required bool IsRelisted { get; init; }

        public required Kpi Kpi { get; init; }

        public required OwnerRecord? Owner { get; init; }

        public required List<ValueRecord> Values { get; init; }
    }
}
