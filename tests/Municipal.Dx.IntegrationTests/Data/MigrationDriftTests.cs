using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Data.SqlServer;

namespace Municipal.Dx.IntegrationTests.Data;

/// <summary>A change of the model is not finished before tools/add-migration.sh has written it down for both providers.</summary>
public sealed class MigrationDriftTests
{
    [Fact]
    public void HasPendingModelChanges_ForSqlite_IsFalse()
    {
        using var db = new SqliteDesignTimeFactory().CreateDbContext([]);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void HasPendingModelChanges_ForSqlServer_IsFalse()
    {
        using var db = new SqlServerDesignTimeFactory().CreateDbContext([]);
        db.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void Migrations_OfBothProviders_HaveTheSameNamesInTheSameOrder()
    {
        using var sqlite = new SqliteDesignTimeFactory().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTimeFactory().CreateDbContext([]);

        NamesOf(sqlite).ShouldNotBeEmpty();
        NamesOf(sqlServer).ShouldBe(NamesOf(sqlite));
    }

    private static IReadOnlyList<string> NamesOf(DxDbContext db) =>
        [.. db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];
}
