using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.PlanFiles.Tables;

/// <summary>Japanese words for the tokens of plan files: what a cell shows and its drop-down list offers.</summary>
public static class PlanTokenWords
{
    public const string Yes = "はい";
    public const string No = "いいえ";

    /// <summary>What may be chosen in a cell of the field; empty where it is free text.</summary>
    public static IReadOnlyList<string> Choices(PlanField field) => field.Type switch
    {
        PlanFieldType.Flag => [Yes, No],
        PlanFieldType.Token => [.. field.Tokens.Select(token => Of(field, token))],
        _ => [],
    };

    public static string Of(PlanField field, string token) => field.OwnName switch
    {
        "type" => KpiLabels.Of(Enum.Parse<KpiType>(token)),
        "basis" => KpiLabels.Of(Enum.Parse<KpiBasis>(token)),
        "entryMode" => KpiLabels.Of(Enum.Parse<EntryMode>(token)),
        "qualifier" => KpiLabels.Of(Enum.Parse<NumberQualifier>(token)),
        "frequency" => KpiLabels.Of(Enum.Parse<MeasureFrequency>(token)),
        "textStatus" => MeasureFormChoices.StatusLabel(Enum.Parse<TextStatus>(token, ignoreCase: true)),
        "kind" => NoteLabel(Enum.Parse<PlanNoteKind>(token, ignoreCase: true)),
        _ => token,
    };

    /// <summary>The token of a word or of itself; null where it is neither.</summary>
    public static string? TokenOf(PlanField field, string word) =>
        field.Tokens.FirstOrDefault(token => token == word || Of(field, token) == word);

    private static string NoteLabel(PlanNoteKind kind) => kind switch
    {
        PlanNoteKind.Survey => "アンケート",
        PlanNoteKind.PastEfforts => "これまでの取組",
        PlanNoteKind.Background => "背景",
        _ => "その他",
    };
}
