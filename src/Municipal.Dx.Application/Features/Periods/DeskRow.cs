using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>Where a report stands as the office sees it.</summary>
public enum DeskGroup
{
    /// <summary>確認待ち</summary>
    Waiting,

    /// <summary>修正依頼中</summary>
    Correction,

    /// <summary>未提出: still with the department</summary>
    Missing,

    /// <summary>確認済み</summary>
    Checked,
}

/// <summary>A department's part of a report (課別内訳), as far as the office counts it.</summary>
public sealed record DeskPart(long DepartmentId, string Name, int Order, bool IsHanded);

/// <summary>The department that leads a measure.</summary>
public sealed record DeskLead(long DepartmentId, string Name, int Order);

/// <summary>What was said of a measure in the period before.</summary>
public sealed record DeskPrevious(string? SelfRating, ProgressStage? Stage);

/// <summary>One report of a period on the office's table.</summary>
public sealed record DeskRow
{
    public required long Id { get; init; }

    public required Guid Version { get; init; }

    public required string MeasureKey { get; init; }

    public required string NumberShown { get; init; }

    public required string Title { get; init; }

    public required bool AllDepartments { get; init; }

    public required DeskLead? Lead { get; init; }

    public required ReportState State { get; init; }

    public required ProgressStage? Stage { get; init; }

    public required string? SelfRating { get; init; }

    public required DateTime? SubmittedAt { get; init; }

    public required string? SubmittedByPost { get; init; }

    /// <summary>The same measure in the period before; null where it was not asked then.</summary>
    public required DeskPrevious? Previous { get; init; }

    /// <summary>KPIs that stand worse than their baseline in this period.</summary>
    public required int KpisWorse { get; init; }

    /// <summary>What the newest line of the thread is.</summary>
    public required MessageKind? LastLine { get; init; }

    public required bool IsUnreported { get; init; }

    public required IReadOnlyList<DeskPart> Parts { get; init; }

    public bool AwaitsAnswer => LastLine == MessageKind.Question;

    /// <summary>The department had the last word: an answer, or something it wrote by itself.</summary>
    public bool HasWord => LastLine == MessageKind.Answer;

    public long? LeadId => Lead?.DepartmentId;

    public string? PreviousRating => Previous?.SelfRating;

    public string LeadShown => Lead?.Name ?? (AllDepartments ? "全課等" : "担当課なし");

    public DeskGroup Group => State switch
    {
        ReportState.Submitted => DeskGroup.Waiting,
        ReportState.CorrectionRequested => DeskGroup.Correction,
        ReportState.Checked => DeskGroup.Checked,
        _ => DeskGroup.Missing,
    };

    public bool HasFallen(RatingScale scale) => KpisWorse > 0 || (RankIn(scale, SelfRating) is { } now && RankIn(scale, PreviousRating) is { } before && now > before);

    public bool HasChanged => (PreviousRating is not null && PreviousRating != SelfRating) || (Previous?.Stage is { } stage && stage != Stage);

    /// <summary>What fell first, then what changed, then the rest.</summary>
    public int QueueRank(RatingScale scale) => HasFallen(scale) ? 0 : HasChanged ? 1 : 2;

    private static int? RankIn(RatingScale scale, string? code)
    {
        for (var i = 0; i < scale.Levels.Count; i++)
        {
            if (scale.Levels[i] is { IsOutside: false } level && level.Code == code)
            {
                return i;
            }
        }

        return null;
    }
}
