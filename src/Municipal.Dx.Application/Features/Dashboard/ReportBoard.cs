using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Dashboard;

/// <summary>A measure as the home page counts it. Without a state nobody has begun its report.</summary>
public sealed record BoardRow(
    string Key,
    string NumberShown,
    string Title,
    bool AllDepartments,
    long? LeadId,
    string? LeadName,
    ReportState? State,
    string? SelfRating,
    ProgressStage? Stage,
    DateTime? SubmittedAt)
{
    /// <summary>未報告: not handed in when the period was fixed.</summary>
    public bool IsUnreported { get; init; }

    /// <summary>未提出 (未報告 in a fixed period) in the wide sense: the department has still to act.</summary>
    public ReportGroup Group => IsUnreported ? ReportGroup.Draft : State switch
    {
        ReportState.Checked => ReportGroup.Checked,
        ReportState.Submitted => ReportGroup.Submitted,
        ReportState.CorrectionRequested => ReportGroup.CorrectionRequested,
        ReportState.InDepartmentReview => ReportGroup.InDepartmentReview,
        _ => ReportGroup.Draft,
    };
}

/// <summary>
/// Where the reports of a period stand: every number with its denominator, the measures asked. Where a period is open and
/// no report was begun at all, every measure of the plan is asked.
/// </summary>
public sealed class ReportBoard
{
    private readonly ILookup<ReportGroup, BoardRow> _byGroup;

    public ReportBoard(IReadOnlyList<BoardRow> measures, ShellPeriod period, DateOnly today)
    {
        var begun = measures.Where(m => m.State is not null).ToList();
        Asked = begun.Count == 0 && !period.IsFixed ? measures : begun;
        _byGroup = Asked.ToLookup(m => m.Group);
        DaysLate = period.DaysLate(today);
        IsFixed = period.IsFixed;
        Scale = period.Scale;
    }

    public IReadOnlyList<BoardRow> Asked { get; }

    public int DaysLate { get; }

    public bool IsFixed { get; }

    /// <summary>What has not been handed in is called.</summary>
    public string MissingLabel => IsFixed ? "未報告" : DaysLate > 0 ? "期限を過ぎた未提出" : "未提出";

    /// <summary>The scale that the period keeps.</summary>
    public RatingScale Scale { get; }

    public int Answered => Count(ReportGroup.Checked) + Count(ReportGroup.Submitted);

    /// <summary>Rated in the scale: a level outside of it (評価の対象外) counts in no denominator.</summary>
    public int Rated => Asked.Count(m => m.SelfRating is not null && Scale.Find(m.SelfRating) is not { IsOutside: true });

    public int RatedLow => Asked.Count(m => Scale.Find(m.SelfRating) is { IsLow: true });

    /// <summary>Late (decisions.md): still with the department, or sent back, after the due date; what was sent back first.</summary>
    public IReadOnlyList<BoardRow> Late => DaysLate == 0 ? [] : [.. Asked.Where(m => m.Group is ReportGroup.Draft or ReportGroup.CorrectionRequested).OrderBy(m => m.Group == ReportGroup.Draft)];

    public int Count(ReportGroup group) => _byGroup[group].Count();

    public int CountRating(string? code) => Asked.Count(m => m.SelfRating == code);

    public int CountStage(ProgressStage stage) => Asked.Count(m => m.Stage == stage);

    /// <summary>By leading department, in the order of the organisation chart as read; each measure counted once.</summary>
    public IReadOnlyList<DepartmentBoard> Departments => [.. Asked
        .GroupBy(m => (m.LeadId, Name: m.LeadName ?? (m.AllDepartments ? "全課等" : "担当課なし"), IsAll: m.LeadId is null && m.AllDepartments))
        .OrderBy(g => g.Key.LeadId is null)
        .ThenByDescending(g => g.Count())
        .Select(g => new DepartmentBoard(g.Key.LeadId?.ToString() ?? (g.Key.IsAll ? MeasureFilter.AllDepartments : MeasureFilter.Missing), g.Key.Name, [.. g]))];
}

/// <param name="Lead">What the list of measures is narrowed by to show the same measures.</param>
/// <param name="Name">Name of the department.</param>
/// <param name="Measures">Measures it leads.</param>
public sealed record DepartmentBoard(string Lead, string Name, IReadOnlyList<BoardRow> Measures)
{
    public int Waiting => Count(ReportGroup.Draft) + Count(ReportGroup.InDepartmentReview);

    public DateTime? LastSubmitted => Measures.Max(m => m.SubmittedAt);

    public int Count(ReportGroup group) => Measures.Count(m => m.Group == group);
}
