namespace Municipal.Dx.Domain.Progress;

/// <summary>What a snapshot of a period was made for.</summary>
public enum SnapshotKind
{
    /// <summary>委員会資料 案 第n版</summary>
    Draft,

    /// <summary>確定 第n版</summary>
    Fixed,
}

/// <summary>
/// All of a period as of one moment (texts, values, targets, rules, scale, names and posts): one canonical JSON, compressed,
/// with its SHA-256, which is the check value (確定の照合値). Written once, never updated (decisions.md, Model and keys).
/// </summary>
public sealed class PeriodSnapshot : IMunicipal, IAudited
{
    public const int NoteMax = 300;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ReportingPeriodId { get; set; }

    public ReportingPeriod? ReportingPeriod { get; set; }

    public SnapshotKind Kind { get; set; }

    /// <summary>第n版, counted from 1 within its kind.</summary>
    public int Number { get; set; }

    /// <summary>UTC; 「作成日」 of every book made from it.</summary>
    public DateTime MadeAt { get; set; }

    public required string MadeByName { get; set; }

    public required string MadeByPost { get; set; }

    /// <summary>Canonical JSON, Brotli.</summary>
    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of the uncompressed JSON, lower-case hex.</summary>
    public required string ContentHash { get; set; }

    /// <summary>How many measures were 未報告 in it.</summary>
    public int Unreported { get; set; }

    /// <summary>Why it was made anew: the reason of reopening, or a note of the office.</summary>
    public string? Note { get; set; }

    public required string Key { get; set; }

    public string AuditKey => $"snapshot/{Key}";

    public string EditionLabel => Kind == SnapshotKind.Draft ? $"案 第{Number}版" : Number == 1 ? "確定" : $"確定 第{Number}版";
}
