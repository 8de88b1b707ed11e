using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Domain.Plans;

/// <summary>Whether a plan is the one in force. A municipality has at most one <see cref="Current"/>.</summary>
public enum PlanState
{
    Current,
    Past,
    Coming,
}

/// <summary>計画 (推進計画・全体方針・推進方針): header, period and the plan's own words for its levels.</summary>
public sealed class Plan : IVersioned, IMunicipal, IAudited
{
    public const int TitleMax = 200;
    public const int WordMax = 20;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public Municipality? Municipality { get; set; }

    /// <summary>Identity inside the municipality, usually the year of issue; never changes.</summary>
    public required string Key { get; set; }

    public required string Title { get; set; }

    /// <summary>推進計画 / 全体方針 / 推進方針, as printed.</summary>
    public required string Kind { get; set; }

    /// <summary>版, as printed.</summary>
    public string? Edition { get; set; }

    /// <summary>Month of issue, <c>2024-02</c>.</summary>
    public string? Issued { get; set; }

    /// <summary>First fiscal year (年度) of the plan period in western years; null where none is stated.</summary>
    public int? FirstFiscalYear { get; set; }

    /// <summary>Last fiscal year; null where the plan states no end (終期は定めず).</summary>
    public int? LastFiscalYear { get; set; }

    public string? PeriodNote { get; set; }

    public string? Vision { get; set; }

    public string? Summary { get; set; }

    public string PolicyWord { get; set; } = "基本方針";

    public string FieldWord { get; set; } = "施策分野";

    public string MeasureWord { get; set; } = "施策";

    public string InitiativeWord { get; set; } = "取組";

    public string BaselineWord { get; set; } = "現状値";

    public string TargetWord { get; set; } = "目標値";

    public PlanState State { get; set; }

    /// <summary>True where the municipality shows the plan to everyone (オープンデータ).</summary>
    public bool IsPublished { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"plan/{Key}";

    public List<ParentPlan> ParentPlans { get; } = [];

    public List<PlanRevision> Revisions { get; } = [];

    public List<GovernanceBody> GovernanceBodies { get; } = [];

    public List<Viewpoint> Viewpoints { get; } = [];

    public List<PlanNote> Notes { get; } = [];

    public List<BasicPolicy> Policies { get; } = [];
}

/// <summary>上位計画: a plan that this one belongs under.</summary>
public sealed class ParentPlan : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    public required string Title { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    IAudited? IAuditedPart.Whole => Plan;

    string IAuditedPart.PartLabel => "上位計画";

    string IAuditedPart.PartText => Title;
}

/// <summary>改訂: an edition and the month it was made.</summary>
public sealed class PlanRevision : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    public required string Edition { get; set; }

    /// <summary>ISO day or month.</summary>
    public string? Date { get; set; }

    public string? Remark { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    IAudited? IAuditedPart.Whole => Plan;

    string IAuditedPart.PartLabel => "改訂";

    string IAuditedPart.PartText => $"{Edition} {Date}";
}
