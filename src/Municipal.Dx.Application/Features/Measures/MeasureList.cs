using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>What the list of measures is narrowed to, in which order, and which page of it.</summary>
public sealed record MeasureFilter
{
    public const int PageSize = 60;

    /// <summary>Words looked for in number, title and texts, folded; all must occur.</summary>
    public string? Text { get; init; }

    public string? PolicyKey { get; init; }

    public long? DepartmentId { get; init; }

    /// <summary>Code of a national priority; <c>none</c> for measures without one.</summary>
    public string? Priority { get; init; }

    public ReportState? ReportState { get; init; }

    public string? SelfRating { get; init; }

    public MeasureSort Sort { get; init; }

    public bool IsDescending { get; init; }

    public int Page { get; init; } = 1;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || PolicyKey is not null || DepartmentId is not null || Priority is not null || ReportState is not null || SelfRating is not null;
}

public enum MeasureSort
{
    Number,
    Title,
    ChangedAt,
}

public sealed record MeasureList(IReadOnlyList<MeasureRow> Rows, int Total, int AllMeasures, int Page, int PageCount)
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

    public required string PolicyKey { get; init; }

    public required string PolicyTitle { get; init; }

    public required TextStatus TextStatus { get; init; }

    public required bool AllDepartments { get; init; }

    public required string? DepartmentsText { get; init; }

    public required IReadOnlyList<string> Departments { get; init; }

    public required string? MainPriority { get; init; }

    public required ReportState? ReportState { get; init; }

    public required string? SelfRating { get; init; }

    public required string? OfficeRating { get; init; }

    public required int KpiCount { get; init; }

    public required IReadOnlyList<KpiOutcome> Outcomes { get; init; }

    public required DateTime ChangedAt { get; init; }

    public string NumberShown => Number ?? Key;
}
