using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Municipal.Dx.Application.Features.Auditing;

namespace Municipal.Dx.Web.Commands;

/// <summary>What lies in a backup, so that restoring can tell a whole one from a damaged one.</summary>
public sealed record BackupManifest(int Format, DateTime MadeAt, string Program, string Schema, AuditSeal? Audit, IReadOnlyList<BackupPart> Parts)
{
    public const int CurrentFormat = 1;
}

/// <summary>A file of a backup: path inside it, size and SHA-256.</summary>
public sealed record BackupPart(string Path, long Bytes, string Hash);

/// <summary>One zip file with the database, the uploads and a manifest.</summary>
internal static class BackupArchive
{
    public const string DatabaseName = "municipal-dx.db";
    public const string UploadsFolder = "uploads/";
    private const string ManifestName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Written beside and renamed: a backup under its name is whole.</summary>
    public static async Task WriteAsync(string target, IEnumerable<(string Path, string Source)> files, Func<IReadOnlyList<BackupPart>, BackupManifest> manifest, CancellationToken cancellationToken)
    {
        var beside = target + ".part";
        try
        {
            await using (var archive = await ZipFile.OpenAsync(beside, ZipArchiveMode.Create, cancellationToken))
            {
                var parts = new List<BackupPart>();
                foreach (var (path, source) in files)
                {
                    parts.Add(new BackupPart(path, new FileInfo(source).Length, await HashAsync(source, cancellationToken)));
                    await archive.CreateEntryFromFileAsync(source, path, CompressionLevel.Fastest, cancellationToken);
                }

                await using var stream = await archive.CreateEntry(ManifestName).OpenAsync(cancellationToken);
                await JsonSerializer.SerializeAsync(stream, manifest(parts), Json, cancellationToken);
            }

            File.Move(beside, target);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>Unpacks into an empty folder and checks every file; null with a sentence where something is wrong.</summary>
    public static async Task<(BackupManifest? Manifest, string? Problem)> ReadAsync(string source, string folder, CancellationToken cancellationToken)
    {
        try
        {
            await using var archive = await ZipFile.OpenReadAsync(source, cancellationToken);
            if (archive.GetEntry(ManifestName) is not { } entry || await ManifestOfAsync(entry, cancellationToken) is not { Format: BackupManifest.CurrentFormat } manifest)
            {
                return (null, "このポータルのバックアップではないか、新しい版で作られたものです。");
            }

            foreach (var part in manifest.Parts)
            {
                if (!IsExpected(part.Path) || archive.GetEntry(part.Path) is not { } file)
                {
                    return (null, $"{part.Path} がバックアップの中にありません。");
                }

                var target = Path.Combine(folder, part.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await file.ExtractToFileAsync(target, overwrite: false, cancellationToken);
                if (await HashAsync(target, cancellationToken) != part.Hash)
                {
                    return (null, $"{part.Path} の内容が、作ったときと違います。");
                }
            }

            return manifest.Parts.Any(p => p.Path == DatabaseName) ? (manifest, null) : (null, "データベースがバックアップの中にありません。");
        }
        catch (Exception e) when (e is InvalidDataException or JsonException or IOException)
        {
            return (null, "ファイルが壊れているか、途中までしかありません。");
        }
    }

    // Paths come from a file: only the database, the seal and files directly below uploads are taken.
    private static bool IsExpected(string path) =>
        path is DatabaseName or Setup.AuditSealFile.Name
        || (path.StartsWith(UploadsFolder, StringComparison.Ordinal) && path[UploadsFolder.Length..] is { Length: > 0 } name && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') && !name.StartsWith('.'));

    private static async Task<BackupManifest?> ManifestOfAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        await using var stream = await entry.OpenAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancellationToken);
    }

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, cancellationToken));
    }
}
