using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Domain.Plans;

/// <summary>基本方針・基本目標・目線: the plan's upper level.</summary>
public sealed class BasicPolicy : IVersioned, IMunicipal, IAudited
{
    public const int TitleMax = 200;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    public required string Key { get; set; }

    /// <summary>Number as printed; null where none is.</summary>
    public string? Number { get; set; }

    public required string Title { get; set; }

    public string? Subtitle { get; set; }

    /// <summary>目指すべき姿</summary>
    public string? Vision { get; set; }

    public string? Summary { get; set; }

    /// <summary>True where the plan has no such level and one stands in for it (白岡市).</summary>
    public bool IsImplicit { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"policy/{Key}";

    public List<PolicyField> Fields { get; } = [];

    public List<Measure> Measures { get; } = [];
}

/// <summary>施策分野: an optional group between policy and measure.</summary>
public sealed class PolicyField : IVersioned, IMunicipal, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long BasicPolicyId { get; set; }

    public BasicPolicy? BasicPolicy { get; set; }

    public required string Key { get; set; }

    public string? Number { get; set; }

    public required string Title { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"field/{Key}";
}
