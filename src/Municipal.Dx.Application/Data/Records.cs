using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Data;

/// <summary>
/// A record of a plan file as it was applied last: the base of the three-way comparison that keeps what staff changed in
/// the portal since (see PlanFiles).
/// </summary>
public sealed class ImportedRecord : IMunicipal
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public required string Kind { get; set; }

    public required string Key { get; set; }

    /// <summary>JSON object: field → text.</summary>
    public required string Content { get; set; }
}

/// <summary>What became of an upload.</summary>
public enum ImportState
{
    Waiting,
    Applied,
    Discarded,
}

/// <summary>An upload of plan files, waiting for someone to look at its preview or already applied.</summary>
public sealed class ImportRun : IMunicipal, IVersioned, IAudited
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    /// <summary>Random key in the page's address.</summary>
    public required string Key { get; set; }

    public required string FileName { get; set; }

    public required string FileHash { get; set; }

    /// <summary>The YAML as uploaded.</summary>
    public required string PlanText { get; set; }

    public string? GlossaryText { get; set; }

    public ImportState State { get; set; }

    public DateTime UploadedAt { get; set; }

    public long? UploadedById { get; set; }

    public DateTime? AppliedAt { get; set; }

    public string? Outcome { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"import/{Key}";
}

/// <summary>A survey sheet (進捗状況調査票) that came back, waiting for someone to look at what it would change, or already applied.</summary>
public sealed class SurveyUpload : IMunicipal, IVersioned, IAudited
{
    public const int FileNameMax = 200;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ReportingPeriodId { get; set; }

    /// <summary>The department that the sheet was made for; null for the office's own.</summary>
    public long? DepartmentId { get; set; }

    /// <summary>Random key in the page's address.</summary>
    public required string Key { get; set; }

    public required string FileName { get; set; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string FileHash { get; set; }

    /// <summary>What was read out of the file, as JSON.</summary>
    public required string Content { get; set; }

    public ImportState State { get; set; }

    public DateTime UploadedAt { get; set; }

    public long? UploadedById { get; set; }

    public DateTime? AppliedAt { get; set; }

    public string? Outcome { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"survey/{Key}";
}

/// <summary>Count and last hash of the audit chain; its row is what serialises writers of the chain.</summary>
public sealed class AuditHead
{
    public const int TheId = 1;

    public int Id { get; set; } = TheId;

    public long Count { get; set; }

    public string LastHash { get; set; } = string.Empty;
}

/// <summary>A Data Protection key: sessions survive a restart and a second node.</summary>
public sealed class ProtectionKey
{
    public long Id { get; set; }

    public required string FriendlyName { get; set; }

    public required string Xml { get; set; }
}

/// <summary>Facts about the database itself (<c>mode</c> = trial).</summary>
public sealed class InstallationFact
{
    public required string Name { get; set; }

    public required string Value { get; set; }
}
