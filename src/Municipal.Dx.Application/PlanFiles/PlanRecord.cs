namespace Municipal.Dx.Application.PlanFiles;

/// <summary>A field as read: canonical text and where it stands.</summary>
public readonly record struct PlanValue(string Text, int Line);

/// <summary>
/// One record of a plan, read from a file or taken from the database. A field that is not stated, or that states its
/// default, is absent, so that equal records have equal fields.
/// </summary>
public sealed record PlanRecord(PlanKind Kind, string Key, string? ParentKey)
{
    public const char ListSeparator = '\n';

    /// <summary>Place among its siblings (from 1), over the plan where the kind says so.</summary>
    public int Order { get; init; }

    public string File { get; init; } = string.Empty;

    public int Line { get; init; }

    /// <summary>Place in the file: <c>policies[0].measures[2]</c>.</summary>
    public string Path { get; init; } = string.Empty;

    public SortedDictionary<string, PlanValue> Fields { get; } = new(StringComparer.Ordinal);

    public string? this[string field] => Fields.TryGetValue(field, out var value) ? value.Text : null;

    public IReadOnlyList<string> List(string field) => this[field] is { } text ? text.Split(ListSeparator) : [];

    public bool Flag(string field) => this[field] == "true";

    public int? Number(string field) => int.TryParse(this[field], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    public int LineOf(string field) => Fields.TryGetValue(field, out var value) ? value.Line : Line;

    public string PathOf(string field) => Path.Length == 0 ? field : $"{Path}.{field}";

    /// <summary>What people call it: its title, name, term or label, else its key.</summary>
    public string Title => this["title"] ?? this["name"] ?? this["term"] ?? this["label"] ?? this["edition"] ?? Key;

    public PlanFileProblem Problem(string field, string message) =>
        new(File, LineOf(field), field.Length == 0 ? Path : PathOf(field), message);
}

/// <summary>What is wrong with a plan file: where, and a Japanese sentence that says what to do.</summary>
public sealed record PlanFileProblem(string File, int Line, string Path, string Message)
{
    /// <summary><c>plan.yaml:12 policies[0].title 題名がありません。</c></summary>
    public override string ToString() => string.Join(' ', new[] { $"{File}:{Line}", Path, Message }.Where(part => part.Length > 0));
}

/// <summary>The records of a plan in the order of the file, and everything that is wrong with it.</summary>
public sealed record PlanDocument(IReadOnlyList<PlanRecord> Records, IReadOnlyList<PlanFileProblem> Problems)
{
    public bool IsSound => Problems.Count == 0;

    public PlanRecord? Municipality => Records.FirstOrDefault(r => r.Kind == PlanSchema.Municipality);

    public PlanRecord? Plan => Records.FirstOrDefault(r => r.Kind == PlanSchema.Plan);

    public IEnumerable<PlanRecord> Of(PlanKind kind) => Records.Where(r => r.Kind == kind);
}
