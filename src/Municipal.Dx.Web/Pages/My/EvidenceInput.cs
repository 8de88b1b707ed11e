namespace Municipal.Dx.Web.Pages.My;

/// <summary>A link as typed, or why evidence is removed.</summary>
public sealed class EvidenceInput
{
    public string? File { get; set; }

    public string? Name { get; set; }

    public string? Url { get; set; }

    public string? Reason { get; set; }

    /// <summary>The whole of a file that was sent.</summary>
    public static async Task<byte[]> BytesOfAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
