namespace Municipal.Dx.Application.PlanFiles;

/// <summary>How a field is written in a plan file; each type has one canonical text.</summary>
public enum PlanFieldType
{
    Text,
    TextList,
    Number,
    Integer,
    IntegerList,

    /// <summary>Fiscal year in western years.</summary>
    Year,

    /// <summary><c>2024-03</c></summary>
    Month,

    /// <summary><c>2024-03</c> or <c>2024-02-01</c></summary>
    MonthOrDay,

    /// <summary><c>2024-02-01</c></summary>
    Day,
    Flag,
    Token,
}

/// <summary>Where a text comes from, and so what <c>verify-seeds</c> asks of it.</summary>
public enum PlanTextOrigin
{
    /// <summary>Keys, dates, notes of ours on the print: not checked.</summary>
    None,

    /// <summary>Copied from the printed plan: must be found there.</summary>
    Exact,

    /// <summary>Our own words: must not repeat the printed plan.</summary>
    Prose,
}

/// <summary>One field of a kind of record. A dot in the name is a nested mapping (<c>baseline.text</c>).</summary>
public sealed record PlanField(string Name, PlanFieldType Type, string Label)
{
    /// <summary>Property of the entity; null where the field is a reference that the importer resolves.</summary>
    public string? Property { get; init; }

    public bool IsRequired { get; init; }

    public int MaxLength { get; init; }

    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    public PlanTextOrigin Origin { get; init; }

    /// <summary>True where the plan prints it away from the record's own lines (owners below a measure, members, visions).</summary>
    public bool StandsApart { get; init; }

    /// <summary>Canonical text that is the same as leaving the field out.</summary>
    public string? Default { get; init; }

    public IReadOnlyList<string> Tokens { get; init; } = [];

    /// <summary>True where the portal keeps what it has unless it has nothing (source of a department of two plans).</summary>
    public bool FillsOnly { get; init; }

    public string? Group => Name.IndexOf('.', StringComparison.Ordinal) is var dot and > 0 ? Name[..dot] : null;

    public string OwnName => Name[(Name.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>A canonical text as people read it; null stays null.</summary>
    public string? Show(string? text) => (Type, text) switch
    {
        (_, null) => null,
        (PlanFieldType.Flag, "true") => "はい",
        (PlanFieldType.Flag, _) => "いいえ",
        (PlanFieldType.TextList or PlanFieldType.IntegerList, _) => text.Replace(PlanRecord.ListSeparator, '、'),
        _ => text,
    };
}
