using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>The other figure beside an entry that adds up: the sum since April for 今期分, this period's part for 4月からの累計.</summary>
public static class KpiRunning
{
    /// <summary>What stands before the entry: the sum of the year so far; null where nothing adds up or nothing was entered.</summary>
    public static string? Before(KpiDetail detail, PeriodKey period)
    {
        var kpi = detail.Kpi;
        if (!KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode) || period.Kind == PeriodKind.AdHoc)
        {
            return null;
        }

        var earlier = Entries(detail).Where(entry => entry.Period < period && entry.Period.FiscalYear == period.FiscalYear).ToList();
        var sum = period.PreviousWithinYear is { } previous
            ? KpiAggregation.Of(KpiBasis.PerYear, kpi.EntryMode, previous, earlier)
            : AggregatedFigure.Nothing;
        return sum.Value is { } known
            ? $"{period.FiscalYear.Label}のこれまでの累計は{KpiText.Figure(known, kpi.Unit)}です{(sum.IsComplete ? "" : "（入力のない期があります）")}。"
            : $"{period.FiscalYear.Label}のこれまでの入力はありません。";
    }

    /// <summary>What the saved entry comes to; null where the entry is the figure itself.</summary>
    public static string? After(KpiDetail detail, PeriodKey period)
    {
        var kpi = detail.Kpi;
        var entries = Entries(detail);
        if (!KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode) || period.Kind == PeriodKind.AdHoc || !entries.Exists(entry => entry.Period == period))
        {
            return null;
        }

        if (kpi.EntryMode == EntryMode.ThisPeriod)
        {
            var sum = KpiAggregation.SinceApril(period, entries);
            return sum.Value is { } total ? $"4月からの累計は{KpiText.Figure(total, kpi.Unit)}です{(sum.IsComplete ? "" : "（入力のない期があります）")}。" : null;
        }

        return KpiAggregation.ThisPeriod(period, entries) is { } part ? $"今期分は{KpiText.Figure(part, kpi.Unit)}です。" : null;
    }

    private static List<PeriodEntry> Entries(KpiDetail detail) =>
    [
        .. detail.Periods
            .Where(row => row.Value is { Row: { HasFigure: true, Value: not null } })
            .Select(row => (Parsed: PeriodKey.TryParse(row.Period.Key, out var key), Key: key, row.Value!.Row.Value))
            .Where(row => row.Parsed)
            .Select(row => new PeriodEntry(row.Key, row.Value)),
    ];
}
