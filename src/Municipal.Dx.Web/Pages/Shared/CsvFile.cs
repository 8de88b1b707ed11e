using System.Globalization;
using System.Text;

namespace Municipal.Dx.Web.Pages.Shared;

/// <summary>
/// A CSV that Excel opens as it is: UTF-8 with its mark, CRLF. A text that a spreadsheet would take for a formula gets an
/// apostrophe in front; numbers stay numbers.
/// </summary>
public static class CsvFile
{
    private static readonly Encoding Utf8WithMark = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public static IResult Of(string fileName, IEnumerable<string?> head, IEnumerable<IEnumerable<string?>> rows)
    {
        var text = new StringBuilder();
        foreach (var row in rows.Prepend(head))
        {
            text.AppendJoin(',', row.Select(Cell)).Append("\r\n");
        }

        return Results.File([.. Utf8WithMark.Preamble, .. Utf8WithMark.GetBytes(text.ToString())], "text/csv; charset=utf-8", fileName);
    }

    public static string? Number(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Cell(string? value)
    {
        var text = value ?? string.Empty;
        var safe = IsFormula(text) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 || safe.StartsWith('\'')
            ? '"' + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + '"'
            : safe;
    }

    private static bool IsFormula(string text) =>
        text.Length > 0
        && text.TrimStart() is { Length: > 0 } visible
        && (text[0] is '\t' or '\r' or '\n' || visible[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠')
        && !decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _);
}
