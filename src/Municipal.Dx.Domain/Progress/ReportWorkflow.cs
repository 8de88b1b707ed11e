namespace Municipal.Dx.Domain.Progress;

/// <summary>What may be done with a progress report (domain.md §4, decisions.md Judging).</summary>
public enum ReportMove
{
    /// <summary>所属内確認へ回す</summary>
    AskHead,

    /// <summary>提出する</summary>
    Submit,

    /// <summary>取り下げる: back to draft before the office looked at it</summary>
    Withdraw,

    /// <summary>確認済みにする</summary>
    Check,

    /// <summary>修正依頼</summary>
    RequestCorrection,
}

/// <summary>In which part someone acts on a report.</summary>
public enum ReportActor
{
    Staff,
    Head,
    Office,
}

/// <summary>What a move needs to know beside the state.</summary>
/// <param name="Actor">Who moves.</param>
/// <param name="PeriodState">Nothing moves unless the period is open.</param>
/// <param name="StaffMaySubmit">The municipality lets staff submit as 「決裁済み」.</param>
/// <param name="ApprovedOn">決裁日, which staff must give when they submit.</param>
/// <param name="Reason">Why a correction is asked for.</param>
public sealed record ReportMoveContext(
    ReportActor Actor,
    PeriodState PeriodState,
    bool StaffMaySubmit = false,
    DateOnly? ApprovedOn = null,
    string? Reason = null);

/// <summary>
/// Draft → 所属内確認中 → Submitted → 確認済み; back to draft by withdrawal before it is looked at; 修正依頼 from
/// Submitted or 確認済み while the period is open.
/// </summary>
public static class ReportWorkflow
{
    public const int ReasonMax = 1000;

    /// <returns>The state after the move, or the problem that stands against it.</returns>
    public static (ReportState State, Problem? Problem) Move(ReportState state, ReportMove move, ReportMoveContext context)
    {
        if (context.PeriodState != PeriodState.Open)
        {
            return (state, Problem.Whole(context.PeriodState == PeriodState.Fixed
                ? "この報告期は確定しています。変更するときは、事務局が報告期を再び開きます。"
                : "この報告期はまだ受け付けていません。"));
        }

        return Target(state, move) is not { } target
            ? (state, Problem.Whole($"「{ProgressLabels.Of(state)}」の報告は、{Words(move)}ことができません。画面を読み込み直して、今の状態を確かめてください。"))
            : Refusal(move, context) is { } problem ? (state, problem) : (target, null);
    }

    /// <summary>True where the texts may be changed in this state.</summary>
    public static bool IsEditable(ReportState state) => state is ReportState.Draft or ReportState.InDepartmentReview or ReportState.CorrectionRequested;

    private static ReportState? Target(ReportState state, ReportMove move) => (state, move) switch
    {
        (ReportState.Draft or ReportState.CorrectionRequested, ReportMove.AskHead) => ReportState.InDepartmentReview,
        (ReportState.Draft or ReportState.InDepartmentReview or ReportState.CorrectionRequested, ReportMove.Submit) => ReportState.Submitted,
        (ReportState.InDepartmentReview or ReportState.Submitted, ReportMove.Withdraw) => ReportState.Draft,
        (ReportState.Submitted, ReportMove.Check) => ReportState.Checked,
        (ReportState.Submitted or ReportState.Checked, ReportMove.RequestCorrection) => ReportState.CorrectionRequested,
        _ => null,
    };

    private static Problem? Refusal(ReportMove move, ReportMoveContext context) => move switch
    {
        ReportMove.Submit when context.Actor == ReportActor.Staff && !context.StaffMaySubmit =>
            Problem.Whole("提出は所属長が行います。「所属内確認へ回す」を選んでください。"),
        ReportMove.Submit when context.Actor == ReportActor.Staff && context.ApprovedOn is null =>
            new Problem(nameof(ReportMoveContext.ApprovedOn), "決裁日を入力してください。"),
        ReportMove.Check or ReportMove.RequestCorrection when context.Actor != ReportActor.Office =>
            Problem.Whole("この操作はDX事務局が行います。"),
        ReportMove.RequestCorrection when string.IsNullOrWhiteSpace(context.Reason) =>
            new Problem(nameof(ReportMoveContext.Reason), "どこをどう直してほしいかを入力してください。"),
        ReportMove.RequestCorrection when context.Reason!.Length > ReasonMax =>
            new Problem(nameof(ReportMoveContext.Reason), $"修正依頼の理由は{ReasonMax:N0}文字以内で入力してください。"),
        _ => null,
    };

    private static string Words(ReportMove move) => move switch
    {
        ReportMove.AskHead => "所属内確認へ回す",
        ReportMove.Submit => "提出する",
        ReportMove.Withdraw => "取り下げる",
        ReportMove.Check => "確認済みにする",
        _ => "修正を依頼する",
    };
}
