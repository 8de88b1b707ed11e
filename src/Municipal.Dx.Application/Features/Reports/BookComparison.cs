namespace Municipal.Dx.Application.Features.Reports;

/// <summary>What a changed field belongs to.</summary>
public enum BookItemKind
{
    Whole,
    Measure,
    Kpi,
    Opinion,
}

/// <summary>A field that two editions print differently; null where one of them has nothing there.</summary>
public sealed record BookFieldChange(string Field, string? Old, string? New);

/// <summary>An item with what changed on it. An item that only one edition has says so in its only field.</summary>
public sealed record BookItemChange(BookItemKind Kind, string Key, string Label, IReadOnlyList<BookFieldChange> Fields);

/// <summary>正誤・差替え: what two editions of a period print differently, in the order of the newer one.</summary>
public static class BookComparison
{
    private const string Presence = "記載";
    private const string Present = "あり";

    public static IReadOnlyList<BookItemChange> Of(BookContent before, BookContent after) =>
    [
        .. Items(BookItemKind.Whole, [before], [after], _ => "", _ => "全体", BookFields.Of),
        .. Items(BookItemKind.Measure, before.Measures, after.Measures, m => m.Key, m => $"{m.Number} {m.Title}", m => BookFields.Of(m, ContentOf(m, before, after))),
        .. Items(BookItemKind.Kpi, before.Kpis, after.Kpis, k => k.Key, k => $"{k.MeasureNumber} {k.Name}", BookFields.Of),
        .. Items(BookItemKind.Opinion, before.Opinions, after.Opinions, o => o.Key, o => o.Text, BookFields.Of),
    ];

    // Ratings are named by the scale of the edition they stand in.
    private static BookContent ContentOf(BookMeasure measure, BookContent before, BookContent after) =>
        after.Measures.Any(m => ReferenceEquals(m, measure)) ? after : before;

    private static IEnumerable<BookItemChange> Items<T>(
        BookItemKind kind, IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> keyOf, Func<T, string> labelOf, Func<T, IReadOnlyList<(string Field, string? Text)>> fieldsOf)
        where T : class
    {
        var old = before.ToDictionary(keyOf, StringComparer.Ordinal);
        foreach (var item in after)
        {
            var changes = old.Remove(keyOf(item), out var earlier)
                ? [.. fieldsOf(earlier).Zip(fieldsOf(item), (was, now) => new BookFieldChange(now.Field, Said(was.Text), Said(now.Text))).Where(change => change.Old != change.New)]
                : new List<BookFieldChange> { new(Presence, null, Present) };
            if (changes.Count > 0)
            {
                yield return new BookItemChange(kind, keyOf(item), labelOf(item), changes);
            }
        }

        foreach (var gone in before.Where(item => old.ContainsKey(keyOf(item))))
        {
            yield return new BookItemChange(kind, keyOf(gone), labelOf(gone), [new BookFieldChange(Presence, Present, null)]);
        }
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
