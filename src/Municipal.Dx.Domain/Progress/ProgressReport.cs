using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Domain.Progress;

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

    /// <summary>委員会評価, a third beside the other two.</summary>
    public string? CommitteeRating { get; set; }

    public string? CommitteeRatingReason { get; set; }

    /// <summary>実績: always new, never carried forward.</summary>
    public string? Achievement { get; set; }

    public bool HasNoMovement { get; set; }

    /// <summary>課題</summary>
    public string? Issue { get; set; }

    /// <summary>今後の予定</summary>
    public string? NextPlan { get; set; }

    public Direction? Direction { get; set; }

    /// <summary>遅れの原因</summary>
    public string? DelayCause { get; set; }

    /// <summary>判断を求める事項, for 本部・町長 only.</summary>
    public string? DecisionRequested { get; set; }

    /// <summary>予算額, in yen (年度末 form only).</summary>
    public decimal? BudgetYen { get; set; }

    /// <summary>決算額, in yen (年度末 form only).</summary>
    public decimal? SettlementYen { get; set; }

    public string? Remark { get; set; }

    public DateTime? SubmittedAt { get; set; }

    /// <summary>Who submitted, as person for the trail and as post for readers.</summary>
    public string? SubmittedByName { get; set; }

    public string? SubmittedByPost { get; set; }

    /// <summary>代理提出: submitted by the head's deputy.</summary>
    public bool IsByDeputy { get; set; }

    /// <summary>決裁日, where staff submitted as 「決裁済み」.</summary>
    public DateOnly? ApprovedOn { get; set; }

    public DateTime? CheckedAt { get; set; }

    public string? CheckedByPost { get; set; }

    /// <summary>Newest 修正依頼; the whole thread is in <see cref="ReportMessage"/>.</summary>
    public string? CorrectionReason { get; set; }

    public DateTime? CorrectionAskedAt { get; set; }

    /// <summary>未報告: unanswered when the period was fixed.</summary>
    public bool IsUnreported { get; set; }

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"report/{Key}";

    public List<DepartmentPart> Parts { get; } = [];

    public List<ReportMessage> Messages { get; } = [];

    public List<Evidence> Evidence { get; } = [];
}
