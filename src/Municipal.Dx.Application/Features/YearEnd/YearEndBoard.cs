using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.YearEnd;

/// <summary>A KPI whose value of the year's last period was not final when that was fixed.</summary>
/// <param name="Kpi">With its yearly targets.</param>
/// <param name="MeasureNumber">Number of the measure it stands under.</param>
/// <param name="MeasureTitle">Its title.</param>
/// <param name="Department">Who answers for it.</param>
/// <param name="Reported">What was fixed; null where nothing was reported.</param>
/// <param name="Final">確定値 recorded since.</param>
public sealed record YearEndRow(Kpi Kpi, string MeasureNumber, string MeasureTitle, string Department, KpiStoredValue? Reported, KpiFinal? Final)
{
    public bool TakesWords => Kpi.Type is KpiType.Milestone or KpiType.Qualitative;

    public string ReportedShown => Reported is { Row: var row } ? KpiText.Recorded(row.Figure, Kpi.Unit, row.IsDone, row.Text, row.EmptyState, Kpi.Type) : KpiLabels.Of(KpiOutcome.NotReported);
}

/// <summary>年度末確定 of a fiscal year: what is still 見込 or 速報, and whether the office has confirmed the year.</summary>
/// <param name="Period">The period asked for.</param>
/// <param name="Year">Its fiscal year.</param>
/// <param name="Rows">KPIs to make final, in the plan's order.</param>
/// <param name="AlreadyFinal">KPIs whose value was 確定 when the period was fixed.</param>
/// <param name="Confirmation">Null until the year was confirmed.</param>
/// <param name="LastKey">The last fixed period of the year that holds its end; null where there is none.</param>
public sealed record YearEndBoard(ClosingPeriod Period, FiscalYear Year, IReadOnlyList<YearEndRow> Rows, int AlreadyFinal, YearEndConfirmation? Confirmation, string? LastKey)
{
    public int Done => Rows.Count(row => row.Final is not null);

    public int Open => Rows.Count - Done;

    /// <summary>The period asked for is the one the year is confirmed with.</summary>
    public bool IsHere => Period.Key == LastKey;
}
