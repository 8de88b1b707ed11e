using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Data.SqlServer;

public static class SqlServerDatabase
{
    /// <summary>Tells kana and width apart as the folded search column expects, ignores nothing but what folding ignores.</summary>
    public const string Collation = "Japanese_XJIS_140_CS_AS_KS_WS";

    /// <param name="builder">The options to fill.</param>
    /// <param name="connectionString">An SQL Server connection string.</param>
    /// <param name="maxBatchSize">Statements per round trip; some servers behind proxies need a small one.</param>
    public static DbContextOptionsBuilder UseDxSqlServer(this DbContextOptionsBuilder builder, string connectionString, int maxBatchSize = 42) =>
        builder.UseSqlServer(connectionString, server => server
            .MigrationsAssembly(typeof(SqlServerDatabase).Assembly.GetName().Name)
            .UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)
            .MaxBatchSize(maxBatchSize)
            .EnableRetryOnFailure(3));
}

/// <summary>For <c>dotnet ef</c>, which runs this project without the portal.</summary>
public sealed class SqlServerDesignTimeFactory : IDesignTimeDbContextFactory<DxDbContext>
{
    public DxDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<DxDbContext>();
        options.UseDxSqlServer("Server=localhost;Database=design;Encrypt=True;TrustServerCertificate=True");
        return new DxDbContext(options.Options, new MunicipalityScope(), new ChangeContext(), new OpenWriteGate(), TimeProvider.System);
    }
}
