using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>A cell's text in the one form that is compared and saved, or why it cannot be read.</summary>
/// <param name="Text">The form that <see cref="SurveyMeasure.Values"/> has too; empty where the cell is.</param>
/// <param name="Note">How it was read, where that is not plain.</param>
/// <param name="Refusal">Reason and remedy.</param>
public sealed record SurveyText(string Text, string? Note = null, string? Refusal = null)
{
    private static readonly string[] TypedMarks = ["○", "〇", "◯", "⚪", "レ", "✓", "✔", "☑", "1", "TRUE", "はい"];

    public static SurveyText Read(SurveyColumn column, SurveyCell? cell, string? unit)
    {
        if (cell?.Error is { } error)
        {
            return new SurveyText("", Refusal: $"計算式が{error}になっています。値を打ち直してください。");
        }

        if (TypedText.Of(cell?.Text) is not { } typed)
        {
            return new SurveyText("");
        }

        var read = column.Input switch
        {
            SurveyInput.Number => Number(typed, unit),
            SurveyInput.Date => Day(typed),
            SurveyInput.Mark => Mark(typed),
            SurveyInput.Choice => Choice(column, typed),
            _ => Words(column, typed),
        };
        return cell!.IsFormula && read.Refusal is null
            ? read with { Note = string.Concat(read.Note, "計算式の結果の値を読みました。") }
            : read;
    }

    private static SurveyText Number(string typed, string? unit) => NumberText.TryRead(typed, out var number, out var words, unit)
        ? new SurveyText(NumberText.Format(number, unit: null), words.Length == 0 || IsPlainly(typed, number) ? null : words)
        : new SurveyText("", Refusal: words);

    private static bool IsPlainly(string typed, decimal number) =>
        decimal.TryParse(typed, System.Globalization.CultureInfo.InvariantCulture, out var plain) && plain == number && typed.All(char.IsAscii);

    private static SurveyText Day(string typed) => JapaneseDate.TryParse(typed, out var day)
        ? new SurveyText(JapaneseDate.Format(day))
        : new SurveyText("", Refusal: JapaneseDate.RefusalMessage);

    private static SurveyText Mark(string typed) => typed switch
    {
        _ when TypedMarks.Contains(typed, StringComparer.OrdinalIgnoreCase) =>
            new SurveyText(SurveyColumns.MarkText, typed == SurveyColumns.MarkText ? null : $"「{typed}」を○と読みました。"),
        "×" or "-" or "―" or "0" or "FALSE" or "なし" or "いいえ" => new SurveyText("", $"「{typed}」を空と読みました。"),
        _ => new SurveyText("", Refusal: "○か、空にしてください。"),
    };

    // The whole label, or the part of it that tells the choices apart (A, 計画どおり).
    private static SurveyText Choice(SurveyColumn column, string typed)
    {
        var folded = TextFold.Fold(typed);
        var match = column.Choices.FirstOrDefault(choice => TextFold.Fold(choice) == folded)
            ?? OnlyOne(column.Choices.Where(choice => TextFold.Fold(choice).Split(' ').Contains(folded)));
        return match is null
            ? new SurveyText("", Refusal: $"{column.Label}は {string.Join('、', column.Choices)} のどれかです。一覧から選び直してください。")
            : new SurveyText(match, match == typed ? null : $"「{typed}」を「{match}」と読みました。");
    }

    private static string? OnlyOne(IEnumerable<string> choices) => choices.Take(2).ToArray() is [var one] ? one : null;

    private static SurveyText Words(SurveyColumn column, string typed) => typed.Length > column.MaxLength
        ? new SurveyText("", Refusal: $"{column.MaxLength:N0}文字以内に縮めてください(今は{typed.Length:N0}文字)。")
        : TypedText.IsReadable(typed) ? new SurveyText(typed) : new SurveyText("", Refusal: TypedText.RefusalMessage);
}
