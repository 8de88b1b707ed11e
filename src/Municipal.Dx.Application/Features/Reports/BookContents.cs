using Municipal.Dx.Application.Features.Snapshots;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>
/// Where the content of a book comes from: an edition that was asked for by name and every fixed period from their snapshot,
/// the open period from what stands now.
/// </summary>
public sealed class BookContents(BookReader reader, SnapshotStore snapshots)
{
    /// <summary>All of it; null where the municipality in scope has no such plan, period or snapshot.</summary>
    public async Task<BookContent?> FindAsync(BookRequest request, CancellationToken cancellationToken = default) =>
        (await ReadAsync(request, cancellationToken))?.Content;

    /// <summary>As the edition asked for shows it, with what differs from the one handed out before.</summary>
    public async Task<BookContent?> ShownAsync(BookRequest request, CancellationToken cancellationToken = default)
    {
        if (await ReadAsync(request, cancellationToken) is not var (content, head))
        {
            return null;
        }

        var hasCorrections = request.DepartmentIds is null && request.Edition is (BookEdition.Committee or BookEdition.Internal);
        content = content with { Wish = request.Wish ?? BookWish.None };
        return BookEditions.Shown(hasCorrections ? content with { Corrections = await CorrectionsAsync(request, head, content, cancellationToken) } : content);
    }

    private async Task<(BookContent Content, SnapshotHead? Head)?> ReadAsync(BookRequest request, CancellationToken cancellationToken)
    {
        var kept = request.Snapshot is { } name
            ? await snapshots.FindAsync(request.PlanId, request.PeriodKey, name, cancellationToken)
            : await snapshots.FindFixedAsync(request.PlanId, request.PeriodKey, cancellationToken);
        var content = kept?.Book ?? (request.Snapshot is null ? await reader.ReadAsync(request, cancellationToken) : null);
        return content is null ? null : (content with { Cover = content.Cover with { Edition = request.Edition } }, kept?.Head);
    }

    // Against the edition handed out before this one; the newest where this is the open period as it stands now.
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
