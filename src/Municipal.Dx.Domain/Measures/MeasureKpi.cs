using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Domain.Measures;

/// <summary>A KPI shown under a measure. One measure owns it; under others it is relisted (再掲). Totals count it once.</summary>
public sealed class MeasureKpi : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    public long KpiId { get; set; }

    public Kpi? Kpi { get; set; }

    public bool IsRelisted { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    IAudited? IAuditedPart.Whole => Measure;

    string IAuditedPart.PartLabel => "KPI";

    string IAuditedPart.PartText => (Kpi?.Name ?? $"KPI{KpiId}") + (IsRelisted ? "(再掲)" : string.Empty);
}

/// <summary>国の重点取組事項 of a measure; one of them is main.</summary>
public sealed class MeasurePriority : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    public long NationalPriorityId { get; set; }

    public NationalPriority? NationalPriority { get; set; }

    public bool IsMain { get; set; }

    public int Order { get; set; }

    IAudited? IAuditedPart.Whole => Measure;

    string IAuditedPart.PartLabel => "国の重点取組事項";

    string IAuditedPart.PartText => (NationalPriority?.Label ?? $"{NationalPriorityId}") + (IsMain ? "(主)" : string.Empty);
}
