using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>What the list of measures is narrowed to, in which order, and which page of it.</summary>
public sealed record MeasureFilter
{
    public const int PageSize = 60;

    /// <summary>For priority, owner and rating: those that have none.</summary>
    public const string Missing = "none";

    /// <summary>Lead: measures of all departments that name none.</summary>
    public const string AllDepartments = "all";

    /// <summary>Rating: the levels that mean a delay.</summary>
    public const string Low = "low";

    /// <summary>Words looked for in number, title and texts, folded; all must occur.</summary>
    public string? Text { get; init; }

    public string? PolicyKey { get; init; }

    /// <summary>Id of a department, or <see cref="Missing"/>.</summary>
    public string? Department { get; init; }

    /// <summary>Id of the department named first, <see cref="AllDepartments"/> or <see cref="Missing"/>: each measure has one.</summary>
    public string? Lead { get; init; }

    /// <summary>Code of a national priority, or <see cref="Missing"/>.</summary>
    public string? Priority { get; init; }

    public ReportGroup? Report { get; init; }

    /// <summary>Code of a rating, <see cref="Low"/> or <see cref="Missing"/>.</summary>
    public string? SelfRating { get; init; }

    public ProgressStage? Stage { get; init; }

    /// <summary>The scale that <see cref="Low"/> and the order by rating go by: the one of the period shown.</summary>
    public RatingScale Scale { get; init; } = RatingScale.Default;

    public MeasureSort Sort { get; init; }

    public bool IsDescending { get; init; }

    public int Page { get; init; } = 1;

    /// <summary>Rows of a page; a download takes all.</summary>
    public int Rows { get; init; } = PageSize;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || PolicyKey is not null || Department is not null || Lead is not null || Priority is not null
        || Report is not null || SelfRating is not null || Stage is not null;
}

public enum MeasureSort
{
    Number,
    Title,
    Report,
    Self,
    Changed,
}

/// <summary>States of reports as lists and counts group them.</summary>
public enum ReportGroup
{
    /// <summary>提出済み, checked or not</summary>
    Answered,

    /// <summary>確認済み</summary>
    Checked,

    /// <summary>確認待ち</summary>
    Submitted,

    /// <summary>修正依頼中</summary>
    CorrectionRequested,

    /// <summary>所属内確認中</summary>
    InDepartmentReview,

    /// <summary>未提出</summary>
    Draft,
}

public static class ReportGroups
{
    public static IReadOnlyList<ReportState> StatesOf(ReportGroup group) => group switch
    {
        ReportGroup.Answered => [ReportState.Submitted, ReportState.Checked],
        ReportGroup.Checked => [ReportState.Checked],
        ReportGroup.Submitted => [ReportState.Submitted],
        ReportGroup.CorrectionRequested => [ReportState.CorrectionRequested],
        ReportGroup.InDepartmentReview => [ReportState.InDepartmentReview],
        _ => [ReportState.Draft],
    };

    public static string Label(ReportGroup group) => group switch
    {
        ReportGroup.Answered => "提出済み(確認済みを含む)",
        ReportGroup.Submitted => "提出済み・確認待ち",
        ReportGroup.Draft => "未提出(入力中)",
        ReportGroup.CorrectionRequested => ProgressLabels.Of(ReportState.CorrectionRequested),
        ReportGroup.InDepartmentReview => ProgressLabels.Of(ReportState.InDepartmentReview),
        _ => ProgressLabels.Of(ReportState.Checked),
    };
}
