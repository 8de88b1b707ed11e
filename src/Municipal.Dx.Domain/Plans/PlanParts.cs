namespace Municipal.Dx.Domain.Plans;

/// <summary>推進体制: a body that steers the plan.</summary>
public sealed class GovernanceBody : IVersioned, IMunicipal, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public required string Key { get; set; }

    public required string Name { get; set; }

    /// <summary>会長・本部長: the post, never a person.</summary>
    public string? Chair { get; set; }

    public List<string> Members { get; set; } = [];

    public string? Role { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"governance/{Key}";
}

/// <summary>推進の視点: a principle of the whole plan.</summary>
public sealed class Viewpoint : IVersioned, IMunicipal, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public required string Key { get; set; }

    public required string Title { get; set; }

    public string? Text { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"viewpoint/{Key}";
}

/// <summary>What a plan note tells.</summary>
public enum PlanNoteKind
{
    Survey,
    PastEfforts,
    Background,
    Other,
}

/// <summary>Surveys (職員アンケート), past efforts by year and background, with their figures (READING.md rule 9).</summary>
public sealed class PlanNote : IVersioned, IMunicipal, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public required string Key { get; set; }

    public PlanNoteKind Kind { get; set; }

    public required string Title { get; set; }

    public bool TitleIsGist { get; set; }

    public string? Text { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"note/{Key}";

    public List<PlanNoteFigure> Figures { get; } = [];
}

/// <summary>A figure of a note as printed, with the number read from it where it is one.</summary>
public sealed class PlanNoteFigure : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanNoteId { get; set; }

    public PlanNote? PlanNote { get; set; }

    public required string Label { get; set; }

    public string? Text { get; set; }

    public decimal? Value { get; set; }

    public string? Unit { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    IAudited? IAuditedPart.Whole => PlanNote;

    string IAuditedPart.PartLabel => "数値";

    string IAuditedPart.PartText => $"{Label} {Text}";
}
