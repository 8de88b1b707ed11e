using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Reads the KPIs that are due in a period, with their value of it, if any, and the one before.</summary>
internal sealed class SurveyKpiRows(DxDbContext db, ReportingPeriod period, Dictionary<long, long> leads)
{
    public async Task<IReadOnlyList<SurveyKpi>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await db.MeasureKpis.AsNoTracking()
            .Where(l => l.Measure!.PlanId == period.PlanId && !l.IsRelisted)
            .OrderBy(l => l.Measure!.Order).ThenBy(l => l.Order)
            .Select(l => new Link(l.Kpi!, l.MeasureId, l.Measure!.NumberNote == null ? l.Measure.Number ?? l.Measure.Key : l.Measure.Key, l.Measure.Title))
            .ToListAsync(cancellationToken);
        var values = await db.ActualValues.AsNoTracking().Include(a => a.ReportingPeriod)
            .Where(a => a.Kpi!.PlanId == period.PlanId && a.ReportingPeriod!.To <= period.To).ToListAsync(cancellationToken);
        var targets = await db.YearlyTargets.AsNoTracking()
            .Where(t => t.Kpi!.PlanId == period.PlanId && t.FiscalYear == period.FiscalYear).ToDictionaryAsync(t => t.KpiId, cancellationToken);
        var byKpi = values.ToLookup(value => value.KpiId);
        return
        [
            .. rows.DistinctBy(row => row.Kpi.Id)
                .Where(row => byKpi[row.Kpi.Id].Any(value => value.ReportingPeriodId == period.Id) || IsDue(row.Kpi))
                .Select(row => Row(row, [.. byKpi[row.Kpi.Id]], targets.GetValueOrDefault(row.Kpi.Id))),
        ];
    }

    /// <summary>A value's fields in the form that cells are compared in; all empty where there is none.</summary>
    internal static Dictionary<string, string> ValuesOf(ActualValue? value) => new(StringComparer.Ordinal)
    {
        [nameof(ActualValue.Value)] = value?.Value is { } number ? NumberText.Format(number, unit: null) : "",
        [nameof(ActualValue.IsDone)] = value is { IsDone: true } ? SurveyColumns.MarkText : "",
        [nameof(ActualValue.DoneOn)] = value?.DoneOn is { } done ? JapaneseDate.Format(done) : "",
        [nameof(ActualValue.Text)] = TypedText.Of(value?.Text) ?? "",
        [nameof(ActualValue.Status)] = value is null ? "" : KpiLabels.Of(value.Status),
        [nameof(ActualValue.AsOf)] = value?.AsOf is { } day ? JapaneseDate.Format(day) : "",
        [nameof(ActualValue.EmptyState)] = value is null ? "" : KpiLabels.Of(value.EmptyState),
        [nameof(ActualValue.Remark)] = TypedText.Of(value?.Remark) ?? "",
    };

    private bool IsDue(Kpi kpi) => PeriodKey.TryParse(period.Key, out var key) && KpiDefinitions.Calendar(kpi).IsDue(key);

    private SurveyKpi Row(Link link, List<ActualValue> values, YearlyTarget? target)
    {
        var kpi = link.Kpi;
        var now = values.Find(value => value.ReportingPeriodId == period.Id);
        var before = values.Where(value => value.ReportingPeriod!.To < period.To && value.EmptyState == EmptyState.None).MaxBy(value => value.ReportingPeriod!.To);
        return new SurveyKpi
        {
            KpiId = kpi.Id,
            Key = kpi.Key,
            MeasureNumber = link.Number,
            MeasureTitle = link.Title,
            LeadId = leads.TryGetValue(link.MeasureId, out var lead) ? lead : null,
            Name = kpi.Name,
            Unit = kpi.Unit,
            Type = kpi.Type,
            Basis = KpiLabels.Of(kpi.Basis) + (kpi.EntryMode is { } mode ? $"\n入力は{KpiLabels.Of(mode)}" : ""),
            Baseline = KpiText.Baseline(kpi.BaselineText, kpi.BaselineValue, kpi.Unit),
            Target = KpiText.Target(kpi.TargetText, kpi.TargetValue, kpi.TargetUpperValue, kpi.Unit),
            YearTarget = target is null ? "" : target.Text ?? KpiText.Figure(target.Value, kpi.Unit),
            Previous = before is null ? "" : $"{KpiText.Recorded(before.Value ?? before.Figure, kpi.Unit, before.IsDone, before.Text, before.EmptyState, kpi.Type)}\n({LabelOf(before.ReportingPeriod!)})",
            PreviousValue = before?.Value,
            HasExceeded100 = kpi.TargetValue > 100 || values.Exists(value => value.ReportingPeriodId != period.Id && value.Value > 100),
            WhereFrom = kpi.WhereFrom ?? kpi.FigureSource ?? "",
            Due = PeriodKey.TryParse(period.Key, out var key) ? KpiAsking.DueOf(KpiDefinitions.Calendar(kpi), key, period.Due) : period.Due,
            Version = now?.Version ?? Guid.Empty,
            IsConfirmed = now is { IsConfirmed: true },
            Values = ValuesOf(now),
        };
    }

    private static string LabelOf(ReportingPeriod before) => before.Title ?? (PeriodKey.TryParse(before.Key, out var key) ? key.Label : before.Key);

    private sealed record Link(Kpi Kpi, long MeasureId, string Number, string Title);
}
