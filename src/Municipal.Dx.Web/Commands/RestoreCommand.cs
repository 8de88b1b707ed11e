using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>Puts a backup into an empty data folder, checked first. Never replaces a database that is there.</summary>
public sealed class RestoreCommand : IPortalCommand
{
    public string Name => "restore";

    public string Usage => "restore ファイル.zip         控えを、空の DX_DATA に戻します(ポータルを止めてから)";

    public bool NeedsData => false;

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<PortalOptions>();
        if (arguments is not [var typed] || options.UsesSqlServer)
        {
            await output.WriteLineAsync(options.UsesSqlServer ? BackupCommand.OnlySqlite : $"使い方: {Usage}");
            return 1;
        }

        if (OccupiedBy(options.DataFolder) is { } occupied)
        {
            await output.WriteLineAsync($"{options.DataFolder} に {occupied} があります。ポータルを止め、フォルダーの中身を別の所へ移してから、もう一度実行してください。");
            return 1;
        }

        var source = TypedPath.Resolve(typed);
        if (!File.Exists(source))
        {
            await output.WriteLineAsync($"{source} がありません。");
            return 1;
        }

        return await PutBackAsync(services, options, source, output, cancellationToken);
    }

    private static async Task<int> PutBackAsync(IServiceProvider services, PortalOptions options, string source, TextWriter output, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.DataFolder);
        var work = Directory.CreateDirectory(Path.Combine(options.DataFolder, ".restore-" + Guid.NewGuid().ToString("N"))).FullName;
        try
        {
            var (manifest, problem) = await BackupArchive.ReadAsync(source, work, cancellationToken);
            problem ??= await ProblemOfAsync(services, manifest!, Path.Combine(work, BackupArchive.DatabaseName), cancellationToken);
            if (problem is not null)
            {
                await output.WriteLineAsync($"戻していません。{problem}");
                return 1;
            }

            foreach (var entry in Directory.EnumerateFileSystemEntries(work).OrderBy(e => Path.GetFileName(e) == BackupArchive.DatabaseName))
            {
                Directory.Move(entry, Path.Combine(options.DataFolder, Path.GetFileName(entry)));
            }

            await output.WriteLineAsync($"{manifest!.Parts.Count}件のファイルを {options.DataFolder} に戻しました。verify-audit で変更履歴を確かめてから、ポータルを始めてください。");
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string? OccupiedBy(string folder) =>
        new[] { BackupArchive.DatabaseName, BackupArchive.DatabaseName + "-wal", AuditSealFile.Name, "uploads" }
            .FirstOrDefault(name => Path.Exists(Path.Combine(folder, name)));

    private static async Task<string?> ProblemOfAsync(IServiceProvider services, BackupManifest manifest, string database, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<DxDbContext>().Database.GetMigrations().Contains(manifest.Schema))
        {
            return "この控えは、このプログラムより新しい版のものです。新しい版のプログラムで戻してください。";
        }

        return await BackupCommand.DamageOfAsync(database, cancellationToken) is { } damage ? $"データベースに傷みがあります: {damage}" : null;
    }
}
