using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>How a cell of a survey sheet is filled in.</summary>
public enum SurveyInput
{
    Text,

    /// <summary>One of a list.</summary>
    Choice,

    /// <summary>○ or nothing.</summary>
    Mark,
    Number,
    Date,
}

/// <summary>An input column. The sheet is read by its label, so that columns may be moved.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Label">Its heading.</param>
/// <param name="Guide">How to fill it in, and about how long.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Choices">The list of a <see cref="SurveyInput.Choice"/>.</param>
/// <param name="MaxLength">Longest text; 0 where it is none.</param>
public sealed record SurveyColumn(string Name, string Label, string Guide, SurveyInput Input, IReadOnlyList<string> Choices, int MaxLength = 0);

/// <summary>The input columns of every sheet: one list for writing, reading, comparing and saving. No two sheets have the same headings.</summary>
public static class SurveyColumns
{
    public const string MarkText = "○";

    private static readonly IReadOnlyList<string> Marks = [MarkText];

    public static IReadOnlyList<SurveyColumn> Of(SurveyRowKind kind, RatingScale scale, bool isYearEndForm) => kind switch
    {
        SurveyRowKind.Measure => OfMeasures(scale, isYearEndForm),
        SurveyRowKind.Kpi => OfKpis,
        SurveyRowKind.Stage => OfStages,
        SurveyRowKind.Part => OfParts,
        SurveyRowKind.Figure => OfFigures,
        _ => OfOpinions,
    };

    public static IReadOnlyList<SurveyColumn> OfMeasures(RatingScale scale, bool isYearEndForm) =>
    [
        Choice(nameof(ProgressReport.Stage), "進み具合", "一覧から選びます", Enum.GetValues<ProgressStage>().Select(ProgressLabels.Of)),
        Choice(nameof(ProgressReport.SelfRating), "自己評価", "一覧から選びます", scale.Levels.Select(level => level.Label)),
        new(nameof(ProgressReport.HasNoMovement), "当期の動きなし", "動きがなければ○", SurveyInput.Mark, Marks),
        Text(nameof(ProgressReport.Achievement), "実績", "この期にしたこと。100〜300字くらい"),
        Text(nameof(ProgressReport.Issue), "課題", "評価が低いときは必ず。100字くらい"),
        Text(nameof(ProgressReport.DelayCause), "遅れの原因", "遅れているとき。50字くらい"),
        Text(nameof(ProgressReport.NextPlan), "今後の予定", "次の期にすること。100字くらい"),
        Choice(nameof(ProgressReport.Direction), "今後の方向性", "一覧から選びます", Enum.GetValues<Direction>().Select(ProgressLabels.Of)),
        Text(nameof(ProgressReport.DecisionRequested), "判断を求める事項", "本部・首長の判断がいるときだけ"),
        .. isYearEndForm ? YearEnd : [],
        Text(nameof(ProgressReport.Remark), "備考", "あれば"),
    ];

    private static IReadOnlyList<SurveyColumn> YearEnd =>
    [
        new(nameof(ProgressReport.BudgetYen), "予算額(円)", "円単位の数", SurveyInput.Number, []),
        new(nameof(ProgressReport.SettlementYen), "決算額(円)", "円単位の数", SurveyInput.Number, []),
    ];

    public static IReadOnlyList<SurveyColumn> OfKpis { get; } =
    [
        new(nameof(ActualValue.Value), "実績値", "数だけ。0も入力します", SurveyInput.Number, []),
        new(nameof(ActualValue.IsDone), "達成", "達成したら○(定性・有無のKPI)", SurveyInput.Mark, Marks),
        new(nameof(ActualValue.DoneOn), "達成日", "例 R8.10.1", SurveyInput.Date, []),
        Text(nameof(ActualValue.Text), "状況・補足", "言葉で答えるKPI。50字くらい", ActualValue.TextMax),
        Choice(nameof(ActualValue.Status), "値の区分", "選ばなければ速報", Enum.GetValues<ValueStatus>().Select(KpiLabels.Of)),
        new(nameof(ActualValue.AsOf), "時点", "空なら基準日", SurveyInput.Date, []),
        Choice(nameof(ActualValue.EmptyState), "値がない理由", "値がないときだけ", EmptyStates.Select(KpiLabels.Of)),
        Text(nameof(ActualValue.Remark), "備考", "あれば", ActualEntry.RemarkMax),
    ];

    public static IReadOnlyList<SurveyColumn> OfStages { get; } =
    [
        Choice(nameof(InitiativeProgress.Standing), "工程に対する段階", "一覧から選びます", Enum.GetValues<ScheduleStanding>().Select(ProgressLabels.Of)),
        Text(nameof(InitiativeProgress.StageText), "段階の説明", "今どこまで進んだか。30字くらい", InitiativeProgress.StageMax),
    ];

    public static IReadOnlyList<SurveyColumn> OfParts { get; } =
    [
        Text(nameof(DepartmentPart.Achievement), "課等の実績", "この期に課等でしたこと。50〜100字くらい"),
        new(nameof(DepartmentPart.HasNoMovement), "当期の動きなし", "動きがなければ○", SurveyInput.Mark, Marks),
    ];

    public static IReadOnlyList<SurveyColumn> OfFigures { get; } =
    [
        new(nameof(PartFigure.Value), "課等の数値", "数だけ。0も入力します", SurveyInput.Number, []),
        Choice(nameof(PartFigure.EmptyState), "値がない理由", "値がないときだけ", EmptyStates.Select(KpiLabels.Of)),
    ];

    public static IReadOnlyList<SurveyColumn> OfOpinions { get; } =
    [
        Text(nameof(CommitteeOpinion.Answer), "意見への対応", "したこと、これからすること。100〜200字くらい", CommitteeOpinion.TextMax),
    ];

    /// <summary>The reasons that may be stated for a missing value.</summary>
    public static IReadOnlyList<EmptyState> EmptyStates => [EmptyState.NotDue, EmptyState.Unobtainable, EmptyState.NotApplicable];

    private static SurveyColumn Text(string name, string label, string guide, int maxLength = ProgressReport.TextMax) =>
        new(name, label, guide, SurveyInput.Text, [], maxLength);

    private static SurveyColumn Choice(string name, string label, string guide, IEnumerable<string> choices) =>
        new(name, label, guide, SurveyInput.Choice, [.. choices]);
}
