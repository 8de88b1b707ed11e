namespace Municipal.Dx.Domain.Progress;

/// <summary>根拠資料 of a report: a link, or a file kept under its SHA-256 in the data folder.</summary>
public sealed class Evidence : IMunicipal, IAuditedPart
{
    public const int NameMax = 200;
    public const int UrlMax = 500;
    public const int MostPerReport = 10;

    /// <summary>Largest file, in bytes.</summary>
    public const long BytesMax = 5 * 1024 * 1024;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long ProgressReportId { get; set; }

    public ProgressReport? ProgressReport { get; set; }

    /// <summary>File name as uploaded, or what the link is called.</summary>
    public required string Name { get; set; }

    /// <summary>http or https address; null where a file is kept.</summary>
    public string? Url { get; set; }

    /// <summary>SHA-256 of the file in lower-case hex: its name in <c>DX_DATA/uploads</c>.</summary>
    public string? FileHash { get; set; }

    /// <summary>Type found by content, never the one the browser claimed.</summary>
    public string? MediaType { get; set; }

    public long? Bytes { get; set; }

    public DateTime AddedAt { get; set; }

    public required string AddedByPost { get; set; }

    IAudited? IAuditedPart.Whole => ProgressReport;

    string IAuditedPart.PartLabel => "根拠資料";

    string IAuditedPart.PartText => Url is null ? Name : $"{Name} {Url}";
}
