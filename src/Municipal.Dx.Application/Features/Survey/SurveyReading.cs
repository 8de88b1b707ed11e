using System.Text.Json;
using System.Text.Json.Serialization;

namespace Municipal.Dx.Application.Features.Survey;

public enum SurveyRowKind
{
    Measure,
    Kpi,

    /// <summary>An initiative's stage against the 工程表.</summary>
    Stage,

    /// <summary>課別内訳.</summary>
    Part,

    /// <summary>A department's number in its part.</summary>
    Figure,
    Opinion,
}

/// <summary>A cell as it was found. <paramref name="Error"/>: what the program that saved it could not compute (#REF!).</summary>
public sealed record SurveyCell(string Address, string Text, bool IsFormula = false, string? Error = null);

/// <summary>A row that names what it answers.</summary>
/// <param name="Kind">Which sheet it is of.</param>
/// <param name="PeriodKey">Period in its 管理番号.</param>
/// <param name="Key">Key of what it answers.</param>
/// <param name="Mark">Short mark of the version it was made from.</param>
/// <param name="Address">Address of its 管理番号.</param>
/// <param name="Cells">Input cells by field; a column that is not there is missing.</param>
/// <param name="Version">The whole version, where the hidden sheet was still there.</param>
/// <param name="Base">Prints of what stood in it, from the hidden sheet.</param>
public sealed record SurveyRow(
    SurveyRowKind Kind,
    string PeriodKey,
    string Key,
    string Mark,
    string Address,
    IReadOnlyDictionary<string, SurveyCell> Cells,
    Guid? Version = null,
    string? Base = null);

/// <summary>Something in a sheet that cannot be taken over: where, what stands there, why, and what to do.</summary>
public sealed record SurveyRefusal(string Sheet, string Address, string Subject, string Text, string Reason);

/// <summary>What was read out of a workbook: rows by key, not by place.</summary>
public sealed record SurveyReading(SurveyTag Tag, IReadOnlyList<SurveyRow> Rows, IReadOnlyList<SurveyRefusal> Refusals)
{
    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static SurveyReading OfJson(string json) => JsonSerializer.Deserialize<SurveyReading>(json, Json)!;
}

/// <summary>管理番号: period, key and the version it was made from; in plain sight in every row.</summary>
public static class SurveyRowMark
{
    // A figure's key is put together from those of its measure, department and KPI.
    private const int MostOfKey = 3 * Data.ModelConventions.KeyMax;

    private const char Separator = ':';
    private const int Length = 8;

    public static string Of(string periodKey, string key, Guid version) => string.Join(Separator, periodKey, key, MarkOf(version));

    public static string MarkOf(Guid version) => version == Guid.Empty ? "0" : version.ToString("N")[..Length];

    public static bool TryParse(string? text, out (string PeriodKey, string Key, string Mark) mark)
    {
        var parts = (text ?? "").Trim().Normalize(System.Text.NormalizationForm.FormKC).Split(Separator);
        mark = parts.Length == 3 ? (parts[0].Trim(), parts[1].Trim(), parts[2].Trim()) : default;
        return parts.Length == 3 && Array.TrueForAll(parts, part => part.Length is > 0 and <= MostOfKey);
    }
}
