using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>From the stored KPI to what the rules of the domain judge by.</summary>
public static class KpiDefinitions
{
    public static KpiDefinition Of(Kpi kpi) => new(
        kpi.Type,
        kpi.Basis,
        kpi.Unit,
        new BaselineFigure(kpi.BaselineText, kpi.BaselineValue, kpi.BaselineQualifier, Year(kpi.BaselineFiscalYear), kpi.BaselineIsPartYear),
        new TargetFigure(
            kpi.TargetText,
            kpi.TargetValue,
            kpi.TargetUpperValue,
            kpi.TargetQualifier,
            Year(kpi.TargetFiscalYear),
            kpi.TargetEveryYears,
            Year(kpi.TargetWindowStart)),
        kpi.IsStrict,
        kpi.Tolerance);

    /// <summary>測定の時期. A KPI of every N years is measured in the last year of its window.</summary>
    public static MeasuringCalendar Calendar(Kpi kpi) => Calendar(
        kpi.Frequency, kpi.MeasuredMonth, kpi.PublishedMonth, kpi.TargetEveryYears, kpi.TargetWindowStart, kpi.TargetFiscalYear);

    public static MeasuringCalendar Calendar(
        MeasureFrequency frequency, int? month, int? publishedMonth, int? everyYears, int? windowStart, int? targetYear) => new(
        frequency,
        month,
        publishedMonth,
        everyYears,
        Year(windowStart is { } start && everyYears is { } length ? start + length - 1 : targetYear));

    /// <summary>年度目標値 of a year; null where none is stated or decided. Needs the yearly targets to be loaded.</summary>
    public static TargetFigure? YearlyTarget(Kpi kpi, FiscalYear year) =>
        kpi.YearlyTargets.Find(target => target.FiscalYear == year.Value) is { } yearly
            ? new TargetFigure(yearly.Text, yearly.Value, FiscalYear: year)
            : null;

    public static KpiContext Context(Kpi kpi, PeriodKey period, JudgingRules rules) => KpiContext.For(period, kpi.Basis) with
    {
        YearlyTarget = YearlyTarget(kpi, period.FiscalYear),
        UseStraightLineGuide = rules.UsesStraightLineGuide,
        LeadRate = rules.LeadsWithTargetRatio ? LeadRate.TargetRatio : LeadRate.Progress,
    };

    /// <summary>The first year that an adding-up figure counts: plan start, or the start of the window that the year lies in.</summary>
    public static FiscalYear? CountsSince(Kpi kpi, int? planFirstYear, FiscalYear year) => kpi.Basis switch
    {
        KpiBasis.Cumulative => Year(planFirstYear),
        KpiBasis.PerNYears when kpi is { TargetEveryYears: { } length and > 0, TargetWindowStart: { } start } && year.Value >= start =>
            Year(start + ((year.Value - start) / length * length)),
        KpiBasis.PerNYears => Year(kpi.TargetWindowStart),
        _ => null,
    };

    /// <summary>Whether entries of several periods are added up (今期分・4月からの累計).</summary>
    public static bool AddsUp(KpiBasis basis, EntryMode? mode) =>
        mode is not null && basis is (KpiBasis.PerYear or KpiBasis.Cumulative or KpiBasis.PerNYears);

    private static FiscalYear? Year(int? value) => value is { } number && FiscalYear.TryCreate(number, out var year) ? year : null;
}

/// <summary>What a municipality chose about judging.</summary>
public sealed record JudgingRules(bool LeadsWithTargetRatio, bool UsesStraightLineGuide);
