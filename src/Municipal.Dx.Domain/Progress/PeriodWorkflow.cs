namespace Municipal.Dx.Domain.Progress;

/// <summary>Moves of a reporting period; publishing (公表) stands apart from fixing.</summary>
public static class PeriodWorkflow
{
    public const int ReasonMax = 300;

    public static Problem? Open(PeriodState state) => state == PeriodState.Preparing
        ? null
        : Problem.Whole("この報告期は、すでに受付を始めています。");

    /// <param name="state">State now.</param>
    /// <param name="missing">Measures asked and not answered.</param>
    /// <param name="confirmsMissing">The office confirmed the list of missing answers, which become 未報告.</param>
    public static Problem? Fix(PeriodState state, int missing, bool confirmsMissing) => (state, missing, confirmsMissing) switch
    {
        (not PeriodState.Open, _, _) => Problem.Whole("受付中の報告期だけを確定できます。"),
        (_, > 0, false) => new Problem("ConfirmsMissing", $"未提出の{missing}件を「未報告」として確定してよいことを確かめ、チェックを入れてください。"),
        _ => null,
    };

    public static Problem? Reopen(PeriodState state, string? reason) => (state, reason) switch
    {
        (not PeriodState.Fixed, _) => Problem.Whole("確定した報告期だけを再び開けます。"),
        (_, var text) when string.IsNullOrWhiteSpace(text) => new Problem("Reason", "再び開く理由を入力してください。"),
        (_, { Length: > ReasonMax }) => new Problem("Reason", $"理由は{ReasonMax}文字以内で入力してください。"),
        _ => null,
    };

    public static Problem? Publish(PeriodState state, DateOnly? decidedOn, DateOnly today) => (state, decidedOn) switch
    {
        (not PeriodState.Fixed, _) => Problem.Whole("公表できるのは、確定した報告期だけです。"),
        (_, null) => new Problem("DecidedOn", "公表を決めた日を入力してください。"),
        (_, { } day) when day > today => new Problem("DecidedOn", "公表を決めた日は、今日までの日を入力してください。"),
        _ => null,
    };
}

/// <summary>Whether an answer is late: never-answered and sent-back are counted apart (decisions.md Judging).</summary>
public enum Lateness
{
    None,

    /// <summary>期限超過: not submitted after the due date</summary>
    NotSubmitted,

    /// <summary>修正依頼中 after the due date</summary>
    NotCorrected,
}

public static class ReportLateness
{
    /// <param name="state">Null where nothing was entered yet.</param>
    /// <param name="due">提出期限, to the end of that day in Asia/Tokyo.</param>
    /// <param name="today">Today in Japan.</param>
    public static Lateness Of(ReportState? state, DateOnly due, DateOnly today) => today <= due
        ? Lateness.None
        : state switch
        {
            null or ReportState.Draft or ReportState.InDepartmentReview => Lateness.NotSubmitted,
            ReportState.CorrectionRequested => Lateness.NotCorrected,
            _ => Lateness.None,
        };
}
