using System.Security.Cryptography;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>Files of 根拠資料 on disk: under the municipality and their SHA-256, never under a name that someone typed.</summary>
public sealed class EvidenceStore(string folder)
{
    public static string HashOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Full path of a kept file; null where it is gone.</summary>
    public string? Find(long municipalityId, string hash) => PathOf(municipalityId, hash) is var path && File.Exists(path) ? path : null;

    /// <summary>Writes it whole or not at all.</summary>
    public async Task KeepAsync(long municipalityId, string hash, byte[] content)
    {
        var path = PathOf(municipalityId, hash);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var half = $"{path}.{Guid.NewGuid():N}";
        await File.WriteAllBytesAsync(half, content, CancellationToken.None);
        File.Move(half, path, overwrite: true);
    }

    public void Remove(long municipalityId, string hash) => File.Delete(PathOf(municipalityId, hash));

    private string PathOf(long municipalityId, string hash) => hash.Length == SHA256.HashSizeInBytes * 2 && hash.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, $"{municipalityId}-{hash}")
        : throw new ArgumentException("Not a SHA-256 in lower-case hex.", nameof(hash));
}
