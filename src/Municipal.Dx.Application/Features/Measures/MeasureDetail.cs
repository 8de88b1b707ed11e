using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Measures;

/// <summary>One measure with all that its page shows, as far as the reader may see it.</summary>
public sealed record MeasureDetail
{
    public required MeasureHead Head { get; init; }

    public required IReadOnlyList<MeasureOwnerRow> Owners { get; init; }

    public required IReadOnlyList<MeasurePriorityRow> Priorities { get; init; }

    public required IReadOnlyList<InitiativeRow> Initiatives { get; init; }

    public required IReadOnlyList<MeasureKpiRow> Kpis { get; init; }

    /// <summary>Newest period first.</summary>
    public required IReadOnlyList<MeasureReportRow> Reports { get; init; }

    public required MeasureStep? Previous { get; init; }

    public required MeasureStep? Next { get; init; }
}

public sealed record MeasureHead
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string? Number { get; init; }

    public required string? NumberNote { get; init; }

    public required string Title { get; init; }

    public required bool TitleIsGist { get; init; }

    public required string PolicyKey { get; init; }

    public required string? PolicyNumber { get; init; }

    public required string PolicyTitle { get; init; }

    public required bool PolicyIsImplicit { get; init; }

    public required string? FieldNumber { get; init; }

    public required string? FieldTitle { get; init; }

    public required string? Direction { get; init; }

    public required string? Summary { get; init; }

    public required string? PastEfforts { get; init; }

    public required string? FutureEfforts { get; init; }

    public required string? Remark { get; init; }

    public required bool AllDepartments { get; init; }

    public required string? DepartmentsText { get; init; }

    public required IReadOnlyList<int> Sdgs { get; init; }

    public required bool PrioritiesConfirmed { get; init; }

    public required TextStatus TextStatus { get; init; }

    public required string? Source { get; init; }

    public required DateTime ChangedAt { get; init; }

    public string NumberShown => Number ?? Key;

    public bool HasTexts => Direction is not null || Summary is not null || PastEfforts is not null || FutureEfforts is not null || Remark is not null;
}

/// <summary>A neighbour in the plan's order.</summary>
public sealed record MeasureStep(string Key, string? Number, string Title)
{
    public string NumberShown => Number ?? Key;
}

public sealed record MeasureOwnerRow(long DepartmentId, string Name, OwnerRole Role, OwnerOrigin Origin);

public sealed record MeasurePriorityRow(string Code, string Label, bool IsMain);

public sealed record InitiativeRow
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public required bool TitleIsGist { get; init; }

    public required string? Field { get; init; }

    public required string? Summary { get; init; }

    public required string? CurrentState { get; init; }

    public required string? PlannedAction { get; init; }

    public required string? DueText { get; init; }

    public required string? Due { get; init; }

    public required string? DepartmentsText { get; init; }

    public required bool AllDepartments { get; init; }

    public required TextStatus TextStatus { get; init; }

    public required string? Remark { get; init; }

    public required string? Source { get; init; }

    public required IReadOnlyList<string> Owners { get; init; }

    public required IReadOnlyList<GanttPhase> Phases { get; init; }

    public string? OwnersText => (DepartmentsText, AllDepartments, Owners.Count) switch
    {
        ({ Length: > 0 } printed, _, _) => printed,
        (_, true, _) => string.Join('、', Owners.Append("全課等")),
        (_, _, 0) => null,
        _ => string.Join('、', Owners),
    };

    public bool HasTexts => Summary is not null || CurrentState is not null || PlannedAction is not null || Remark is not null;
}

/// <param name="Kpi">The KPI, detached, with its yearly targets.</param>
/// <param name="IsRelisted">再掲: it belongs to another measure first.</param>
/// <param name="Newest">The newest value that the reader may see; null where there is none.</param>
/// <param name="Outcome">Judgement in the period shown; derived where no value stands.</param>
/// <param name="Reason">The sentence beside the judgement.</param>
public sealed record MeasureKpiRow(Kpi Kpi, bool IsRelisted, KpiValueRow? Newest, KpiOutcome? Outcome, string? Reason);

public sealed record MeasureReportRow
{
    public required string PeriodKey { get; init; }

    public required PeriodState PeriodState { get; init; }

    public required ReportState State { get; init; }

    public required ProgressStage? Stage { get; init; }

    public required string? SelfRating { get; init; }

    public required string? OfficeRating { get; init; }

    public required string? OfficeRatingReason { get; init; }

    public required string? Achievement { get; init; }

    public required bool HasNoMovement { get; init; }

    public required string? Issue { get; init; }

    public required string? NextPlan { get; init; }

    public required Direction? Direction { get; init; }

    public string PeriodLabel => Domain.Calendar.PeriodKey.TryParse(PeriodKey, out var key) ? key.Label : PeriodKey;

    /// <summary>未報告: not handed in when the period was fixed. What had been typed until then is nobody's report.</summary>
    public required bool IsUnreported { get; init; }

    public string? AchievementShown => HasNoMovement && string.IsNullOrWhiteSpace(Achievement) ? "当期の動きなし" : Achievement;
}
