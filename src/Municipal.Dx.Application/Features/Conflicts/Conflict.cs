using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Conflicts;

/// <summary>Who saved a record last, and when (UTC).</summary>
public sealed record LastChange(string ActorName, string ActorPost, DateTime At);

/// <summary>Two people changed the same fields of a record: both versions, to choose from.</summary>
/// <param name="What">The record in words (<c>1-1 行政手続きのオンライン化</c>).</param>
/// <param name="Version">The version stored now; posted back with the choice.</param>
/// <param name="Last">Who saved first; null where the trail does not say.</param>
/// <param name="Rows">All fields; those with <see cref="MergeSide.Open"/> are asked about.</param>
public sealed record Conflict(string What, Guid Version, LastChange? Last, IReadOnlyList<MergeRow> Rows)
{
    public IEnumerable<MergeRow> Open => Rows.Where(r => r.Side == MergeSide.Open);

    public IEnumerable<MergeRow> Settled => Rows.Where(r => r.Side != MergeSide.Open);
}

public sealed class ConflictQueries(DxDbContext db)
{
    /// <param name="municipalityId">Municipality of the record.</param>
    /// <param name="auditKey">Key of the record in the trail (<c>measure/1-1</c>).</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public Task<LastChange?> LastChangeAsync(long municipalityId, string auditKey, CancellationToken cancellationToken) =>
        db.AuditEntries.AsNoTracking()
            .Where(e => e.MunicipalityId == municipalityId && e.RecordKey == auditKey)
            .OrderByDescending(e => e.Id)
            .Select(e => new LastChange(e.ActorName, e.ActorPost, e.At))
            .FirstOrDefaultAsync(cancellationToken);
}
