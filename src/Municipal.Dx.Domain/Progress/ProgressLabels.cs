namespace Municipal.Dx.Domain.Progress;

/// <summary>The Japanese word for every token of a progress report, the same on screens, in Excel and in sentences (domain.md §7).</summary>
public static class ProgressLabels
{
    private const string Unknown = "不明";

    public static string Of(ReportState value) => value switch
    {
        ReportState.Draft => "入力中",
        ReportState.InDepartmentReview => "所属内確認中",
        ReportState.Submitted => "提出済み",
        ReportState.CorrectionRequested => "修正依頼中",
        ReportState.Checked => "確認済み",
        _ => Unknown,
    };

    /// <summary>As it reads in its period: what a department had not handed in when the period was fixed is 未報告.</summary>
    public static string Of(ReportState value, bool isFixed) =>
        isFixed && value is (ReportState.Draft or ReportState.InDepartmentReview) ? "未報告" : Of(value);

    public static string Of(ProgressStage value) => value switch
    {
        ProgressStage.NotStarted => "未着手",
        ProgressStage.InProgress => "取組中",
        ProgressStage.Completed => "完了",
        ProgressStage.Stopped => "中止",
        _ => Unknown,
    };

    public static string Of(Direction value) => value switch
    {
        Direction.Continue => "継続",
        Direction.Expand => "拡充",
        Direction.Review => "見直し",
        Direction.Merge => "統合",
        Direction.Complete => "完了",
        Direction.Abolish => "廃止",
        _ => Unknown,
    };

    public static string Of(ScheduleStanding value) => value switch
    {
        ScheduleStanding.Ahead => "前倒し",
        ScheduleStanding.OnSchedule => "予定どおり",
        ScheduleStanding.Behind => "遅れ",
        _ => Unknown,
    };

    public static string Of(PeriodState value) => value switch
    {
        PeriodState.Preparing => "準備中",
        PeriodState.Open => "受付中",
        PeriodState.Fixed => "確定",
        _ => Unknown,
    };
}
