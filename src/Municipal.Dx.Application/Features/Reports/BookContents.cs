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
        var content = kept?.Book ?? (request.Snapshot is null ? await reader.ReadAsync(request, cancellationToken) : null);
        if (content is null)
        {
            return null;
        }

        return content with
        {
            Cover = content.Cover with { Edition = request.Edition },
            Corrections = request.DepartmentIds is null ? await CorrectionsAsync(request, kept?.Head, content, cancellationToken) : null,
            Wish = request.Wish ?? BookWish.None,
        };
    }

    // The edition handed out before this one; the newest where this is the open period as it stands now.
    private async Task<BookCorrections?> CorrectionsAsync(BookRequest request, SnapshotHead? head, BookContent content, CancellationToken cancellationToken)
    {
        var editions = await snapshots.ListAsync(request.PlanId, request.PeriodKey, cancellationToken);
        var before = head is null
            ? editions.FirstOrDefault()
            : editions.SkipWhile(row => row.Kind != head.Kind || row.Number != head.Number).Skip(1).FirstOrDefault();
        return before is not null && await snapshots.FindAsync(request.PlanId, request.PeriodKey, before.Name, cancellationToken) is { } earlier
            ? BookCorrections.Between(before.Label, earlier.Book, content)
            : null;
    }
}
