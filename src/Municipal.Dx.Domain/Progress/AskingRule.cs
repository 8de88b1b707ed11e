using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Domain.Progress;

/// <summary>What decides whether a measure is asked in a period.</summary>
/// <param name="IsFinished">An earlier report said 完了 or 中止, and the office checked it or fixed its period.</param>
/// <param name="HasPastEfforts">The plan prints これまでの取組.</param>
/// <param name="HasFutureEfforts">The plan prints 今後必要な取組.</param>
/// <param name="Initiatives">取組 below the measure.</param>
/// <param name="KpisDue">KPIs of the measure that are measured in the period.</param>
public sealed record AskingFacts(bool IsFinished, bool HasPastEfforts, bool HasFutureEfforts, int Initiatives, int KpisDue);

/// <summary>Whether a measure is asked unless the office says otherwise, and why in a word.</summary>
public sealed record AskingDefault(bool IsAsked, string Reason);

/// <summary>
/// Questions wear people out (評価疲れ): a measure with only past efforts is asked once a year, a finished one never again (domain.md §4).
/// The office may choose otherwise.
/// </summary>
public static class AskingRule
{
    /// <param name="facts">The measure in the period.</param>
    /// <param name="kind">Kind of the period.</param>
    public static AskingDefault Of(AskingFacts facts, PeriodKind kind) => facts switch
    {
        { IsFinished: true } => new AskingDefault(IsAsked: false, "完了・中止の報告済み"),
        { KpisDue: > 0 } => new AskingDefault(IsAsked: true, $"測定するKPI {facts.KpisDue}件"),
        { Initiatives: > 0 } => new AskingDefault(IsAsked: true, $"取組 {facts.Initiatives}件"),
        { HasFutureEfforts: true } => new AskingDefault(IsAsked: true, "今後の取組あり"),
        { HasPastEfforts: true } => kind == PeriodKind.Year
            ? new AskingDefault(IsAsked: true, "これまでの取組だけ・年1回")
            : new AskingDefault(IsAsked: false, "これまでの取組だけ・年度の期に尋ねる"),
        _ => new AskingDefault(IsAsked: true, "計画の施策"),
    };
}
