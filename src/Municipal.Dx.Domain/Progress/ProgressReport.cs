using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

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

/// <summary>進捗報告: one measure in one reporting period.</summary>
public sealed class ProgressReport : IVersioned, IMunicipal, IAudited, IChangeStamped
{
    public const int TextMax = 2000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public required string Key { get; set; }

    public ReportState State { get; set; }

    public ProgressStage? Stage { get; set; }

    /// <summary>自己評価: code of a level of the rating scale in force (A–D).</summary>
    public string? SelfRating { get; set; }

    /// <summary>事務局評価 and why it differs.</summary>
    public string? OfficeRating { get; set; }

    public string? OfficeRatingReason { get; set; }

    public string? CommitteeRating { get; set; }

    /// <summary>実績: always new, never carried forward.</summary>
    public string? Achievement { get; set; }

    public bool HasNoMovement { get; set; }

    /// <summary>課題</summary>
    public string? Issue { get; set; }

    /// <summary>今後の予定</summary>
    public string? NextPlan { get; set; }

    public Direction? Direction { get; set; }

    public DateTime? SubmittedAt { get; set; }

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"report/{Key}";

    public List<DepartmentPart> Parts { get; } = [];
}

/// <summary>課別内訳: a department's part of a measure of several or all departments.</summary>
public sealed class DepartmentPart : IVersioned, IMunicipal
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ProgressReportId { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    public string? Achievement { get; set; }

    public Guid Version { get; set; }
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

/// <summary>Reported stage of an initiative in a period.</summary>
public sealed class InitiativeProgress : IVersioned, IMunicipal
{
    public const int StageMax = 100;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long InitiativeId { get; set; }

    public Initiative? Initiative { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public ScheduleStanding? Standing { get; set; }

    public string? StageText { get; set; }

    public Guid Version { get; set; }
}

/// <summary>委員の意見・議会の指摘 against a measure, answered in its own field.</summary>
public sealed class CommitteeOpinion : IVersioned, IMunicipal, IAudited
{
    public const int TextMax = 2000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    public required string Key { get; set; }

    public required string Text { get; set; }

    /// <summary>Body or meeting it came from.</summary>
    public string? From { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public long? DepartmentId { get; set; }

    public Department? Department { get; set; }

    public DateOnly? Due { get; set; }

    public string? Answer { get; set; }

    public bool IsClosed { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"opinion/{Key}";
}
