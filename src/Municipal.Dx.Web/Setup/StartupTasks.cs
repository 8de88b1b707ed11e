using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Web.Setup;

/// <summary>What happens once before the first request: schema, plans, accounts, and where to open the portal.</summary>
public static class StartupTasks
{
    public static async Task RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<PortalOptions>();
        var db = scope.ServiceProvider.GetRequiredService<DxDbContext>();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        if (!options.UsesSqlServer)
        {
            await db.Database.MigrateAsync(cancellationToken);
        }
    }
}
