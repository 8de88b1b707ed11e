namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>
/// A plan as open data. Names, order and shape are a promise to readers (docs/open-data.md): fields are never removed or
/// renamed. Absent values are null, lists are never null.
/// </summary>
public sealed record PlanJson(
    MunicipalityJson Municipality,
    PlanHeaderJson Plan,
    IReadOnlyList<PolicyJson> Policies,
    IReadOnlyList<string> Viewpoints,
    IReadOnlyList<GovernanceJson> Governance,
    IReadOnlyList<RevisionJson> Revisions,
    IReadOnlyList<TermJson> Glossary);

public sealed record MunicipalityJson(string Code, string Slug, string Name, string Prefecture);

public sealed record PlanHeaderJson(string Title, string Kind, string? Edition, string? Issued, int? FirstFiscalYear, int? LastFiscalYear, string? Vision);

public sealed record PolicyJson(
    string? Number,
    string Key,
    string Title,
    string? Subtitle,
    string? Vision,
    bool IsImplicit,
    IReadOnlyList<FieldJson> Fields,
    IReadOnlyList<MeasureJson> Measures);

public sealed record FieldJson(string? Number, string Key, string Title);

public sealed record MeasureJson(
    string? Number,
    string Key,
    string Title,
    string? Direction,
    string? FieldKey,
    bool AllDepartments,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> NationalPriorities,
    string TextStatus,
    string? Source,
    IReadOnlyList<KpiJson> Kpis,
    IReadOnlyList<InitiativeJson> Initiatives);

public sealed record KpiJson(
    string Key,
    string Name,
    string? Unit,
    string Type,
    string Basis,
    bool IsRelisted,
    BaselineJson Baseline,
    TargetJson Target,
    string? Source)
{
    /// <summary>Values of published periods, oldest first; empty where nothing was published. Not kept in snapshots, which have their own.</summary>
    public IReadOnlyList<ValueJson> Values { get; init; } = [];
}

/// <summary>The value of a KPI in a published period, as it was fixed.</summary>
/// <param name="Period">Key of the period (<c>2026-q2</c>).</param>
/// <param name="AsOf">Day the figure is as of; the period's where none was entered.</param>
/// <param name="Value">The number that was judged: the entry, or the sum it comes to. Null for words and where there is none.</param>
/// <param name="Text">The words of it.</param>
/// <param name="Status"><c>Preliminary Expected Final</c>; null where there is no value.</param>
/// <param name="Target">The number it was judged by: the year's target, else the final one.</param>
/// <param name="Rate">進捗率(現状値から) as a fraction.</param>
/// <param name="Ratio">目標比 as a fraction.</param>
/// <param name="Judgement">Token of the outcome.</param>
/// <param name="Reason">The sentence that says why.</param>
public sealed record ValueJson(
    string Period,
    DateOnly? AsOf,
    decimal? Value,
    string? Text,
    string? Status,
    decimal? Target,
    decimal? Rate,
    decimal? Ratio,
    string Judgement,
    string Reason);

public sealed record BaselineJson(string? Text, decimal? Value, string? Qualifier, string? AsOf, int? FiscalYear);

public sealed record TargetJson(string? Text, decimal? Value, string? Qualifier, string? Due, int? FiscalYear);

public sealed record InitiativeJson(
    string Key,
    string Title,
    string? Field,
    string? CurrentState,
    string? PlannedAction,
    string? Due,
    IReadOnlyList<string> Departments,
    string TextStatus,
    string? Source,
    IReadOnlyList<PhaseJson> Schedule);

public sealed record PhaseJson(string Label, int? FirstFiscalYear, int? LastFiscalYear, bool IsCertain);

public sealed record GovernanceJson(string Name, string? Chair, IReadOnlyList<string> Members, string? Role);

public sealed record RevisionJson(string Edition, string? Date);

public sealed record TermJson(string Term, string? Reading, string? Definition);
