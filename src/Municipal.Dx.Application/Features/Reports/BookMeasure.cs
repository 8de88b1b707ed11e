using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>A measure with what was reported on it in this and the previous period.</summary>
/// <param name="Key">Normalised number.</param>
/// <param name="Number">Number as shown.</param>
/// <param name="Title">題名.</param>
/// <param name="PolicyKey">The policy it stands under.</param>
/// <param name="Owners">担当 in printed order, the lead first; owners that the office assigned say so.</param>
/// <param name="Report">Null where the measure was not asked in this period.</param>
/// <param name="Previous">The report of the previous period; null where there is none.</param>
/// <param name="Initiatives">取組 in order.</param>
public sealed record BookMeasure(
    string Key,
    string Number,
    string Title,
    string PolicyKey,
    string Owners,
    BookReport? Report,
    BookReport? Previous,
    IReadOnlyList<BookInitiative> Initiatives)
{
    /// <summary>課等 that answers; null where none leads.</summary>
    public string? Lead { get; init; }

    /// <summary>国の重点取組事項, the main one first.</summary>
    public string? Priorities { get; init; }

    public bool IsAsked => Report is not null;

    public bool IsAnswered => Report is { IsAnswered: true };

    /// <summary>The report as far as others than its department may read it.</summary>
    public BookReport? Answer => IsAnswered ? Report : null;

    /// <summary>What the plan's schedule says for <paramref name="fiscalYear"/>: 取組 and 工程.</summary>
    public IEnumerable<(string Initiative, string Phase)> PlannedIn(int fiscalYear) =>
        from initiative in Initiatives
        from phase in initiative.Phases
        where phase.Covers(fiscalYear)
        select (initiative.Title, phase.Label);
}

/// <summary>進捗報告 of one measure and period.</summary>
public sealed record BookReport(
    ReportState State,
    ProgressStage? Stage,
    string? SelfRating,
    string? OfficeRating,
    string? CommitteeRating,
    string? Achievement,
    bool HasNoMovement,
    string? Issue,
    string? NextPlan,
    Direction? Direction)
{
    /// <summary>未報告: unanswered when the period was fixed.</summary>
    public bool IsUnreported { get; init; }

    public string? OfficeRatingReason { get; init; }

    public string? CommitteeRatingReason { get; init; }

    /// <summary>遅れの原因</summary>
    public string? DelayCause { get; init; }

    /// <summary>判断を求める事項, for 本部・町長 only.</summary>
    public string? DecisionRequested { get; init; }

    public decimal? BudgetYen { get; init; }

    public decimal? SettlementYen { get; init; }

    public string? Remark { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? SubmittedAt { get; init; }

    /// <summary>Post as of then.</summary>
    public string? SubmittedByPost { get; init; }

    public bool IsByDeputy { get; init; }

    /// <summary>決裁日</summary>
    public DateOnly? ApprovedOn { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? CheckedAt { get; init; }

    public string? CheckedByPost { get; init; }

    /// <summary>課別内訳, in the order of the departments.</summary>
    public IReadOnlyList<BookPart> Parts { get; init; } = [];

    /// <summary>Drafts stay with their department: only what was submitted is printed and counted.</summary>
    public bool IsAnswered => State is ReportState.Submitted or ReportState.CorrectionRequested or ReportState.Checked;

    /// <summary>The rating that holds: the committee's, else the office's, else the department's own.</summary>
    public string? Rating => CommitteeRating ?? OfficeRating ?? SelfRating;

    /// <summary>Whose rating <see cref="Rating"/> is.</summary>
    public string RatedBy => (CommitteeRating, OfficeRating, SelfRating) switch
    {
        ({ }, _, _) => "委員会",
        (_, { }, _) => "事務局",
        (_, _, { }) => "自己",
        _ => "",
    };
}

/// <summary>A department's part of a measure of several or all departments.</summary>
public sealed record BookPart(string Department, string? Achievement, bool HasNoMovement, IReadOnlyList<BookPartFigure> Figures)
{
    public bool HasWords => HasNoMovement || !string.IsNullOrWhiteSpace(Achievement);
}

/// <summary>A department's own number of a KPI that several departments add up to.</summary>
public sealed record BookPartFigure(string KpiKey, decimal? Value, EmptyState EmptyState);

/// <summary>A row of the 工程表.</summary>
public sealed record BookInitiative(
    string Key,
    string Title,
    string Owners,
    string? DueText,
    IReadOnlyList<BookPhase> Phases,
    ScheduleStanding? Standing,
    string? StageText)
{
    public bool IsReported => Standing is not null || !string.IsNullOrWhiteSpace(StageText);

    /// <summary>予定どおり 運用中: what was reported of it, empty where nothing was.</summary>
    public string StageLabel => string.Join(' ', new[] { Standing is { } standing ? ProgressLabels.Of(standing) : null, StageText }.Where(text => !string.IsNullOrWhiteSpace(text)));
}

/// <summary>
/// A planned phase. <paramref name="Last"/> is null where the end is open or unknown; <paramref name="IsCertain"/> is false where the
/// plan's text cannot tell.
/// </summary>
public sealed record BookPhase(string Label, int? First, int? Last, bool IsCertain)
{
    public bool Covers(int fiscalYear) => (First ?? int.MinValue) <= fiscalYear && fiscalYear <= (Last ?? int.MaxValue) && (First ?? Last) is not null;
}
