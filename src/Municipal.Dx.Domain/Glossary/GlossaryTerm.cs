namespace Municipal.Dx.Domain.Glossary;

/// <summary>用語集: a term, its reading where printed, and what it means in our own words.</summary>
public sealed class GlossaryTerm : IVersioned, IMunicipal, IAudited, ISearchable
{
    public const int TermMax = 100;
    public const int DefinitionMax = 2000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public required string Term { get; set; }

    public string? Reading { get; set; }

    /// <summary>Other spellings that the entry prints; they are explained in texts like the term.</summary>
    public List<string> Aliases { get; set; } = [];

    public string? Definition { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public string SearchText { get; set; } = string.Empty;

    public Guid Version { get; set; }

    public string AuditKey => $"term/{Term}";

    public IEnumerable<string?> SearchParts => [Term, Reading, Definition, .. Aliases];
}
