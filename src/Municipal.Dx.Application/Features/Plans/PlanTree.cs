using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Plans;

/// <summary>What the tree of a plan is narrowed to.</summary>
/// <param name="Text">Words looked for in measures and their initiatives; all must occur.</param>
/// <param name="Department">Id of a department, or <see cref="MeasureFilter.Missing"/>.</param>
/// <param name="Priority">Code of a national priority, or <see cref="MeasureFilter.Missing"/>.</param>
public sealed record PlanTreeFilter(string? Text, string? Department, string? Priority)
{
    public bool IsNarrowed => Text is not null || Department is not null || Priority is not null;
}

/// <summary>体系図: policies, fields, measures and initiatives in the plan's order.</summary>
/// <param name="Policies">All policies, those without a match too.</param>
/// <param name="Departments">Departments that own a measure of the plan.</param>
/// <param name="All">Measures of the plan.</param>
public sealed record PlanTree(IReadOnlyList<PlanTreePolicy> Policies, IReadOnlyList<DepartmentChoice> Departments, int All)
{
    public int Total => Policies.Sum(policy => policy.Measures.Count);

    public int Initiatives => Policies.SelectMany(policy => policy.Measures).Sum(measure => measure.Initiatives.Count);
}

public sealed record PlanTreePolicy
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string? Number { get; init; }

    public required string Title { get; init; }

    public required string? Subtitle { get; init; }

    public required string? Vision { get; init; }

    public required string? Summary { get; init; }

    public required bool IsImplicit { get; init; }

    public required IReadOnlyList<PlanTreeField> Fields { get; init; }

    public IReadOnlyList<PlanTreeMeasure> Measures { get; init; } = [];

    /// <summary>Measures by field; those outside any field come first, without a head.</summary>
    public IEnumerable<(PlanTreeField? Field, IReadOnlyList<PlanTreeMeasure> Measures)> Groups =>
        Fields.Prepend(null).Select(group => (group, (IReadOnlyList<PlanTreeMeasure>)[.. Measures.Where(measure => measure.FieldId == group?.Id)]))
            .Where(group => group.Item2.Count > 0);
}

public sealed record PlanTreeField(long Id, string? Number, string Title);

public sealed record PlanTreeMeasure
{
    public required long Id { get; init; }

    public required long PolicyId { get; init; }

    public required long? FieldId { get; init; }

    public required string Key { get; init; }

    public required string? Number { get; init; }

    public required string Title { get; init; }

    public required bool TitleIsGist { get; init; }

    public required TextStatus TextStatus { get; init; }

    public required bool AllDepartments { get; init; }

    public required string? DepartmentsText { get; init; }

    public required int KpiCount { get; init; }

    public required string? MainPriority { get; init; }

    public required IReadOnlyList<PlanTreeInitiative> Initiatives { get; init; }

    public IReadOnlyList<string> Departments { get; init; } = [];

    public string NumberShown => Number ?? Key;

    /// <summary>The owners as the plan names them, else the list of departments; null where nobody owns it.</summary>
    public string? OwnersText => DepartmentsText is { Length: > 0 } printed ? printed
        : AllDepartments ? string.Join('、', Departments.Append("全課等"))
        : Departments.Count == 0 ? null : string.Join('、', Departments);
}

public sealed record PlanTreeInitiative(string Key, string Title, bool TitleIsGist, TextStatus TextStatus);
