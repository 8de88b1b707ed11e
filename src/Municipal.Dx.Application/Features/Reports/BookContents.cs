using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>
/// Where the content of a book comes from: an edition that was asked for by name and every fixed period from their snapshot,
/// the open period from what stands now.
/// </summary>
public sealed class BookContents(BookReader reader, SnapshotStore snapshots)
{
    /// <summary>Null where the municipality in scope has no such plan, period or edition.</summary>
    public async Task<BookContent?> FindAsync(BookRequest request, CancellationToken cancellationToken = default)
    {
        var kept = request.Snapshot is { } name
            ? await snapshots.FindAsync(request.PlanId, request.PeriodKey, name, cancellationToken)
            : await snapshots.FindFixedAsync(request.PlanId, request.PeriodKey, cancellationToken);
        if (kept is null)
        {
            return request.Snapshot is null ? await reader.ReadAsync(request, cancellationToken) : null;
        }

        return kept.Book with { Cover = kept.Book.Cover with { Edition = request.Edition } };
    }
}
