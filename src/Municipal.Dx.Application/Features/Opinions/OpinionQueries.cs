using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Opinions;

/// <summary>An opinion as lists, the measure page and the entry form show it.</summary>
public sealed record OpinionRow
{
    public required string Key { get; init; }

    public required string MeasureKey { get; init; }

    public required string MeasureNumber { get; init; }

    public required string MeasureTitle { get; init; }

    public required string Text { get; init; }

    public required string? From { get; init; }

    public required OpinionOrigin Origin { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required string? DepartmentName { get; init; }

    public required DateOnly? Due { get; init; }

    public required string? Answer { get; init; }

    public required string? AnsweredPeriodKey { get; init; }

    public required DateTime? AnsweredAt { get; init; }

    public required string? AnsweredByPost { get; init; }

    public required bool IsClosed { get; init; }

    public required Guid Version { get; init; }

    public OpinionState State => OpinionRules.StateOf(IsClosed, Answer);

    public string StateLabel => OpinionRules.LabelOf(State);

    public string? AnsweredPeriodLabel => Domain.Calendar.PeriodKey.TryParse(AnsweredPeriodKey, out var key) ? key.Label : AnsweredPeriodKey;

    /// <summary>委員会（第2回DX推進委員会）</summary>
    public string OriginLabel => From is null ? OpinionRules.LabelOf(Origin) : $"{OpinionRules.LabelOf(Origin)}（{From}）";

    public bool IsLate(DateOnly today) => OpinionRules.IsLate(State, Due, today);
}

/// <summary>
/// Reads opinions for those who may see them (domain.md §4.8): the office all, departments those of their measures or given to them, the
/// committee those that are 対応済み or answered in a fixed period. Never lost: an open one is in every list until it is closed.
/// </summary>
public sealed class OpinionQueries(DxDbContext db)
{
    /// <summary>Opinions of one measure that the reader may see, open ones first.</summary>
    public Task<List<OpinionRow>> OfMeasureAsync(long measureId, Viewer viewer, bool isCommittee, CancellationToken cancellationToken = default) =>
        Rows(VisibleTo(db.CommitteeOpinions.AsNoTracking().Where(o => o.MeasureId == measureId), viewer, isCommittee)).ToListAsync(cancellationToken);

    /// <summary>Opinions that the entry form of a measure asks about: all that are not 対応済み.</summary>
    public Task<List<OpinionRow>> ToAnswerAsync(long measureId, CancellationToken cancellationToken = default) =>
        Rows(db.CommitteeOpinions.AsNoTracking().Where(o => o.MeasureId == measureId && !o.IsClosed)).ToListAsync(cancellationToken);

    internal static IQueryable<CommitteeOpinion> OfDepartments(IQueryable<CommitteeOpinion> opinions, IReadOnlyList<long> departments) => departments.Count == 0
        ? opinions.Where(_ => false)
        : opinions.Where(o => (o.DepartmentId != null && departments.Contains(o.DepartmentId.Value))
            || o.Measure!.AllDepartments || o.Measure.Owners.Any(owner => departments.Contains(owner.DepartmentId)));

    internal static IQueryable<CommitteeOpinion> VisibleTo(IQueryable<CommitteeOpinion> opinions, Viewer viewer, bool isCommittee)
    {
        if (viewer.SeesAll)
        {
            return opinions;
        }

        var departments = viewer.DepartmentIds;
        var hasDepartments = departments.Count > 0;
        return opinions.Where(o =>
            (isCommittee && (o.IsClosed || (o.Answer != null && (o.AnsweredInPeriodId == null || o.AnsweredInPeriod!.State == PeriodState.Fixed))))
            || (o.DepartmentId != null && departments.Contains(o.DepartmentId.Value))
            || (hasDepartments && o.Measure!.AllDepartments) || o.Measure!.Owners.Any(owner => departments.Contains(owner.DepartmentId)));
    }

    internal static IQueryable<OpinionRow> Rows(IQueryable<CommitteeOpinion> opinions) => opinions
        .OrderBy(o => o.IsClosed).ThenBy(o => o.Answer != null).ThenBy(o => o.Due == null).ThenBy(o => o.Due).ThenByDescending(o => o.ReceivedOn).ThenBy(o => o.Id)
        .Select(o => new OpinionRow
        {
            Key = o.Key,
            MeasureKey = o.Measure!.Key,
            MeasureNumber = o.Measure.Number ?? o.Measure.Key,
            MeasureTitle = o.Measure.Title,
            Text = o.Text,
            From = o.From,
            Origin = o.Origin,
            ReceivedOn = o.ReceivedOn,
            DepartmentName = o.Department == null ? null : o.Department.Name,
            Due = o.Due,
            Answer = o.Answer,
            AnsweredPeriodKey = o.AnsweredInPeriod == null ? null : o.AnsweredInPeriod.Key,
            AnsweredAt = o.AnsweredAt,
            AnsweredByPost = o.AnsweredByPost,
            IsClosed = o.IsClosed,
            Version = o.Version,
        });
}
