using System.Text;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Text on its way into a cell: whatever a user typed stays text and can be saved (workbooks.md §1).</summary>
internal static class CellText
{
    /// <summary>The longest text that a cell holds.</summary>
    public const int MaxLength = 32_767;

    /// <summary>Line ends as Excel writes them, without characters that XML cannot carry.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        if (IsClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or (>= 0x20 and not 0x7F and not 0xFFFE and not 0xFFFF))
            {
                clean.Append(rune);
            }
        }

        return clean.Length <= MaxLength ? clean.ToString() : clean.ToString(0, MaxLength - 1) + "…";
    }

    private static bool IsClean(string text)
    {
        foreach (var c in text)
        {
            if ((c < ' ' && c is not ('\n' or '\t')) || c is '\u007F' or (>= '\uD800' and <= '\uDFFF') or >= '\uFFFE')
            {
                return false;
            }
        }

        return text.Length <= MaxLength;
    }

    /// <summary>True for text that a spreadsheet would take for a formula if it were typed in again.</summary>
    public static bool LooksLikeFormula(string text) =>
        text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\n' or '＝' or '＋' or '－' or '＠';
}
