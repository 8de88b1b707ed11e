namespace Municipal.Dx.Application.Features.Departments;

/// <summary>課等 of a municipality: those that exist (as a tree, depth first) and those that ended.</summary>
public sealed record DepartmentTree(IReadOnlyList<DepartmentRow> Rows, IReadOnlyList<DepartmentRow> Ended)
{
    /// <summary>Departments that own measures but where nobody can answer.</summary>
    public IEnumerable<DepartmentRow> WithoutPerson => Rows.Where(d => d is { People: 0, Measures: > 0 });
}

public sealed record DepartmentRow
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required long? ParentId { get; init; }

    public required int Order { get; init; }

    public required DateOnly? ValidFrom { get; init; }

    public required DateOnly? ValidTo { get; init; }

    public required string? SuccessorName { get; init; }

    public required bool IsTrialOnly { get; init; }

    /// <summary>True where the plan names it.</summary>
    public required bool IsPrinted { get; init; }

    /// <summary>Measures of the plan that it leads.</summary>
    public required int LedMeasures { get; init; }

    /// <summary>Measures of the plan that it takes part in, whatever its role.</summary>
    public required int Measures { get; init; }

    /// <summary>Accounts in use that answer for it.</summary>
    public required int People { get; init; }

    public int Depth { get; init; }
}
