using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Data.SqlServer;

namespace Municipal.Dx.Web.Setup;

public static class DatabaseSetup
{
    public static IServiceCollection AddDxDatabase(this IServiceCollection services, PortalOptions options)
    {
        services.AddScoped<MunicipalityScope>();
        services.AddScoped<ChangeContext>();
        services.AddSingleton<IWriteGate>(options.UsesSqlServer ? new OpenWriteGate() : new SqliteWriteGate());
        services.AddDbContext<DxDbContext>(builder =>
        {
            if (options.UsesSqlServer)
            {
                builder.UseDxSqlServer(options.ConnectionString, options.SqlServerMaxBatchSize);
            }
            else
            {
                builder.UseDxSqlite(options.ConnectionString);
            }
        });
        return services;
    }
}
