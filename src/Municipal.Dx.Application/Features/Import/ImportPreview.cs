using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

public enum ImportChange
{
    /// <summary>追加</summary>
    Added,

    /// <summary>変更</summary>
    Changed,

    /// <summary>削除</summary>
    Removed,
}

/// <summary>What is done about a conflict.</summary>
public enum ImportChoice
{
    KeepPortal,
    TakeFile,
}

/// <summary>Choices for the conflicts of an import: one for all (commands) or one by one (screen).</summary>
public sealed record ImportDecisions(ImportChoice? ForAll = null)
{
    public static readonly ImportDecisions None = new();

    public IReadOnlyDictionary<string, ImportChoice> ById { get; init; } = new Dictionary<string, ImportChoice>(StringComparer.Ordinal);

    public ImportChoice? For(string conflictId) => ById.TryGetValue(conflictId, out var choice) ? choice : ForAll;
}

/// <summary>A field of a record, old and new text as shown to people; null is empty.</summary>
public sealed record ImportedField(string Field, string Label, string? Old, string? New);

/// <summary>A record that the import adds, changes or removes.</summary>
public sealed record ImportRow(ImportChange Change, string Kind, string KindLabel, string Key, string Title, IReadOnlyList<ImportedField> Fields);

/// <summary>
/// ほかの人の変更と重なった項目: the file and the portal both changed it since the last import, or the file removes what is
/// in use. <paramref name="Field"/> is empty where the whole record is meant.
/// </summary>
public sealed record ImportConflict(string Id, string Kind, string KindLabel, string Key, string Title, string Field, string FieldLabel, string Reason)
{
    public string? FileText { get; init; }

    public string? PortalText { get; init; }

    /// <summary>False where only the portal's state can be kept.</summary>
    public bool CanTakeFile { get; init; } = true;

    public string? ChangedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>Property of the entity, as the audit trail names it.</summary>
    internal string? Property { get; init; }
}

/// <summary>What an import would do. Nothing has been changed yet.</summary>
public sealed record ImportPreview(PlanFileSet Files)
{
    public IReadOnlyList<PlanFileProblem> Problems { get; init; } = [];

    public string? MunicipalitySlug { get; init; }

    public string? MunicipalityName { get; init; }

    public string? PlanKey { get; init; }

    public string? PlanTitle { get; init; }

    public bool IsNewMunicipality { get; init; }

    public bool IsNewPlan { get; init; }

    public IReadOnlyList<ImportRow> Rows { get; init; } = [];

    public IReadOnlyList<ImportConflict> Conflicts { get; init; } = [];

    /// <summary>Records of the file that stay as they are.</summary>
    public int UnchangedCount { get; init; }

    /// <summary>Records that only move to another place in the order.</summary>
    public int ReorderedCount { get; init; }

    public bool ChangesNothing => Problems.Count == 0 && Conflicts.Count == 0 && Rows.Count == 0 && ReorderedCount == 0;

    public int CountOf(ImportChange change) => Rows.Count(r => r.Change == change);
}

/// <summary>What an import did: all of it, or, with problems or open conflicts, nothing.</summary>
public sealed record ImportResult(bool IsApplied, ImportPreview Preview)
{
    public long? MunicipalityId { get; init; }

    public long? PlanId { get; init; }
}
