namespace Municipal.Dx.Domain.Progress;

/// <summary>Where an opinion stands: it comes back in every period until the office calls it 対応済み.</summary>
public enum OpinionState
{
    /// <summary>未回答</summary>
    Open,

    /// <summary>回答あり, not yet 対応済み</summary>
    Answered,

    /// <summary>対応済み</summary>
    Closed,
}

public static class OpinionRules
{
    public const int FromMax = 200;
    public const int ReasonMax = 500;

    public static OpinionState StateOf(CommitteeOpinion opinion) => StateOf(opinion.IsClosed, opinion.Answer);

    public static OpinionState StateOf(bool isClosed, string? answer) =>
        isClosed ? OpinionState.Closed : string.IsNullOrWhiteSpace(answer) ? OpinionState.Open : OpinionState.Answered;

    /// <summary>期限超過: nobody answered by the end of the due date.</summary>
    public static bool IsLate(OpinionState state, DateOnly? due, DateOnly today) => state == OpinionState.Open && due < today;

    public static string LabelOf(OpinionState state) => state switch
    {
        OpinionState.Open => "未回答",
        OpinionState.Answered => "回答あり",
        OpinionState.Closed => "対応済み",
        _ => "不明",
    };

    public static string LabelOf(OpinionOrigin origin) => origin switch
    {
        OpinionOrigin.Committee => "委員会",
        OpinionOrigin.Assembly => "議会",
        OpinionOrigin.Headquarters => "本部・町長",
        OpinionOrigin.Other => "その他",
        _ => "不明",
    };

    /// <summary>What stands against an answer; empty answers are refused only by <see cref="CheckClosing"/>.</summary>
    public static Problem? CheckAnswer(bool isClosed, string? answer, PeriodState? period) => (isClosed, answer, period) switch
    {
        (true, _, _) => new Problem(nameof(CommitteeOpinion.Answer), "この意見は対応済みのため、回答を変えられません。変えるときは、DX事務局が対応中に戻します。"),
        (_, _, PeriodState.Fixed) => new Problem(nameof(CommitteeOpinion.Answer), "この報告期は確定しています。回答は、次の報告期に入力してください。"),
        (_, _, PeriodState.Preparing) => new Problem(nameof(CommitteeOpinion.Answer), "この報告期はまだ受け付けていません。"),
        (_, { Length: > CommitteeOpinion.TextMax }, _) =>
            new Problem(nameof(CommitteeOpinion.Answer), $"意見への回答は{CommitteeOpinion.TextMax:N0}文字以内で入力してください(今は{answer.Length:N0}文字)。"),
        _ => null,
    };

    public static Problem? CheckClosing(OpinionState state, string? reason) => (state, reason?.Trim()) switch
    {
        (_, { Length: > ReasonMax }) => new Problem("Reason", $"理由は{ReasonMax}文字以内で入力してください。"),
        (OpinionState.Open, null or "") => new Problem("Reason", "回答のないまま対応済みにするときは、理由を入力してください。"),
        (OpinionState.Closed, null or "") => new Problem("Reason", "対応中に戻す理由を入力してください。"),
        (OpinionState.Answered, null or "") => new Problem("Reason", "対応済みにする理由(どう対応したか)を入力してください。"),
        _ => null,
    };
}
