using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>Who asks for books, as far as it matters for them (domain.md §5).</summary>
public sealed record BookAsker(bool IsOffice, bool IsCommittee, IReadOnlySet<long> DepartmentIds);

/// <summary>What of a plan a book may hold for someone.</summary>
public enum BookExtent
{
    /// <summary>The measures of the person's departments.</summary>
    OwnMeasures,

    WholePlan,
}

/// <summary>A book someone may have.</summary>
/// <param name="Key">Key of its period.</param>
/// <param name="Title">Name of an ad-hoc period.</param>
/// <param name="State">Of the period.</param>
/// <param name="AsOf">基準日.</param>
/// <param name="PublishedOn">公表日 of the period.</param>
/// <param name="Extent">What of the plan it holds.</param>
/// <param name="Edition">The fixed edition it is made from; null for the open period as it stands.</param>
public sealed record ShelvedBook(
    string Key, string? Title, PeriodState State, DateOnly AsOf, DateOnly? PublishedOn, BookExtent Extent, SnapshotRow? Edition)
{
    public bool IsFixed => Edition is not null || State == PeriodState.Fixed;

    /// <summary>An edition that a later fixing replaced, or whose period is open again.</summary>
    public bool IsSuperseded { get; init; }

    public string Label => (PeriodKey.TryParse(Key, out var key) ? key.Label : Key) + (Title is null ? "" : $"（{Title}）");

    public string? MonthsLabel => PeriodKey.TryParse(Key, out var key) && key.Kind != PeriodKind.AdHoc ? key.MonthsLabel : null;

    public SnapshotName? Name => Edition?.Name;
}

/// <summary>A measure as it can be picked for 個票.</summary>
public sealed record PickableMeasure(string Key, string Number, string Title);

/// <summary>Which books a person may have: the one rule for the page that lists them and for the download itself.</summary>
public sealed class BookShelf(DxDbContext db, SnapshotStore snapshots)
{
    /// <summary>The books, newest first, in two commands.</summary>
    public async Task<IReadOnlyList<ShelvedBook>> ForAsync(long planId, BookAsker asker, CancellationToken cancellationToken)
    {
        var periods = await db.ReportingPeriods.AsNoTracking()
            .Where(p => p.PlanId == planId && p.State != PeriodState.Preparing)
            .OrderByDescending(p => p.To).ThenByDescending(p => p.From).ThenByDescending(p => p.Key)
            .ToListAsync(cancellationToken);
        return Of(periods, await snapshots.ListAsync(planId, cancellationToken), asker);
    }

    /// <summary>The plan's measures in order, to pick 個票 from.</summary>
    public async Task<IReadOnlyList<PickableMeasure>> MeasuresAsync(long planId, CancellationToken cancellationToken) =>
        await db.Measures.AsNoTracking().Where(m => m.PlanId == planId).OrderBy(m => m.Order)
            .Select(m => new PickableMeasure(m.Key, m.NumberNote == null ? m.Number ?? m.Key : m.Key, m.Title))
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Every fixed edition for everyone; the open period as it stands for the office, and with their own measures for heads and
    /// staff. A committee member who holds no other role has fixed editions only (docs/adr/0010).
    /// </summary>
    /// <param name="opened">Opened periods, newest first.</param>
    /// <param name="editions">Kept editions of these periods.</param>
    /// <param name="asker">Who asks.</param>
    public static IReadOnlyList<ShelvedBook> Of(IReadOnlyList<ReportingPeriod> opened, IReadOnlyList<SnapshotRow> editions, BookAsker asker)
    {
        var byPeriod = editions.Where(edition => edition.Kind == SnapshotKind.Fixed).ToLookup(edition => edition.PeriodKey, StringComparer.Ordinal);
        return [.. opened.SelectMany(period => Of(period, [.. byPeriod[period.Key].OrderByDescending(edition => edition.Number)], asker))];
    }

    /// <summary>
    /// The editions in which someone may have a book, the usual one first. A committee member has the committee's, and what was
    /// published; the others of the house have all of a whole plan's, and of their own measures those with the whole texts.
    /// </summary>
    public static IReadOnlyList<BookEdition> EditionsOf(ShelvedBook book, BookAsker asker) => (book.Extent, asker) switch
    {
        (BookExtent.OwnMeasures, _) => [BookEdition.Committee, BookEdition.Internal],
        (_, { IsCommittee: true, IsOffice: false, DepartmentIds.Count: 0 }) => book.PublishedOn is null ? [BookEdition.Committee] : [BookEdition.Committee, BookEdition.Public],
        _ => Every,
    };

    /// <summary>Editions of a book that is kept for the office alone (案).</summary>
    public static IReadOnlyList<BookEdition> Every { get; } = [BookEdition.Committee, BookEdition.Internal, BookEdition.Assembly, BookEdition.Public];

    private static IEnumerable<ShelvedBook> Of(ReportingPeriod period, List<SnapshotRow> editions, BookAsker asker)
    {
        var isFixed = period.State == PeriodState.Fixed;
        if (!isFixed || editions.Count == 0)
        {
            BookExtent? extent = isFixed || asker.IsOffice ? BookExtent.WholePlan : asker.DepartmentIds.Count > 0 ? BookExtent.OwnMeasures : null;
            if (extent is { } allowed)
            {
                yield return new ShelvedBook(period.Key, period.Title, period.State, period.AsOf, period.PublishedOn, allowed, null);
            }
        }

        foreach (var edition in editions)
        {
            yield return new ShelvedBook(period.Key, period.Title, period.State, period.AsOf, period.PublishedOn, BookExtent.WholePlan, edition)
            {
                IsSuperseded = !isFixed || edition != editions[0],
            };
        }
    }
}
