using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Writes a text so that it is read back the same: plain where it can be, else in double quotes.</summary>
internal static partial class YamlQuoting
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",[]{}\"\\\n\r\t");
    private const string Indicators = "-?:,[]{}#&*!|>'\"%@` ";

    public static string Of(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && !Indicators.Contains(text[0], StringComparison.Ordinal)
        && text[^1] is not (' ' or ':')
        && !text.AsSpan().ContainsAny(Special)
        && !text.Contains(": ", StringComparison.Ordinal)
        && !text.Contains(" #", StringComparison.Ordinal)
        && !LooksLikeOther().IsMatch(text)
        && text.All(IsOrdinary);

    private static bool IsOrdinary(char c) =>
        !char.IsControl(c) && !char.IsSurrogate(c) && c is not ('\u2028' or '\u2029' or '\uFEFF') && char.GetUnicodeCategory(c) != UnicodeCategory.Format;

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"", text.Length + 8);
        foreach (var c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ => IsOrdinary(c) || char.IsSurrogate(c) ? c.ToString() : $"\\u{(int)c:X4}",
            });
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>What another YAML reader takes for a number, a date, a truth value or nothing.</summary>
    [GeneratedRegex(@"\A([-+]?[0-9.][0-9._,:xXoOa-fA-F+-]*|[0-9]{4}-[0-9]{2}(-[0-9]{2})?.*|true|false|yes|no|on|off|y|n|null|~|\.nan|[-+]?\.inf|=|<<)\z", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LooksLikeOther();
}
