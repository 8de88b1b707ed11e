namespace Municipal.Dx.Domain.Progress;

/// <summary>Draft → 所属内確認中 → Submitted → 確認済み; 修正依頼 from the last two while the period is open.</summary>
public enum ReportState
{
    Draft,
    InDepartmentReview,
    Submitted,
    CorrectionRequested,
    Checked,
}

/// <summary>進み具合</summary>
public enum ProgressStage
{
    NotStarted,
    InProgress,
    Completed,
    Stopped,
}

/// <summary>今後の方向性</summary>
public enum Direction
{
    Continue,
    Expand,
    Review,
    Merge,
    Complete,
    Abolish,
}

/// <summary>Standing of an initiative against its 工程表.</summary>
public enum ScheduleStanding
{
    /// <summary>前倒し</summary>
    Ahead,

    /// <summary>予定どおり</summary>
    OnSchedule,

    /// <summary>遅れ</summary>
    Behind,
}
