using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Domain.Progress;

/// <summary>課別内訳: a department's part of a measure of several or all departments. The lead edits the common text.</summary>
public sealed class DepartmentPart : IVersioned, IMunicipal, IAudited, IChangeStamped
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ProgressReportId { get; set; }

    public ProgressReport? ProgressReport { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    /// <summary>Key of the report and of the department; set by the service that asks for the part.</summary>
    public required string Key { get; set; }

    public string? Achievement { get; set; }

    public bool HasNoMovement { get; set; }

    /// <summary>When the department handed its part to the lead; null while it has not.</summary>
    public DateTime? HandedAt { get; set; }

    public string? HandedByPost { get; set; }

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"part/{Key}";

    public List<PartFigure> Figures { get; } = [];
}

/// <summary>A department's own number of a KPI that several departments add up to.</summary>
public sealed class PartFigure : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long DepartmentPartId { get; set; }

    public DepartmentPart? DepartmentPart { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    /// <summary>In the KPI's unit; null where there is none, with the reason in <see cref="EmptyState"/>.</summary>
    public decimal? Value { get; set; }

    public EmptyState EmptyState { get; set; }

    IAudited? IAuditedPart.Whole => DepartmentPart;

    string IAuditedPart.PartLabel => "課別の数値";

    string IAuditedPart.PartText => $"{Kpi?.Name ?? "KPI"} {Value?.ToString() ?? KpiLabels.Of(EmptyState)}";
}
