using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Data.Sqlite;

public static class SqliteDatabase
{
    /// <summary>Uses the SQLite file: WAL, foreign keys, full synchronous, five seconds of patience for other processes.</summary>
    public static DbContextOptionsBuilder UseDxSqlite(this DbContextOptionsBuilder builder, string connectionString)
    {
        SqliteLibraries.Register();
        var text = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 5 };
        return builder
            // One command per query unless it says otherwise: pages count their commands, and a record's lists are short.
            .UseSqlite(text.ToString(), sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly.GetName().Name).UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery))
            .AddInterceptors(Pragmas.Instance);
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA temp_store = MEMORY;";
            command.ExecuteNonQuery();
        }
    }
}

/// <summary>For <c>dotnet ef</c>, which runs this project without the portal.</summary>
public sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<DxDbContext>
{
    public DxDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<DxDbContext>();
        options.UseDxSqlite("Data Source=design.db");
        return new DxDbContext(options.Options, new MunicipalityScope(), new ChangeContext(), new OpenWriteGate(), TimeProvider.System);
    }
}
