using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.SqlServer;

namespace Municipal.Dx.IntegrationTests.Data;

/// <summary>
/// No SQL Server runs where this product is built: what its administrator would review, the idempotent script, and the
/// limits that the server would enforce, are checked here without one.
/// </summary>
public sealed class SqlServerScriptTests : IDisposable
{
    private const int ClusteredKeyBytes = 900;
    private const int IndexBytes = 1700;
    private readonly DxDbContext _db = new SqlServerDesignTimeFactory().CreateDbContext([]);

    public void Dispose() => _db.Dispose();

    [Fact]
    public void GenerateScript_FromEmpty_CreatesEveryTableBehindItsCheck()
    {
        var script = Script();
        var tables = _db.Model.GetRelationalModel().Tables.Select(t => t.Name).ToList();

        tables.Count.ShouldBeGreaterThan(30);
        tables.Where(t => !script.Contains($"CREATE TABLE [{t}] (", StringComparison.Ordinal)).ShouldBeEmpty();
        script.Split("CREATE TABLE [").Length.ShouldBe(tables.Count + 2, "the tables and the migrations' own");
        script.ShouldContain("IF NOT EXISTS (");
        script.ShouldContain("INSERT INTO [__EFMigrationsHistory]");
    }

    [Theory]
    [InlineData("ON DELETE CASCADE")]
    [InlineData("rowversion")]
    [InlineData(" ntext")]
    [InlineData(" datetime ")]
    [InlineData("CREATE SCHEMA")]
    [InlineData("\"")]
    [InlineData("PRAGMA")]
    [InlineData("COLLATE NOCASE")]
    public void GenerateScript_FromEmpty_HasNothingThatBelongsElsewhere(string unwanted) =>
        Script().ShouldNotContain(unwanted, Case.Sensitive);

    [Fact]
    public void Keys_OfEveryTable_FitTheLimitsOfTheServer()
    {
        var model = _db.GetService<IDesignTimeModel>().Model;
        var tooLong = model.GetEntityTypes().SelectMany(type =>
            type.GetKeys().Where(k => BytesOf(k.Properties) > ClusteredKeyBytes).Select(k => $"{type.ShortName()} key {k.Properties.Format()}")
                .Concat(type.GetIndexes().Where(i => BytesOf(i.Properties) > IndexBytes).Select(i => $"{type.ShortName()} index {i.Properties.Format()}")));

        tooLong.ShouldBeEmpty();
    }

    private static int BytesOf(IEnumerable<IReadOnlyProperty> properties) => properties.Sum(BytesOf);

    private static int BytesOf(IReadOnlyProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        return mapping.StoreTypeNameBase switch
        {
            "nvarchar" or "nchar" => mapping.Size is { } length ? length * 2 : int.MaxValue / 16,
            "varbinary" or "binary" => mapping.Size ?? int.MaxValue / 16,
            _ => 16,
        };
    }

    private string Script() =>
        _db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
}
