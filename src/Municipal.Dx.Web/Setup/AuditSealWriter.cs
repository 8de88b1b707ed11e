using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Auditing;

namespace Municipal.Dx.Web.Setup;

/// <summary>
/// Keeps the end of the audit chain in a file beside the database: every few seconds where it moved, and at stop. Never
/// replaces a file that the chain no longer continues, because that would hide a cut tail.
/// </summary>
public sealed class AuditSealWriter(IServiceScopeFactory scopes, PortalOptions options, TimeProvider time, ILogger<AuditSealWriter> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private const string HeadSql = """SELECT h."Count", h."LastHash", (SELECT MAX("Id") FROM "AuditEntries") FROM "AuditHead" h""";

    private bool _isBroken;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            do
            {
                await WriteAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            await WriteAsync(CancellationToken.None);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DxDbContext>();
            await db.Database.OpenConnectionAsync(cancellationToken);
            var connection = db.Database.GetDbConnection();
            var seal = AuditSealFile.Read(options.DataFolder);
            if (await HeadAsync(connection, cancellationToken) is { } head && head.LastHash != seal?.LastHash && await ContinuesAsync(connection, seal, head, cancellationToken))
            {
                AuditSealFile.Write(options.DataFolder, head);
            }
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or JsonException)
        {
            log.LogWarning(e, "The end of the audit chain could not be kept in {File}", AuditSealFile.Name);
        }
    }

    private async Task<AuditSeal?> HeadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = HeadSql;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken) && !await reader.IsDBNullAsync(2, cancellationToken)
            ? new AuditSeal(reader.GetInt64(0), reader.GetInt64(2), reader.GetString(1), time.GetUtcNow().UtcDateTime)
            : null;
    }

    // One look-up by key: the entry at which the file was written still stands.
    private async Task<bool> ContinuesAsync(DbConnection connection, AuditSeal? seal, AuditSeal head, CancellationToken cancellationToken)
    {
        if (seal is null)
        {
            return true;
        }

        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Hash" FROM "AuditEntries" WHERE "Id" = @id""";
        var id = command.CreateParameter();
        (id.ParameterName, id.Value) = ("@id", seal.LastId);
        command.Parameters.Add(id);
        var continues = head.Count > seal.Count && await command.ExecuteScalarAsync(cancellationToken) as string == seal.LastHash;
        if (!continues && !_isBroken)
        {
            log.LogError("The audit chain no longer continues what {File} says; the file is kept. Run verify-audit", AuditSealFile.Name);
        }

        _isBroken = !continues;
        return continues;
    }
}
