using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Municipal.Dx.Application.PlanFiles.Verification;

/// <summary>
/// The text a plan was transcribed from, without what the extraction added: white space, character width, emphasis and
/// headings marks, HTML tags and table rules. Knows the line of every letter that is left.
/// </summary>
public sealed partial class SourceText
{
    /// <summary>So many letters in a row make a text of ours a copy.</summary>
    public const int RunLength = 30;

    private readonly string _letters;
    private readonly List<int> _lines;
    private readonly Lazy<HashSet<string>> _runs;

    private SourceText(string letters, List<int> lines)
    {
        (_letters, _lines) = (letters, lines);
        _runs = new Lazy<HashSet<string>>(() => RunsOf(letters));
    }

    public static SourceText Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        var lines = new List<int>(text.Length);
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            var bare = Fold(Tag().Replace(line, string.Empty));
            letters.Append(bare);
            lines.AddRange(Enumerable.Repeat(number, bare.Length));
        }

        return new SourceText(letters.ToString(), lines);
    }

    /// <summary>The letters that count when a transcription is compared with its source.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC))
        {
            var letter = c switch
            {
                '〜' or '∼' or '˜' => '~',
                '‐' or '‑' or '–' or '—' or '−' or '―' => '-',
                _ => c,
            };
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter) && letter is not ('*' or '|' or '#' or '`') && char.GetUnicodeCategory(letter) != UnicodeCategory.Format)
            {
                folded.Append(letter);
            }
        }

        return folded.ToString();
    }

    /// <summary>The lines on which the text begins, in order.</summary>
    public IReadOnlyList<int> LinesOf(string text)
    {
        var wanted = Fold(text);
        var found = new List<int>();
        for (var at = wanted.Length == 0 ? -1 : _letters.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = _letters.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            found.Add(_lines[at]);
        }

        return found;
    }

    /// <summary>The first run of <see cref="RunLength"/> letters of the text that stands in the source too.</summary>
    public string? FindRepeated(string text)
    {
        var runs = _runs.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        var folded = Fold(text);
        for (var at = 0; at + RunLength <= folded.Length; at++)
        {
            if (runs.Contains(folded.AsSpan(at, RunLength)))
            {
                return folded.Substring(at, RunLength);
            }
        }

        return null;
    }

    private static HashSet<string> RunsOf(string letters)
    {
        var runs = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at + RunLength <= letters.Length; at++)
        {
            runs.Add(letters.Substring(at, RunLength));
        }

        return runs;
    }

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,300}>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}
