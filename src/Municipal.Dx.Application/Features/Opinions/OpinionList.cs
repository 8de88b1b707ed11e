using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Opinions;

/// <summary>What the list is narrowed to.</summary>
public enum OpinionGroup
{
    Open,
    Late,
    Answered,
    Closed,
}

/// <param name="Rows">Those that match, open ones first.</param>
/// <param name="Counts">How many of all that the reader may see are in each group; 期限超過 are counted among 未回答 too.</param>
/// <param name="All">All that the reader may see.</param>
public sealed record OpinionList(IReadOnlyList<OpinionRow> Rows, IReadOnlyDictionary<OpinionGroup, int> Counts, int All)
{
    public static string LabelOf(OpinionGroup group) => group == OpinionGroup.Late ? "期限超過" : OpinionRules.LabelOf(StateOf(group));

    internal static bool Matches(OpinionRow row, OpinionGroup group, DateOnly today) =>
        group == OpinionGroup.Late ? row.IsLate(today) : row.State == StateOf(group);

    private static OpinionState StateOf(OpinionGroup group) => group switch
    {
        OpinionGroup.Answered => OpinionState.Answered,
        OpinionGroup.Closed => OpinionState.Closed,
        _ => OpinionState.Open,
    };
}

/// <summary>One opinion with why it was closed or opened again last.</summary>
public sealed record OpinionDetail(CommitteeOpinion Opinion, OpinionRow Row, string? Reason, DateTime? ReasonAt);

/// <summary>Reads the list of a plan's opinions in one command, and one of them in two.</summary>
public sealed class OpinionLists(DxDbContext db)
{
    public async Task<OpinionList> ListAsync(long planId, Viewer viewer, bool isCommittee, OpinionGroup? group, DateOnly today, CancellationToken cancellationToken)
    {
        var visible = OpinionQueries.VisibleTo(db.CommitteeOpinions.AsNoTracking().Where(o => o.Measure!.PlanId == planId), viewer, isCommittee);
        var all = await OpinionQueries.Rows(visible).ToListAsync(cancellationToken);
        return new OpinionList(
            group is { } chosen ? all.FindAll(row => OpinionList.Matches(row, chosen, today)) : all,
            Enum.GetValues<OpinionGroup>().ToDictionary(each => each, each => all.Count(row => OpinionList.Matches(row, each, today))),
            all.Count);
    }

    /// <summary>Null where there is none that the reader may see.</summary>
    public async Task<OpinionDetail?> FindAsync(long planId, string key, Viewer viewer, bool isCommittee, CancellationToken cancellationToken)
    {
        var visible = OpinionQueries.VisibleTo(db.CommitteeOpinions.AsNoTracking().Where(o => o.Measure!.PlanId == planId && o.Key == key), viewer, isCommittee);
        var row = await OpinionQueries.Rows(visible).SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return null;
        }

        var opinion = await visible.SingleAsync(cancellationToken);
        var said = await db.AuditEntries.AsNoTracking()
            .Where(e => e.MunicipalityId == opinion.MunicipalityId && e.RecordKey == "opinion/" + key && e.Reason != null && e.NewValues!.Contains("\"IsClosed\""))
            .OrderByDescending(e => e.Id).Select(e => new { e.Reason, e.At }).FirstOrDefaultAsync(cancellationToken);
        return new OpinionDetail(opinion, row, said?.Reason, said?.At);
    }

    /// <summary>Measures of the plan, to choose what an opinion is about.</summary>
    public Task<List<(string Key, string Label)>> MeasuresAsync(long planId, CancellationToken cancellationToken) => db.Measures.AsNoTracking()
        .Where(m => m.PlanId == planId).OrderBy(m => m.Order)
        .Select(m => new ValueTuple<string, string>(m.Key, (m.Number ?? m.Key) + " " + m.Title))
        .ToListAsync(cancellationToken);
}
