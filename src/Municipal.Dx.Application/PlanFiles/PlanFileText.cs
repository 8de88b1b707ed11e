using System.Security.Cryptography;
using System.Text;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>A plan file as text with its name.</summary>
public sealed record PlanFileText(string Name, string Text)
{
    public const int BytesMax = 10 * 1024 * 1024;

    public static PlanFileText Of(string name, byte[] bytes, ICollection<PlanFileProblem> problems)
    {
        if (bytes.Length > BytesMax)
        {
            problems.Add(new PlanFileProblem(name, 1, string.Empty, "ファイルが大きすぎます。10MBまでのファイルを読み込めます。"));
            return new PlanFileText(name, string.Empty);
        }

        try
        {
            var hasMark = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble);
            return new PlanFileText(name, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes, hasMark ? 3 : 0, bytes.Length - (hasMark ? 3 : 0)));
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes.AsSpan(0, Math.Clamp(e.Index, 0, bytes.Length)).Count((byte)'\n');
            problems.Add(new PlanFileProblem(name, line, string.Empty, "文字コードがUTF-8ではありません。UTF-8で保存し直してください。"));
            return new PlanFileText(name, string.Empty);
        }
    }
}

/// <summary>The files of one plan: <c>plan.yaml</c> and, where the plan has one, <c>glossary.yaml</c>.</summary>
public sealed record PlanFileSet(PlanFileText Plan, PlanFileText? Glossary)
{
    /// <summary>Problems met while the files were fetched and decoded.</summary>
    public IReadOnlyList<PlanFileProblem> Problems { get; init; } = [];

    /// <summary>What the audit trail gives as reason: names and SHA-256 of the files.</summary>
    public string Fingerprint => string.Join("、", new[] { Plan, Glossary }.OfType<PlanFileText>().Select(f => $"{f.Name} {Hash(f.Text)}"));

    public static PlanFileSet FromText(string plan, string? glossary) =>
        new(new PlanFileText(PlanSchema.PlanFileName, plan), glossary is null ? null : new PlanFileText(PlanSchema.GlossaryFileName, glossary));

    public static PlanFileSet FromBytes(byte[] plan, byte[]? glossary)
    {
        var problems = new List<PlanFileProblem>();
        var planText = PlanFileText.Of(PlanSchema.PlanFileName, plan, problems);
        var glossaryText = glossary is null ? null : PlanFileText.Of(PlanSchema.GlossaryFileName, glossary, problems);
        return new PlanFileSet(planText, glossaryText) { Problems = problems };
    }

    /// <summary>Reads a plan folder; a missing or unreadable file is a problem, not an exception.</summary>
    public static async Task<PlanFileSet> FromFolderAsync(string folder, CancellationToken cancellationToken)
    {
        var plan = Path.Combine(folder, PlanSchema.PlanFileName);
        var glossary = Path.Combine(folder, PlanSchema.GlossaryFileName);
        try
        {
            return FromBytes(await ReadAsync(plan, cancellationToken), File.Exists(glossary) ? await ReadAsync(glossary, cancellationToken) : null);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return FromText(string.Empty, glossary: null) with
            {
                Problems = [new PlanFileProblem(PlanSchema.PlanFileName, 1, string.Empty, $"フォルダー「{folder}」の計画ファイルを読めません。plan.yaml があるか、読む権限があるかを確かめてください。")],
            };
        }
    }

    private static async Task<byte[]> ReadAsync(string path, CancellationToken cancellationToken) =>
        new FileInfo(path).Length > PlanFileText.BytesMax ? new byte[PlanFileText.BytesMax + 1] : await File.ReadAllBytesAsync(path, cancellationToken);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
