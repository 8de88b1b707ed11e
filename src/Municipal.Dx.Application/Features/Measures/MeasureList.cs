using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <param name="Rows">The page.</param>
/// <param name="Total">Measures that match.</param>
/// <param name="All">Measures of the plan.</param>
/// <param name="Page">Page shown.</param>
/// <param name="PageCount">Number of pages.</param>
public sealed record MeasureList(IReadOnlyList<MeasureRow> Rows, int Total, int All, int Page, int PageCount)
{
    public int First => Total == 0 ? 0 : ((Page - 1) * MeasureFilter.PageSize) + 1;

    public int Last => Math.Min(Page * MeasureFilter.PageSize, Total);
}

public sealed record MeasureRow
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string? Number { get; init; }

    public required string Title { get; init; }

    public required bool TitleIsGist { get; init; }

    public required string PolicyKey { get; init; }

    public required string PolicyTitle { get; init; }

    public required TextStatus TextStatus { get; init; }

    public required bool AllDepartments { get; init; }

    public required string? DepartmentsText { get; init; }

    public required string? MainPriority { get; init; }

    public required ProgressStage? Stage { get; init; }

    /// <summary>Asked in the open period, and nobody has begun to answer.</summary>
    public required bool IsUnbegun { get; init; }

    public required ReportState? ReportState { get; init; }

    public required string? SelfRating { get; init; }

    public required string? OfficeRating { get; init; }

    public required int KpiCount { get; init; }

    public required int InitiativeCount { get; init; }

    /// <summary>Judgements recorded in the period; a KPI without a value has none.</summary>
    public IReadOnlyList<KpiOutcome> Outcomes { get; init; } = [];

    public required DateTime ChangedAt { get; init; }

    public IReadOnlyList<string> Departments { get; init; } = [];

    public string NumberShown => Number ?? Key;

    /// <summary>The owners as the plan names them, else the list of departments; null where nobody owns it.</summary>
    public string? OwnersText => (DepartmentsText, AllDepartments, Departments.Count) switch
    {
        ({ Length: > 0 } printed, _, _) => printed,
        (_, true, 0) => "全課等",
        (_, true, _) => string.Join('、', Departments) + "、全課等",
        (_, _, 0) => null,
        _ => string.Join('、', Departments),
    };
}

/// <summary>Choices of the list's filters.</summary>
public sealed record MeasureChoices(IReadOnlyList<PolicyChoice> Policies, IReadOnlyList<DepartmentChoice> Departments);

public sealed record PolicyChoice(string Key, string Title, int Measures);

public sealed record DepartmentChoice(long Id, string Name);
