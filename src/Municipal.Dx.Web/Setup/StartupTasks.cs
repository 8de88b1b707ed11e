using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Setup;

/// <summary>What start-up found and made: a sentence where the portal must not start, and what is printed once it listens.</summary>
public sealed record Startup(string? Refusal, TrialReport? Trial);

/// <summary>What happens once before the first request: schema, plans, accounts, and where to open the portal.</summary>
public static class StartupTasks
{
    public const int RefusedExitCode = 3;

    public static async Task<Startup> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<PortalOptions>();
        var db = scope.ServiceProvider.GetRequiredService<DxDbContext>();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        if (!options.UsesSqlServer)
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        var facts = scope.ServiceProvider.GetRequiredService<InstallationFacts>();
        if (await facts.RefusalAsync(options.IsTrial, cancellationToken) is { } refusal)
        {
            return new Startup(refusal, null);
        }

        if (options.SeedsFolder is { } seeds)
        {
            await SeedAsync(scope.ServiceProvider, seeds, options.IsTrial, cancellationToken);
        }

        if (!options.IsTrial)
        {
            return new Startup(null, null);
        }

        var trial = await scope.ServiceProvider.GetRequiredService<TrialAccounts>().PrepareAsync(options.TrialPassword, cancellationToken);
        var today = PortalGate.JapanToday(scope.ServiceProvider.GetRequiredService<TimeProvider>());
        await scope.ServiceProvider.GetRequiredService<TrialPeriods>().OpenAsync(today, cancellationToken);
        return new Startup(null, trial);
    }

    private static async Task SeedAsync(IServiceProvider services, string folder, bool isTrial, CancellationToken cancellationToken)
    {
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(nameof(StartupTasks));
        foreach (var outcome in await services.GetRequiredService<SeedStartup>().RunAsync(folder, isTrial, cancellationToken))
        {
            if (!outcome.Result.IsApplied)
            {
                log.LogError("Plan in {Folder} was not imported: the command import names every error", outcome.Folder);
            }
        }
    }
}
