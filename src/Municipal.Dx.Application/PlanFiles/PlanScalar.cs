using System.Globalization;
using Municipal.Dx.Domain.Calendar;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Turns what is written for a field into its canonical text, or says what is wrong with it.</summary>
internal static class PlanScalar
{
    private const int LongestQuote = 30;
    private const decimal NumberBound = 100_000_000_000_000m;

    /// <returns>Canonical text, or a Japanese sentence; both null where nothing is stated.</returns>
    public static (string? Text, string? Problem) Read(PlanField field, YamlNode node) => (field.Type, node) switch
    {
        (_, YamlText { IsEmpty: true }) => (null, null),
        (PlanFieldType.TextList or PlanFieldType.IntegerList, YamlList list) => ReadList(field, list),
        (PlanFieldType.TextList or PlanFieldType.IntegerList, _) => (null, $"{field.Label}は一覧で書いてください(例: [A, B])。"),
        (_, YamlText text) => ReadOne(field, text),
        _ => (null, $"{field.Label}は1つの値で書いてください。"),
    };

    public static string Quote(string text)
    {
        var visible = new string([.. text.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? ' ' : c)]);
        return visible.Length <= LongestQuote ? visible : visible[..LongestQuote] + "…";
    }

    public static string FormatNumber(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static (string? Text, string? Problem) ReadOne(PlanField field, YamlText node) => field.Type switch
    {
        PlanFieldType.Text => ReadText(field, node.Text),
        PlanFieldType.Number => ReadNumber(field, node),
        PlanFieldType.Integer or PlanFieldType.Year => ReadInteger(field, node),
        PlanFieldType.Flag => node is { IsPlain: true, Text: "true" or "false" } ? (node.Text, null) : (null, $"{field.Label}は true か false で書いてください。"),
        PlanFieldType.Token => field.Tokens.Contains(node.Text, StringComparer.Ordinal)
            ? (node.Text, null)
            : (null, $"{field.Label}の「{Quote(node.Text)}」は使えません。使えるもの: {string.Join("、", field.Tokens)}"),
        PlanFieldType.Month => YearMonth.TryParse(node.Text, out _) ? (node.Text, null) : (null, $"{field.Label}は 2024-03 の形の年月で書いてください。"),
        PlanFieldType.Day => IsDay(node.Text) ? (node.Text, null) : (null, $"{field.Label}は 2024-02-01 の形の日付で書いてください。"),
        _ => YearMonth.TryParse(node.Text, out _) || IsDay(node.Text) ? (node.Text, null) : (null, $"{field.Label}は 2024-03 か 2024-02-01 の形で書いてください。"),
    };

    private static (string? Text, string? Problem) ReadText(PlanField field, string text)
    {
        var clean = text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
        if (FindUnreadable(clean) is { } unreadable)
        {
            return (null, $"{field.Label}に使えない文字(U+{unreadable:X4})があります。");
        }

        return clean.Length > field.MaxLength
            ? (null, $"{field.Label}は{field.MaxLength:N0}文字以内で書いてください(今は{clean.Length:N0}文字)。")
            : (clean, null);
    }

    /// <summary>A control character, half of a surrogate pair or a non-character; line feeds and tabs are text.</summary>
    public static int? FindUnreadable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if ((char.IsControl(c) && c is not ('\n' or '\t' or '\r')) || char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF' or '\uFFFD')
            {
                return c;
            }
        }

        return null;
    }

    private static (string? Text, string? Problem) ReadNumber(PlanField field, YamlText node)
    {
        var isNumber = decimal.TryParse(node.Text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
        if (!isNumber || !node.IsPlain)
        {
            return (null, $"{field.Label}は数字だけで書いてください(位取りの「,」、単位、引用符は付けません)。");
        }

        if (Math.Abs(number) >= NumberBound || decimal.Round(number, 4) != number)
        {
            return (null, $"{field.Label}は整数部14桁、小数部4桁までで書いてください。");
        }

        return number < field.Min ? (null, $"{field.Label}は{FormatNumber(field.Min.Value)}以上で書いてください。") : (FormatNumber(number), null);
    }

    private static (string? Text, string? Problem) ReadInteger(PlanField field, YamlText node)
    {
        var isNumber = int.TryParse(node.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return isNumber && node.IsPlain && number >= field.Min && number <= field.Max
            ? (number.ToString(CultureInfo.InvariantCulture), null)
            : (null, field.Type == PlanFieldType.Year
                ? $"{field.Label}は西暦の年度の数字で書いてください({field.Min}〜{field.Max})。令和6年度は2024です。"
                : $"{field.Label}は{field.Min}から{field.Max}までの数字で書いてください。");
    }

    private static bool IsDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && FiscalYear.TryFromDate(day, out _);

    private static (string? Text, string? Problem) ReadList(PlanField field, YamlList list)
    {
        var items = new List<string>();
        foreach (var node in list.Items)
        {
            var (text, problem) = node is YamlText { IsEmpty: false } item
                ? field.Type == PlanFieldType.IntegerList ? ReadInteger(field, item) : ReadText(field, item.Text)
                : (null, $"{field.Label}の一覧に、値でないものがあります。");
            if (problem is not null)
            {
                return (null, problem);
            }

            if (text!.Length == 0 || text.Contains(PlanRecord.ListSeparator) || items.Contains(text, StringComparer.Ordinal))
            {
                return (null, $"{field.Label}の一覧の「{Quote(text)}」が空か、改行を含むか、重なっています。");
            }

            items.Add(text);
        }

        var joined = string.Join(PlanRecord.ListSeparator, items);
        return joined.Length > PlanSchema.ListMax
            ? (null, $"{field.Label}の一覧は合わせて{PlanSchema.ListMax}文字以内で書いてください(今は{joined.Length}文字)。")
            : (joined.Length == 0 ? null : joined, null);
    }
}
