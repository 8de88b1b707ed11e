using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Domain.Kpis;

/// <summary>
/// 実績値: one per KPI and reporting period. Outcome and rate are stored with it so that lists filter and sort in SQL;
/// a command recomputes them when a rule changes (decisions.md).
/// </summary>
public sealed class ActualValue : IVersioned, IMunicipal, IAudited, IChangeStamped
{
    public const int TextMax = 1000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    /// <summary>The number entered, in the KPI's unit and entry mode.</summary>
    public decimal? Value { get; set; }

    /// <summary>The words of a 有無・定性 value, or what stands beside the number.</summary>
    public string? Text { get; set; }

    /// <summary>Milestone or qualitative goal reached, as the department says.</summary>
    public bool IsDone { get; set; }

    public DateOnly? DoneOn { get; set; }

    /// <summary>A qualitative goal that the office confirmed on evidence.</summary>
    public bool IsConfirmed { get; set; }

    public ValueStatus Status { get; set; }

    /// <summary>Stored empty state: 測定時期未到来, 把握困難, 対象外; None where a value stands.</summary>
    public EmptyState EmptyState { get; set; }

    /// <summary>Day the figure is as of.</summary>
    public DateOnly? AsOf { get; set; }

    public string? Remark { get; set; }

    /// <summary>
    /// The number that was judged: the entry itself, or the sum over the year or the plan where entries add up. Shown as 実績.
    /// </summary>
    public decimal? Figure { get; set; }

    public KpiOutcome Outcome { get; set; }

    /// <summary>What the outcome was judged by; null where nothing was judged.</summary>
    public JudgedAgainst? JudgedAgainst { get; set; }

    /// <summary>進捗率(現状値から) in tenths of a percent.</summary>
    public int? ProgressTenths { get; set; }

    /// <summary>目標比 in tenths of a percent.</summary>
    public int? TargetRatioTenths { get; set; }

    public string Reason { get; set; } = string.Empty;

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    /// <summary>Key of the KPI and of the period; set by the service that records the value.</summary>
    public required string Key { get; set; }

    public string AuditKey => $"actual/{Key}";
}
