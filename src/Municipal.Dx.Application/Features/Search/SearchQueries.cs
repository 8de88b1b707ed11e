using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Search;

/// <summary>What was found in a plan, kind by kind; each list is cut at <see cref="SearchQueries.MostPerKind"/>.</summary>
public sealed record SearchResult(string Text, FoundOf Measures, FoundOf Initiatives, FoundOf Kpis, FoundOf Terms)
{
    public int Total => Measures.Total + Initiatives.Total + Kpis.Total + Terms.Total;
}

/// <summary>Hits of one kind: the first ones, and how many there are in all.</summary>
public sealed record FoundOf(IReadOnlyList<Hit> Hits, int Total);

/// <summary>A hit: its key (for the address), number as printed, title, and a line that says more.</summary>
public sealed record Hit(string Key, string? Number, string Title, string? Note);

/// <summary>
/// Searches titles and texts of a plan in their folded form, so that width, kana and case make no difference. Every word
/// must occur. One SQL command per kind.
/// </summary>
public sealed class SearchQueries(DxDbContext db)
{
    public const int TextMax = 100;
    public const int MostPerKind = 30;

    public async Task<SearchResult> FindAsync(long planId, string text, CancellationToken cancellationToken)
    {
        var words = TextFold.Fold(text.Length > TextMax ? text[..TextMax] : text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
        {
            var none = new FoundOf([], 0);
            return new SearchResult(text, none, none, none, none);
        }

        return new SearchResult(
            text,
            await CutAsync(Having(db.Measures.Where(m => m.PlanId == planId), words).OrderBy(m => m.Order)
                .Select(m => new Hit(m.Key, m.Number ?? m.Key, m.Title, m.BasicPolicy!.Title)), cancellationToken),
            await CutAsync(Having(db.Initiatives.Where(i => i.PlanId == planId), words).OrderBy(i => i.Measure!.Order).ThenBy(i => i.Order)
                .Select(i => new Hit(i.Key, i.Measure!.Number ?? i.Measure.Key, i.Title, i.Measure.Title)), cancellationToken),
            await CutAsync(Having(db.Kpis.Where(k => k.PlanId == planId), words).OrderBy(k => k.Order)
                .Select(k => new Hit(k.Key, null, k.Name, (k.BaselineText ?? "—") + " → " + (k.TargetText ?? "—"))), cancellationToken),
            await CutAsync(Having(db.GlossaryTerms.Where(t => t.PlanId == planId), words).OrderBy(t => t.Order)
                .Select(t => new Hit(t.Term, null, t.Term, t.Definition)), cancellationToken));
    }

    private static IQueryable<T> Having<T>(IQueryable<T> rows, IEnumerable<string> words)
        where T : class, ISearchable =>
        words.Aggregate(rows.AsNoTracking(), (found, word) => found.Where(row => row.SearchText.Contains(word)));

    private static async Task<FoundOf> CutAsync(IQueryable<Hit> hits, CancellationToken cancellationToken)
    {
        var found = await hits.Take(MostPerKind + 1).ToListAsync(cancellationToken);
        return found.Count <= MostPerKind
            ? new FoundOf(found, found.Count)
            : new FoundOf(found[..MostPerKind], await hits.CountAsync(cancellationToken));
    }
}
