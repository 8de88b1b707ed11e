using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.My;

/// <summary>A report that one person answers in an open period.</summary>
public sealed record MyReport
{
    private const int MinutesForTexts = 10;
    private const int MinutesForPart = 5;

    public required long Id { get; init; }

    public required Guid Version { get; init; }

    public required string MeasureKey { get; init; }

    public required string NumberShown { get; init; }

    public required string Title { get; init; }

    public required string PeriodKey { get; init; }

    public required ReportState State { get; init; }

    /// <summary>提出期限, with an extension of the owning departments.</summary>
    public required DateOnly Due { get; init; }

    public required bool IsStarted { get; init; }

    public required DateTime ChangedAt { get; init; }

    public required string? SelfRating { get; init; }

    public required string? CorrectionReason { get; init; }

    public required DateTime? CorrectionAskedAt { get; init; }

    /// <summary>A question of the office that nobody answered yet.</summary>
    public required MyQuestion? Question { get; init; }

    public required DateTime? SubmittedAt { get; init; }

    public required string? SubmittedByPost { get; init; }

    public required bool IsByDeputy { get; init; }

    /// <summary>Enters the common text; else only the department's part (課別内訳).</summary>
    public required bool MayEnter { get; init; }

    public required ReportActor Actor { get; init; }

    /// <summary>The person's own parts that are not handed over yet; null where no part is asked of them.</summary>
    public required int? PartsLeft { get; init; }

    /// <summary>All parts that are not handed over yet; null where one department answers.</summary>
    public required int? AllPartsLeft { get; init; }

    /// <summary>KPIs to be answered in the period, and how many of them have an answer.</summary>
    public int KpisDue { get; init; }

    public int KpisAnswered { get; init; }

    public int KpiMinutes { get; init; }

    public string What => $"{NumberShown} {Title}";

    public string PeriodLabel => Domain.Calendar.PeriodKey.TryParse(PeriodKey, out var key) ? key.Label : PeriodKey;

    /// <summary>First in the list: the office asked something back.</summary>
    public bool IsAskedBack => MayEnter && (State == ReportState.CorrectionRequested || Question is not null);

    public bool IsToEnter => !IsAskedBack && (MayEnter ? State == ReportState.Draft : PartsLeft > 0 && ReportWorkflow.IsEditable(State));

    /// <summary>所属内確認中: waits for the head.</summary>
    public bool IsAtHead => !IsAskedBack && MayEnter && State == ReportState.InDepartmentReview;

    public bool IsDone => !IsAskedBack && !IsToEnter && !IsAtHead;

    public bool MaySubmit => MayEnter && Actor != ReportActor.Staff;

    public int DaysLate(DateOnly today) => IsDone ? 0 : Math.Max(0, today.DayNumber - Due.DayNumber);

    public int Minutes => !MayEnter ? MinutesForPart : (IsStarted ? MinutesForTexts / 2 : MinutesForTexts) + KpiMinutes;
}

public sealed record MyQuestion(string Text, DateTime At);
