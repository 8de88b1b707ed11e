using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

/// <summary>What a KPI without a stored value is in a period: not asked yet, not answered, late, or never reported.</summary>
public static class KpiAsking
{
    public static KpiOutcome OutcomeOfMissing(MeasuringCalendar calendar, PeriodKey period, PeriodState state, DateOnly due, DateOnly today) =>
        (calendar.IsDue(period), state) switch
        {
            (false, _) => KpiOutcome.NotDue,
            (true, PeriodState.Fixed) => KpiOutcome.NotReported,
            (true, PeriodState.Preparing) => KpiOutcome.NotAnswered,
            _ => today > DueOf(calendar, period, due) ? KpiOutcome.OverdueNotAnswered : KpiOutcome.NotAnswered,
        };

    /// <summary>The KPI's own due date: later than the period's where its figure is published later.</summary>
    public static DateOnly DueOf(MeasuringCalendar calendar, PeriodKey period, DateOnly due) =>
        calendar.KnownIn(period)?.LastDay is { } known && known > due ? known : due;

    /// <summary>The same sentence as for a stored state, with the month it is measured in.</summary>
    public static string ReasonOfMissing(KpiOutcome outcome, MeasuringCalendar calendar) => outcome switch
    {
        KpiOutcome.NotDue when calendar.Month is { } month => $"測定時期未到来のため、判定しない。測定は{month}月",
        KpiOutcome.NotDue => "測定時期未到来のため、判定しない",
        KpiOutcome.NotReported => "確定までに報告がなく、未報告",
        KpiOutcome.OverdueNotAnswered => "期限を過ぎて、実績は未入力",
        _ => "実績は未入力",
    };
}
