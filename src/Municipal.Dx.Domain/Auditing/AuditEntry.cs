namespace Municipal.Dx.Domain.Auditing;

/// <summary>By which way a change came.</summary>
public enum ChangeSource
{
    /// <summary>画面</summary>
    Web,

    /// <summary>Excel</summary>
    Excel,

    /// <summary>計画ファイル</summary>
    PlanFile,

    /// <summary>コマンド</summary>
    Command,
}

/// <summary>
/// 変更履歴: who (person and post), when, what, old and new value, why, by which way. Written in the save of the change
/// itself, never altered; each entry is chained to the one before by SHA-256.
/// </summary>
public sealed class AuditEntry
{
    public const int ValueMax = 8000;
    public const int ReasonMax = 500;

    public long Id { get; set; }

    public long? MunicipalityId { get; set; }

    public DateTime At { get; set; }

    public long? UserId { get; set; }

    /// <summary>The person's name as of then.</summary>
    public required string ActorName { get; set; }

    /// <summary>The post (課・職) as of then, shown outside the office.</summary>
    public required string ActorPost { get; set; }

    public ChangeSource Source { get; set; }

    /// <summary><c>created</c>, <c>changed</c>, <c>deleted</c>, or an event such as <c>signed-in</c>.</summary>
    public required string Event { get; set; }

    /// <summary>Stable key of the record (<c>measure/1-1</c>).</summary>
    public required string RecordKey { get; set; }

    /// <summary>Plan the record belongs to, where it does.</summary>
    public long? PlanId { get; set; }

    /// <summary>JSON object: property → old value.</summary>
    public string? OldValues { get; set; }

    /// <summary>JSON object: property → new value.</summary>
    public string? NewValues { get; set; }

    public string? Reason { get; set; }

    public required string PreviousHash { get; set; }

    public required string Hash { get; set; }
}
