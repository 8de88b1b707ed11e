using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Domain.Progress;

/// <summary>Where an opinion came from.</summary>
public enum OpinionOrigin
{
    /// <summary>委員会</summary>
    Committee,

    /// <summary>議会</summary>
    Assembly,

    /// <summary>本部・町長</summary>
    Headquarters,

    /// <summary>その他</summary>
    Other,
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

    public OpinionOrigin Origin { get; set; }

    public DateOnly ReceivedOn { get; set; }

    public long? DepartmentId { get; set; }

    public Department? Department { get; set; }

    public DateOnly? Due { get; set; }

    public string? Answer { get; set; }

    /// <summary>Period in whose report it was answered last; null while nobody answered.</summary>
    public long? AnsweredInPeriodId { get; set; }

    public ReportingPeriod? AnsweredInPeriod { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public string? AnsweredByPost { get; set; }

    /// <summary>対応済み, as the office says; an open opinion comes back in every period.</summary>
    public bool IsClosed { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"opinion/{Key}";
}
