using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.PlanFiles.Tables;

/// <summary>How the text of a field stands in a cell, and how what people type there is understood.</summary>
public static partial class PlanCellText
{
    private const char ListMark = '、';
    private static readonly System.Buffers.SearchValues<char> ListMarks = System.Buffers.SearchValues.Create("、,，");

    /// <summary>A canonical text as it is written into a cell.</summary>
    public static string Write(PlanField field, string text) => field.Type switch
    {
        PlanFieldType.Flag => text == "true" ? PlanTokenWords.Yes : PlanTokenWords.No,
        PlanFieldType.Token => PlanTokenWords.Of(field, text),
        PlanFieldType.IntegerList => text.Replace(PlanRecord.ListSeparator, ListMark),
        // A line break after the only item says that the marks inside it separate nothing.
        PlanFieldType.TextList when text.AsSpan().ContainsAny(ListMarks) => text.Contains(PlanRecord.ListSeparator) ? text : text + PlanRecord.ListSeparator,
        PlanFieldType.TextList => text.Replace(PlanRecord.ListSeparator, ListMark),
        _ => text,
    };

    /// <summary>The text or items of a cell in the form of plan files, what could not be understood, and what is worth saying about it.</summary>
    internal static PlanCellReading Read(PlanKind kind, PlanField field, string cell)
    {
        var text = cell.Trim();
        return field.Type switch
        {
            PlanFieldType.Flag => ReadFlag(field, text),
            PlanFieldType.Token => PlanTokenWords.TokenOf(field, text) is { } token
                ? new PlanCellReading(token)
                : new PlanCellReading(text, Problem: $"{field.Label}の「{PlanScalar.Quote(text)}」は使えません。一覧から選んでください: {string.Join('、', PlanTokenWords.Choices(field))}"),
            PlanFieldType.Number or PlanFieldType.Integer => ReadNumber(field, text),
            PlanFieldType.Year => ReadYear(field, text),
            PlanFieldType.Month or PlanFieldType.MonthOrDay or PlanFieldType.Day => ReadDate(field, text),
            PlanFieldType.TextList => new PlanCellReading(string.Join(PlanRecord.ListSeparator, Items(cell).Select(item => field.Name == "nationalPriorities" ? Key(item) : item))),
            PlanFieldType.IntegerList => new PlanCellReading(string.Join(PlanRecord.ListSeparator, Items(cell).Select(Plain))),
            _ => IsKey(kind, field) ? ReadKey(text, field.Label) : new PlanCellReading(text),
        };
    }

    /// <summary>A key as it is stored; a key that Excel made a date of is told.</summary>
    internal static PlanCellReading ReadKey(string cell, string label) => DayPattern().IsMatch(cell)
        ? new PlanCellReading(cell, Problem: $"{label}が日付({cell})になっています。セルの書式を「文字列」にしてから、入力し直してください。")
        : new PlanCellReading(Key(cell));

    private static bool IsKey(PlanKind kind, PlanField field) =>
        field.Name is "key" or "kpi" or "predecessor" or "code" or "slug" || (kind == PlanSchema.Measure && field.Name == "field");

    private static string Key(string text) => text.Trim().Normalize(NormalizationForm.FormKC);

    private static string[] Items(string cell) =>
        cell.Split(cell.Contains('\n', StringComparison.Ordinal) ? ['\n'] : ['、', ',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Plain(string item) => NumberText.TryRead(item, out var number, out _) ? PlanScalar.FormatNumber(number) : item;

    private static PlanCellReading ReadFlag(PlanField field, string text) => Key(text).ToUpperInvariant() switch
    {
        PlanTokenWords.Yes or "○" or "〇" or "◯" or "TRUE" or "1" => new PlanCellReading("true"),
        PlanTokenWords.No or "×" or "FALSE" or "0" => new PlanCellReading("false"),
        _ => new PlanCellReading(text, Problem: $"{field.Label}は「{PlanTokenWords.Yes}」か「{PlanTokenWords.No}」で書いてください。"),
    };

    private static PlanCellReading ReadNumber(PlanField field, string text) => NumberText.TryRead(text, out var number, out var howRead)
        ? new PlanCellReading(PlanScalar.FormatNumber(number), howRead.Length == 0 ? null : howRead)
        : new PlanCellReading(text, Problem: $"{field.Label}：{howRead}");

    private static PlanCellReading ReadYear(PlanField field, string text)
    {
        var year = text.EndsWith("年度", StringComparison.Ordinal) ? text[..^2] : text;
        return JapaneseDate.TryParseMonth($"{year}年4月", out var month)
            ? new PlanCellReading(month.Year.ToString(CultureInfo.InvariantCulture), HowRead(text, month.Year.ToString(CultureInfo.InvariantCulture)))
            : new PlanCellReading(text, Problem: $"{field.Label}は西暦の年度の数字で書いてください。令和6年度は2024です。");
    }

    private static PlanCellReading ReadDate(PlanField field, string text)
    {
        if (field.Type != PlanFieldType.Day && JapaneseDate.TryParseMonth(text, out var month))
        {
            return new PlanCellReading(month.ToString(), HowRead(text, month.ToString()));
        }

        if (!JapaneseDate.TryParse(text, out var day))
        {
            return new PlanCellReading(text);
        }

        var read = day.ToString(field.Type == PlanFieldType.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new PlanCellReading(read, HowRead(text, read));
    }

    private static string? HowRead(string typed, string read) => typed == read ? null : $"「{PlanScalar.Quote(typed)}」を{read}と読みました。";

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayPattern();
}

/// <summary>A cell as understood.</summary>
internal sealed record PlanCellReading(string Text, string? HowRead = null, string? Problem = null);
