using System.Globalization;
using System.Text;

namespace Municipal.Dx.Domain.Text;

/// <summary>
/// The search form of a text (architecture.md, rule 6): NFKC, katakana to hiragana, lower case, white space collapsed to one
/// space and trimmed, invisible format characters dropped. The long vowel mark stays, so サーバー and サーバ differ.
/// </summary>
public static class TextFold
{
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var normalized = WithoutUnreadable(text).Normalize(NormalizationForm.FormKC).ToLowerInvariant();
        var folded = new StringBuilder(normalized.Length);
        foreach (var c in normalized)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c))
            {
                folded.Append(ToHiragana(c));
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // Normalize throws on lone surrogates and on U+FFFE; both arrive by paste.
    private static string WithoutUnreadable(string text)
    {
        var readable = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value != 0xFFFE && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                readable.Append(rune);
            }
        }

        return readable.ToString();
    }

    private static char ToHiragana(char c) => c is >= 'ァ' and <= 'ヶ' or 'ヽ' or 'ヾ' ? (char)(c - 0x60) : c;
}
