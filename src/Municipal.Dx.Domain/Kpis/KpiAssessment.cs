namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// The judgement of one value, with its reason (domain.md §3). Rates are percentages with one decimal, kept below 0 and above 100;
/// rating cuts use them as they stand, met and bounds were judged on the value as entered.
/// </summary>
/// <param name="Outcome">判定.</param>
/// <param name="ProgressRate">進捗率(現状値から), towards the final target; rising and falling KPIs only, null in mid-year.</param>
/// <param name="TargetRatio">目標比, of the yearly target where that was judged by, else of the final one; null where less is better.</param>
/// <param name="AidRate">参考: the progress formula for a bound that has a baseline. Never rated.</param>
/// <param name="JudgedAgainst">Null where nothing was judged.</param>
/// <param name="Reason">A Japanese sentence without a full stop, fit for public editions: negative progress is said in words.</param>
public sealed record KpiAssessment(
    KpiOutcome Outcome,
    decimal? ProgressRate,
    decimal? TargetRatio,
    decimal? AidRate,
    JudgedAgainst? JudgedAgainst,
    string Reason)
{
    /// <summary>判定対象: counts in the denominator.</summary>
    public bool IsJudged => Outcome.IsJudged();

    public bool IsMet => Outcome.IsMet();

    /// <summary>The outcome in words; 未到達 by the guide says so, as a guide is not a target.</summary>
    public string OutcomeLabel => (Outcome, JudgedAgainst) switch
    {
        (KpiOutcome.NotMet, Kpis.JudgedAgainst.StraightLineGuide) => "年割の目安に未到達",
        (KpiOutcome.NotMet, Kpis.JudgedAgainst.YearlyTarget) => "今年度分未到達",
        _ => KpiLabels.Of(Outcome),
    };

    /// <summary>For storage and sorting in SQL; clamped to the range of int.</summary>
    public int? ProgressRateTenths => Rate.Tenths(ProgressRate);

    public int? TargetRatioTenths => Rate.Tenths(TargetRatio);

    /// <summary>Pure and total: answers for every input, never throws.</summary>
    public static KpiAssessment Of(KpiDefinition definition, KpiActual actual, KpiContext context) =>
        OfEmpty(definition, actual, context) ?? definition.Type switch
        {
            KpiType.Milestone => OfMilestone(actual),
            KpiType.Qualitative => OfQualitative(definition, actual),
            _ => NumericJudgement.Of(definition, actual, context),
        };

    internal static KpiAssessment WithoutRates(KpiOutcome outcome, string reason, JudgedAgainst? judgedAgainst = null) =>
        new(outcome, ProgressRate: null, TargetRatio: null, AidRate: null, judgedAgainst, reason);

    private static KpiAssessment? OfEmpty(KpiDefinition definition, KpiActual actual, KpiContext context) =>
        (IsBlank(definition.Type, actual) ? EmptyState.NotAnswered : actual.EmptyState) switch
        {
            EmptyState.None => null,
            EmptyState.NotDue => WithoutRates(KpiOutcome.NotDue, "測定時期未到来のため、判定しない"),
            EmptyState.Unobtainable => WithoutRates(KpiOutcome.Unobtainable, "実績は把握困難" + InBrackets(actual.Text)),
            EmptyState.NotApplicable => WithoutRates(KpiOutcome.NotApplicable, "この期は対象外" + InBrackets(actual.Text)),
            EmptyState.NotReported => WithoutRates(KpiOutcome.NotReported, "確定までに報告がなく、未報告"),
            _ when context.PastDueDate => WithoutRates(KpiOutcome.OverdueNotAnswered, "期限を過ぎて、実績は未入力"),
            _ => WithoutRates(KpiOutcome.NotAnswered, "実績は未入力"),
        };

    private static bool IsBlank(KpiType type, KpiActual actual) => actual.EmptyState == EmptyState.None && type switch
    {
        KpiType.Milestone => false,
        KpiType.Qualitative => !actual.IsDone && string.IsNullOrWhiteSpace(actual.Text),
        _ => actual.Value is null,
    };

    private static KpiAssessment OfMilestone(KpiActual actual)
    {
        var text = string.IsNullOrWhiteSpace(actual.Text) ? (actual.IsDone ? "実施済" : "未実施") : actual.Text.Trim().TrimEnd('。');
        return (actual.IsDone, actual.DoneOn) switch
        {
            (true, { } day) => WithoutRates(KpiOutcome.Met, $"{text}({Calendar.JapaneseDate.Format(day)})", Kpis.JudgedAgainst.FinalTarget),
            (true, null) => WithoutRates(KpiOutcome.Met, $"{text}(日付の記入なし)", Kpis.JudgedAgainst.FinalTarget),
            _ => WithoutRates(KpiOutcome.NotMet, $"{text}、未到達", Kpis.JudgedAgainst.FinalTarget),
        };
    }

    private static KpiAssessment OfQualitative(KpiDefinition definition, KpiActual actual)
    {
        var target = string.IsNullOrWhiteSpace(definition.Target?.Text) ? "目標" : $"目標「{definition.Target.Text.Trim()}」";
        return (actual.IsDone, !string.IsNullOrWhiteSpace(actual.Text), actual.IsConfirmed) switch
        {
            (false, _, _) => WithoutRates(KpiOutcome.NotMet, $"{target}に未到達(課等の回答)", Kpis.JudgedAgainst.FinalTarget),
            (true, true, true) => WithoutRates(KpiOutcome.Confirmed, $"{target}の達成を事務局が確認", Kpis.JudgedAgainst.FinalTarget),
            (true, false, _) => WithoutRates(KpiOutcome.AwaitingConfirmation, $"{target}を達成したと回答、根拠の記入なし"),
            _ => WithoutRates(KpiOutcome.AwaitingConfirmation, $"{target}を達成したと回答、事務局の確認待ち"),
        };
    }

    private static string InBrackets(string? text) => string.IsNullOrWhiteSpace(text) ? "" : $"({text.Trim()})";
}
