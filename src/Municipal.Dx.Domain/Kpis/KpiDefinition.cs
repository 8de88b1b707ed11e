using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// What a KPI is judged by. <paramref name="Tolerance"/> is in the KPI's unit and only for <see cref="KpiType.Maintain"/>;
/// <paramref name="IsStrict"/> is 未満・超 instead of 以内・以上.
/// </summary>
public sealed record KpiDefinition(
    KpiType Type,
    KpiBasis Basis,
    string? Unit,
    BaselineFigure? Baseline,
    TargetFigure? Target,
    bool IsStrict = false,
    decimal Tolerance = 0);

/// <summary>
/// 現状値 as printed, the number beside it where one can be read, and the year it belongs to. <paramref name="IsPartYear"/>: counted over a
/// part of that year only, which the sentence says because a rate from it flatters.
/// </summary>
public sealed record BaselineFigure(string? Text, decimal? Value, NumberQualifier? Qualifier = null, FiscalYear? FiscalYear = null, bool IsPartYear = false);

/// <summary>
/// 目標値 as printed, final or of one year. For a range <paramref name="Value"/> is the lower end.
/// <paramref name="EveryYears"/>: 1 is 毎年, 3 is 3年ごと with <paramref name="WindowStart"/> the first year of the first window.
/// </summary>
public sealed record TargetFigure(
    string? Text,
    decimal? Value,
    decimal? UpperValue = null,
    NumberQualifier? Qualifier = null,
    FiscalYear? FiscalYear = null,
    int? EveryYears = null,
    FiscalYear? WindowStart = null);

/// <summary>
/// 実績値 of one period. For a milestone <paramref name="IsDone"/> is enough; a qualitative KPI is met only when the department says so,
/// <paramref name="Text"/> gives the evidence and the office has confirmed it.
/// </summary>
public sealed record KpiActual(
    decimal? Value,
    string? Text = null,
    bool IsDone = false,
    DateOnly? DoneOn = null,
    bool IsConfirmed = false,
    ValueStatus Status = ValueStatus.Final,
    EmptyState EmptyState = EmptyState.None)
{
    public static KpiActual Empty(EmptyState state) => new(Value: null, EmptyState: state);
}

/// <summary>
/// The circumstances of a value. <paramref name="IsYearEnd"/>: the year that it counts over is complete, see <see cref="For"/>.
/// <paramref name="YearlyTarget"/> is one the plan states or the office has decided, never computed.
/// </summary>
public sealed record KpiContext(
    FiscalYear FiscalYear,
    bool IsYearEnd,
    TargetFigure? YearlyTarget = null,
    bool UseStraightLineGuide = false,
    bool PastDueDate = false,
    LeadRate LeadRate = LeadRate.Progress)
{
    /// <summary>A calendar year is complete in the period that holds 31 December, every other in the one that holds 31 March.</summary>
    public static KpiContext For(PeriodKey period, KpiBasis basis) => new(period.FiscalYear, HasYearEnded(period, basis));

    private static bool HasYearEnded(PeriodKey period, KpiBasis basis) => basis switch
    {
        KpiBasis.CalendarYear => period.Kind != PeriodKind.AdHoc && period.MonthsSinceApril >= 9,
        _ => period.ContainsYearEnd,
    };
}
