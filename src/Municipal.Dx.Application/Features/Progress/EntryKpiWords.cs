using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>The words around a figure in the form of a report: what is to be entered, from where to where, and what stood last time.</summary>
public static class EntryKpiWords
{
    /// <summary>今期分（令和8年7〜9月分）, 4月からの累計（4〜9月）, or the day the figure is as of.</summary>
    public static string Label(ReportEntry entry, Kpi kpi)
    {
        var period = entry.PeriodKey;
        var isAdHoc = period.Kind == PeriodKind.AdHoc;
        return (KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode), kpi.EntryMode) switch
        {
            (true, EntryMode.SinceApril) => "4月からの累計" + (isAdHoc ? "" : $"（{period.FiscalYear.FirstDay.Month}〜{period.To.Month}月）"),
            (true, _) => "今期分" + (isAdHoc ? "" : $"（{period.MonthsLabel}）"),
            _ => $"実績（{(kpi.Basis == KpiBasis.PointInTime ? $"{JapaneseDate.Format(entry.Period.AsOf)}現在" : KpiLabels.Of(kpi.Basis))}）",
        };
    }

    /// <summary>現状値31件 → 目標値60件。前回（令和8年度第1四半期）は44件。</summary>
    public static string Hint(ReportEntry entry, EntryKpi shown, string baselineWord, string targetWord)
    {
        var kpi = shown.Kpi;
        return $"{baselineWord}{KpiText.Baseline(kpi.BaselineText, kpi.BaselineValue, kpi.Unit)} → {targetWord}{KpiText.Target(kpi.TargetText, kpi.TargetValue, kpi.TargetUpperValue, kpi.Unit)}。{LastInWords(entry, shown)}";
    }

    public static string LastInWords(ReportEntry entry, EntryKpi shown)
    {
        var kpi = shown.Kpi;
        if (shown.Last(entry.Period.Id) is not { Value: { } value } last)
        {
            return "前回の値はありません。";
        }

        var row = value.Row;
        var figure = KpiDefinitions.AddsUp(kpi.Basis, kpi.EntryMode)
            ? KpiText.Figure(row.Value, kpi.Unit)
            : KpiText.Recorded(row.Figure, kpi.Unit, row.IsDone, row.Text, row.EmptyState, kpi.Type);
        return $"前回（{last.Period.Label}）は{figure}。";
    }

    /// <summary>The value of the period in words; null where nothing was entered.</summary>
    public static string? StoredInWords(EntryKpi shown) => shown.Stored is { } value
        ? KpiText.Recorded(value.Figure ?? value.Value, shown.Kpi.Unit, value.IsDone, value.Text, value.EmptyState, shown.Kpi.Type)
        : null;
}
