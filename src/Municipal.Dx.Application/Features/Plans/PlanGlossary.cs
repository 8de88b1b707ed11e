using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Plans;

public sealed record PlanTerm(long Id, string Term, string? Reading, IReadOnlyList<string> Aliases, string? Definition, string? Source);

/// <param name="Terms">Terms that match, in the order printed.</param>
/// <param name="All">Terms of the plan.</param>
public sealed record PlanGlossary(IReadOnlyList<PlanTerm> Terms, int All)
{
    /// <summary>The terms under their index words, あ行 to わ行, then A–Z and the rest.</summary>
    public IReadOnlyList<TermGroup> ByIndex =>
        [.. Terms.GroupBy(TermIndex.Of).OrderBy(g => g.Key).Select(g => new TermGroup(g.Key, [.. g.OrderBy(TermIndex.SortKey, StringComparer.Ordinal)]))];
}

public sealed record TermGroup(IndexWord Word, IReadOnlyList<PlanTerm> Terms)
{
    public string Label => TermIndex.Label(Word);

    public string Anchor => "i-" + Word.ToString().ToLowerInvariant();
}

/// <summary>Where a term stands in an index by sound.</summary>
public enum IndexWord
{
    A,
    Ka,
    Sa,
    Ta,
    Na,
    Ha,
    Ma,
    Ya,
    Ra,
    Wa,
    Latin,

    /// <summary>Written in kanji, and the plan prints no reading.</summary>
    Unread,
}

public static class TermIndex
{
    private static readonly (IndexWord Word, string Kana)[] Rows =
    [
        (IndexWord.A, "ぁあぃいぅうぇえぉおゔ"),
        (IndexWord.Ka, "かがきぎくぐけげこご"),
        (IndexWord.Sa, "さざしじすずせぜそぞ"),
        (IndexWord.Ta, "ただちぢっつづてでとど"),
        (IndexWord.Na, "なにぬねの"),
        (IndexWord.Ha, "はばぱひびぴふぶぷへべぺほぼぽ"),
        (IndexWord.Ma, "まみむめも"),
        (IndexWord.Ya, "ゃやゅゆょよ"),
        (IndexWord.Ra, "らりるれろ"),
        (IndexWord.Wa, "ゎわゐゑをん"),
    ];

    /// <summary>By the term's own first letter; by its printed reading where it begins with kanji.</summary>
    public static IndexWord Of(PlanTerm term)
    {
        var first = SortKey(term) is { Length: > 0 } key ? key[0] : ' ';
        return char.IsAsciiLetterOrDigit(first)
            ? IndexWord.Latin
            : Rows.FirstOrDefault(row => row.Kana.Contains(first, StringComparison.Ordinal)) is { Kana: not null } row ? row.Word : IndexWord.Unread;
    }

    public static string SortKey(PlanTerm term)
    {
        var own = TextFold.Fold(term.Term).TrimStart('「', '『', '(');
        var beginsReadable = own.Length > 0 && (char.IsAsciiLetterOrDigit(own[0]) || Rows.Any(row => row.Kana.Contains(own[0], StringComparison.Ordinal)));
        return beginsReadable || term.Reading is null ? own : TextFold.Fold(term.Reading);
    }

    public static string Label(IndexWord word) => word switch
    {
        IndexWord.Latin => "A–Z・数字",
        IndexWord.Unread => "漢字（読みの記載なし）",
        _ => "あかさたなはまやらわ"[(int)word] + "行",
    };
}

/// <summary>Reads the glossary of a plan with two SQL commands.</summary>
public sealed class PlanGlossaryQueries(DxDbContext db)
{
    public async Task<PlanGlossary> GlossaryAsync(long planId, string? text, CancellationToken cancellationToken)
    {
        var all = db.GlossaryTerms.AsNoTracking().Where(t => t.PlanId == planId);
        var found = all;
        foreach (var word in TextFold.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            found = found.Where(t => t.SearchText.Contains(word));
        }

        var terms = await found.OrderBy(t => t.Order).Select(t => new PlanTerm(t.Id, t.Term, t.Reading, t.Aliases, t.Definition, t.Source)).ToListAsync(cancellationToken);
        return new PlanGlossary(terms, await all.CountAsync(cancellationToken));
    }
}
