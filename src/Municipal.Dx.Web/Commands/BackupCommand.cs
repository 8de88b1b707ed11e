using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>Writes database and uploads into one zip file while the portal goes on working (SQLite).</summary>
public sealed class BackupCommand : IPortalCommand
{
    internal const string OnlySqlite = "この命令はSQLiteのときだけ使えます。SQL Serverでは BACKUP DATABASE と uploads フォルダーの控えを取ってください(docs/operations.md)。";

    public string Name => "backup";

    public string Usage => "backup ファイル.zip          データベースとアップロードを1つのファイルに控えます(動いたままでよい)";

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<PortalOptions>();
        if (arguments is not [var typed] || options.UsesSqlServer)
        {
            await output.WriteLineAsync(options.UsesSqlServer ? OnlySqlite : $"使い方: {Usage}");
            return 1;
        }

        var db = services.GetRequiredService<DxDbContext>();
        if (!(await db.Database.GetAppliedMigrationsAsync(cancellationToken)).Any())
        {
            await output.WriteLineAsync("データベースがまだありません。DX_DATA を確かめてください。");
            return 1;
        }

        return await WriteAsync(services, db, options, TypedPath.Resolve(typed), output, cancellationToken);
    }

    private static async Task<int> WriteAsync(IServiceProvider services, DxDbContext db, PortalOptions options, string target, TextWriter output, CancellationToken cancellationToken)
    {
        if (File.Exists(target))
        {
            await output.WriteLineAsync($"{target} はもうあります。別の名前にしてください。");
            return 1;
        }

        var work = Directory.CreateTempSubdirectory("dx-backup-").FullName;
        try
        {
            var copy = Path.Combine(work, BackupArchive.DatabaseName);
            var (schema, seal) = await CopyDatabaseAsync(db, copy, cancellationToken);
            if (await DamageOfAsync(copy, cancellationToken) is { } damage)
            {
                await output.WriteLineAsync($"データベースに傷みがあります: {damage}");
                return 1;
            }

            var sealFile = Directory.CreateDirectory(Path.Combine(work, "seal")).FullName;
            AuditSealFile.Write(sealFile, seal);
            var uploads = UploadsOf(options.DataFolder);
            var made = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
            await BackupArchive.WriteAsync(
                target,
                [(BackupArchive.DatabaseName, copy), (AuditSealFile.Name, Path.Combine(sealFile, AuditSealFile.Name)), .. uploads],
                parts => new BackupManifest(BackupManifest.CurrentFormat, made, ProgramVersion, schema, seal, parts),
                cancellationToken);
            await output.WriteLineAsync($"{target} に控えました(データベース {new FileInfo(copy).Length / 1024:N0}KB、アップロード {uploads.Count}件、変更履歴 {seal.Count}件)。");
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static string ProgramVersion => typeof(BackupCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";

    /// <summary>A consistent copy made inside SQLite, and what it holds.</summary>
    private static async Task<(string Schema, AuditSeal Seal)> CopyDatabaseAsync(DxDbContext db, string copy, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellationToken);
        await using var connection = new SqliteConnection(ReadOnly(copy));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT (SELECT MAX("MigrationId") FROM "__EFMigrationsHistory"), h."Count", COALESCE((SELECT MAX("Id") FROM "AuditEntries"), 0), h."LastHash" FROM "AuditHead" h
            """;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetString(0), new AuditSeal(reader.GetInt64(1), reader.GetInt64(2), reader.GetString(3), File.GetLastWriteTimeUtc(copy)));
    }

    /// <summary>Null where SQLite finds the file whole.</summary>
    internal static async Task<string?> DamageOfAsync(string database, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(ReadOnly(database));
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(1)";
        return await command.ExecuteScalarAsync(cancellationToken) as string is var said && said == "ok" ? null : said;
    }

    private static string ReadOnly(string database) => new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString();

    private static List<(string Path, string Source)> UploadsOf(string folder)
    {
        var uploads = Path.Combine(folder, BackupArchive.UploadsFolder);
        return Directory.Exists(uploads)
            ? [.. Directory.EnumerateFiles(uploads).Order(StringComparer.Ordinal).Select(file => (BackupArchive.UploadsFolder + Path.GetFileName(file), file))]
            : [];
    }
}
