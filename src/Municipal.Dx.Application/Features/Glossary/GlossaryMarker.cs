using System.Text.RegularExpressions;

namespace Municipal.Dx.Application.Features.Glossary;

/// <summary>A term as it is explained in texts: the heading of the glossary, its other spellings, and what it means.</summary>
public sealed record GlossaryEntry(string Term, IReadOnlyList<string> Aliases, string Definition);

/// <summary>A stretch of a paragraph; <see cref="Entry"/> is set where the glossary explains it.</summary>
public readonly record struct MarkedText(string Text, GlossaryEntry? Entry);

/// <summary>
/// Finds glossary terms in a paragraph: the longest first, each entry once, never inside another word or an address.
/// Width and case of Latin letters make no difference.
/// </summary>
public sealed partial class GlossaryMarker
{
    private const int LongCompound = 4;

    private readonly List<(string Spelling, GlossaryEntry Entry)> _spellings;

    public GlossaryMarker(IEnumerable<GlossaryEntry> entries) =>
        _spellings = [.. entries
            .SelectMany(entry => entry.Aliases.Prepend(entry.Term).Select(spelling => (Spelling: Folded(spelling), Entry: entry)))
            .Where(pair => pair.Spelling.Length > 1)
            .OrderByDescending(pair => pair.Spelling.Length)];

    public static GlossaryMarker Empty { get; } = new([]);

    public IReadOnlyList<MarkedText> Mark(string paragraph)
    {
        var folded = Folded(paragraph);
        var taken = new bool[folded.Length];
        foreach (var address in Addresses().EnumerateMatches(folded))
        {
            Array.Fill(taken, value: true, address.Index, address.Length);
        }

        var marks = new SortedList<int, (int Length, GlossaryEntry Entry)>();
        var explained = new HashSet<GlossaryEntry>(ReferenceEqualityComparer.Instance);
        foreach (var (spelling, entry) in _spellings)
        {
            foreach (var start in PlacesOf(spelling, folded, taken))
            {
                Array.Fill(taken, value: true, start, spelling.Length);
                if (explained.Add(entry))
                {
                    marks.Add(start, (spelling.Length, entry));
                }
            }
        }

        return Pieces(paragraph, marks);
    }

    private static List<MarkedText> Pieces(string paragraph, SortedList<int, (int Length, GlossaryEntry Entry)> marks)
    {
        var pieces = new List<MarkedText>();
        var done = 0;
        foreach (var (start, (length, entry)) in marks)
        {
            if (start > done)
            {
                pieces.Add(new MarkedText(paragraph[done..start], Entry: null));
            }

            pieces.Add(new MarkedText(paragraph.Substring(start, length), entry));
            done = start + length;
        }

        if (done < paragraph.Length)
        {
            pieces.Add(new MarkedText(paragraph[done..], Entry: null));
        }

        return pieces;
    }

    private static IEnumerable<int> PlacesOf(string spelling, string folded, bool[] taken)
    {
        for (var at = folded.IndexOf(spelling, StringComparison.Ordinal); at >= 0; at = folded.IndexOf(spelling, at + 1, StringComparison.Ordinal))
        {
            if (!Array.Exists(taken[at..(at + spelling.Length)], isTaken => isTaken) && StandsAlone(folded, at, spelling.Length))
            {
                yield return at;
            }
        }
    }

    private static bool StandsAlone(string text, int start, int length) =>
        !Continues(text, start, start - 1, length) && !Continues(text, start + length - 1, start + length, length);

    // A Latin or katakana word goes on with letters of its kind, 「AI-OCR」 over its hyphen. Kanji compounds grow at both ends;
    // a long one stays itself with something behind it (人工知能技術), a short one does not (業務改革).
    private static bool Continues(string text, int edge, int outside, int length)
    {
        if (outside < 0 || outside >= text.Length)
        {
            return false;
        }

        var (inner, outer) = (KindOf(text[edge]), KindOf(text[outside]));
        return inner switch
        {
            Kind.Latin => outer == Kind.Latin || (text[outside] is '-' && KindAt(text, outside + (outside - edge)) == Kind.Latin),
            Kind.Katakana => outer == Kind.Katakana,
            Kind.Kanji => outer == Kind.Kanji && (outside < edge || length < LongCompound),
            _ => false,
        };
    }

    private static Kind KindAt(string text, int index) => index >= 0 && index < text.Length ? KindOf(text[index]) : Kind.Other;

    private static Kind KindOf(char c) => c switch
    {
        >= 'a' and <= 'z' or >= '0' and <= '9' => Kind.Latin,
        >= 'ァ' and <= 'ヺ' or 'ー' => Kind.Katakana,
        >= '一' and <= '鿿' or '々' => Kind.Kanji,
        _ => Kind.Other,
    };

    // One character for one, so that places in the folded text are places in the text.
    private static string Folded(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            var c = source[i] is >= '\uFF01' and <= '\uFF5E' and var wide ? (char)(wide - 0xFEE0) : source[i];
            span[i] = c is >= 'A' and <= 'Z' ? (char)(c + 0x20) : c;
        }
    });

    [GeneratedRegex(@"(?:https?://|www\.|[\w.+-]+@)[!-~]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Addresses();

    private enum Kind
    {
        Other,
        Latin,
        Katakana,
        Kanji,
    }
}
