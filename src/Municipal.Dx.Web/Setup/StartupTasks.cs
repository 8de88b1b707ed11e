using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Setup;

/// <summary>What start-up found and made: a sentence where the portal must not start, and what is printed once it listens.</summary>
public sealed record Startup(string? Refusal = null)
{
    public IReadOnlyList<SeedOutcome> Seeds { get; init; } = [];

    public TrialReport? Trial { get; init; }

    public string? FirstAdministratorToken { get; init; }
}

/// <summary>What happens once before the first request: schema, plans, accounts, and where to open the portal.</summary>
public static class StartupTasks
{
    public const int RefusedExitCode = 3;

    public static async Task<Startup> RunAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var options = services.GetRequiredService<PortalOptions>();
        if (await PrepareAsync(services, options, cancellationToken) is { } refusal)
        {
            return new Startup(refusal);
        }

        await InAsync(services, (SessionStore sessions) => sessions.SweepAsync(cancellationToken));
        return new Startup
        {
            Seeds = options.SeedsFolder is { } folder ? await InAsync(services, (SeedStartup seeds) => seeds.RunAsync(folder, options.IsTrial, cancellationToken)) : [],
            Trial = options.IsTrial ? await TrialAsync(services, options, cancellationToken) : null,
            FirstAdministratorToken = options.IsTrial ? null : await InAsync(services, (FirstAdministrator first) => first.InviteAsync(cancellationToken)),
        };
    }

    /// <returns>Why the database may not be opened, or null.</returns>
    private static async Task<string?> PrepareAsync(IServiceProvider services, PortalOptions options, CancellationToken cancellationToken)
    {
        if (!options.UsesSqlServer)
        {
            await InAsync(services, async (DxDbContext db) =>
            {
                await db.Database.MigrateAsync(cancellationToken);
                return true;
            });
        }

        return await InAsync(services, async (InstallationFacts facts) =>
        {
            var refusal = await facts.RefusalAsync(options.IsTrial, cancellationToken);
            if (refusal is null && options.IsTrial)
            {
                await facts.MarkTrialAsync(cancellationToken);
            }

            return refusal;
        });
    }

    private static async Task<TrialReport> TrialAsync(IServiceProvider services, PortalOptions options, CancellationToken cancellationToken)
    {
        var trial = await InAsync(services, (TrialAccounts accounts) => accounts.PrepareAsync(options.TrialPassword, cancellationToken));
        var today = PortalGate.JapanToday(services.GetRequiredService<TimeProvider>());
        return await InAsync(services, async (TrialPeriods periods) =>
        {
            await periods.OpenAsync(today, cancellationToken);
            if (options.FixesLastYear)
            {
                await periods.FixLastYearAsync(today, cancellationToken);
            }

            return trial;
        });
    }

    /// <summary>Each step in a scope of its own that sees every municipality.</summary>
    private static async Task<T> InAsync<TService, T>(IServiceProvider services, Func<TService, Task<T>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
