using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>What an address asks for: a book, its edition, and what is wished for besides.</summary>
/// <param name="Period">Key of the period.</param>
/// <param name="Edition">A kept edition (<c>fixed-1</c>, for the office also <c>draft-2</c>); the newest where it is left out.</param>
/// <param name="For">版 (<c>committee</c>, <c>internal</c>, <c>assembly</c>, <c>public</c>).</param>
/// <param name="Material">資料番号.</param>
/// <param name="Pick">Measures whose 個票 is wanted.</param>
public sealed record BookQuery(string? Period, string? Edition, string? For = null, string? Material = null, IReadOnlyList<string>? Pick = null)
{
    /// <summary>Where the book is downloaded, below the municipality.</summary>
    public string Address => "reports" + QueryString.Create(
    [
        new("handler", "Book"), new("period", Period), new("edition", Edition), new("for", For), new("material", Material),
        .. (Pick ?? []).Select(key => KeyValuePair.Create<string, string?>("pick", key)),
    ]);
}

/// <summary>Turns an address into the book that this person may have; the same for the download and for its print page.</summary>
public sealed class BookDesk(Here here, CurrentUser me, BookShelf shelf)
{
    private BookAsker Asker => new(me.IsOffice, me.IsCommittee, me.DepartmentIds);

    public BookJobOwner Owner => new(here.Municipality.Id, me.Id!.Value);

    public static string Token(BookEdition edition) => edition switch
    {
        BookEdition.Assembly => "assembly",
        BookEdition.Public => "public",
        BookEdition.Internal => "internal",
        _ => "committee",
    };

    public async Task<IReadOnlyList<ShelvedBook>> BooksAsync(CancellationToken cancellationToken) =>
        here.HasPlan ? await shelf.ForAsync(here.Plan.Id, Asker, cancellationToken) : [];

    /// <summary>The book asked for; without a period the newest fixed one.</summary>
    public static ShelvedBook? Choose(IReadOnlyList<ShelvedBook> books, BookQuery query) => string.IsNullOrEmpty(query.Period)
        ? books.FirstOrDefault(b => b is { IsFixed: true, IsSuperseded: false }) ?? (books.Count > 0 ? books[0] : null)
        : books.FirstOrDefault(b => b.Key == query.Period && (string.IsNullOrEmpty(query.Edition) || b.Name?.ToString() == query.Edition));

    public IReadOnlyList<BookEdition> EditionsOf(ShelvedBook book) => BookShelf.EditionsOf(book, Asker);

    /// <summary>Null where this person may not have it.</summary>
    public BookRequest? RequestOf(ShelvedBook? book, BookQuery query)
    {
        var asked = book is not null
            ? new BookRequest(here.Plan.Id, book.Key, DepartmentIds: book.Extent == BookExtent.OwnMeasures ? [.. me.DepartmentIds] : null, Snapshot: book.Name)
            : DraftOf(query);
        IReadOnlyList<BookEdition> editions = book is null ? BookShelf.Every : EditionsOf(book);
        var edition = string.IsNullOrEmpty(query.For) ? editions[0] : editions.Select(e => (BookEdition?)e).FirstOrDefault(e => Token(e!.Value) == query.For);
        return asked is null || edition is not { } allowed ? null : asked with { Edition = allowed, Wish = WishOf(query) };
    }

    /// <summary>The order for a book that is made apart from this request; it names what was meant by leaving out.</summary>
    public BookOrder OrderOf(ShelvedBook? book, BookQuery query, BookRequest request, BookContent content) =>
        new(Owner, book is null ? query : query with { Period = book.Key, Edition = book.Name?.ToString() }, request, content);

    /// <summary>Whether a book that was made for this person is still theirs to have: roles and periods may have changed since.</summary>
    public async Task<bool> MayHaveAsync(BookJob job, CancellationToken cancellationToken)
    {
        var (then, now) = (job.Request, RequestOf(Choose(await BooksAsync(cancellationToken), job.Query), job.Query));
        return now is not null && now.PlanId == then.PlanId && now.Snapshot == then.Snapshot && now.Edition == then.Edition
            && now.DepartmentIds is null == then.DepartmentIds is null
            && (now.DepartmentIds ?? []).Order().SequenceEqual((then.DepartmentIds ?? []).Order());
    }

    /// <summary>Where a book and its measures are kept apart from those of others.</summary>
    public string ExtentOf(ShelvedBook book, BookEdition edition) =>
        $"{(book.Extent == BookExtent.WholePlan ? "plan" : string.Join(',', me.DepartmentIds.Order()))}/{book.Name}/{edition}";

    // 案 is for the office, which hands it out itself.
    private BookRequest? DraftOf(BookQuery query) =>
        here.HasPlan && me.IsOffice && query.Period is not null && SnapshotName.TryParse(query.Edition, out var name) && name.Kind == SnapshotKind.Draft
            ? new BookRequest(here.Plan.Id, query.Period, Snapshot: name)
            : null;

    private static BookWish WishOf(BookQuery query)
    {
        // The header says 「資料」 itself.
        var material = query.Material?.Trim() is { } typed && typed.StartsWith("資料", StringComparison.Ordinal) ? typed["資料".Length..].Trim() : query.Material?.Trim();
        return new BookWish(material is { Length: > 0 and <= BookWish.MaterialMax } ? material : null, [.. (query.Pick ?? []).Take(BookWish.PickedMax)]);
    }
}
