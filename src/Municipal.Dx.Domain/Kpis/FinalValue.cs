using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// 確定値 that became known after the period was fixed: stands beside the frozen value, never in its place, and the next
/// book prints 「速報→確定」 (domain.md §4.7).
/// </summary>
public sealed class FinalValue : IVersioned, IMunicipal, IAudited, IChangeStamped
{
    public const int ReasonMax = 500;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    /// <summary>Key of the KPI and of the period.</summary>
    public required string Key { get; set; }

    public decimal? Value { get; set; }

    public string? Text { get; set; }

    /// <summary>Day the figure is as of.</summary>
    public DateOnly? AsOf { get; set; }

    /// <summary>Why it differs from what was reported.</summary>
    public string? Reason { get; set; }

    public required string RecordedByPost { get; set; }

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"final/{Key}";
}
