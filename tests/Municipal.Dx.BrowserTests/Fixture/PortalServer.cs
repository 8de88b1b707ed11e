using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Pages.Reports;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>
/// The whole portal in trial mode with the five real plans, as start-up imports them, listening on a free port of this
/// machine, its data in a folder of its own. Its clock begins on a day in 令和8年度第3四半期, whenever the tests run.
/// </summary>
public sealed class PortalServer : WebApplicationFactory<Program>
{
    public const string Password = "mizuumi-no-hotori-de";

    private static readonly DateTimeOffset Beginning = new(2026, 11, 20, 10, 0, 0, TimeSpan.FromHours(9));

    private readonly string _data = Directory.CreateTempSubdirectory("dx-browser-").FullName;
    private readonly MovableTime _time = new();

    public PortalServer()
    {
        _time.Advance(Beginning - _time.GetUtcNow());
        UseKestrel(0);
        StartServer();
    }

    /// <summary>Holds large books while they are made.</summary>
    public BookGate Books { get; } = new();

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>Asks the database directly, across all municipalities: samples, and checks of what the browser did.</summary>
    public async Task<T> AskAsync<T>(Func<DxDbContext, Task<T>> question)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        return await question(scope.ServiceProvider.GetRequiredService<DxDbContext>());
    }

    /// <summary>Begins a large book of the open period for a person, as the download does.</summary>
    public async Task<BookJob?> BeginBookAsync(Persona persona)
    {
        var (plan, user, period) = await AskAsync(async db =>
        {
            var period = await db.ReportingPeriods.Where(p => p.Plan!.Municipality!.Slug == persona.Slug && p.State == PeriodState.Open).OrderByDescending(p => p.From).Include(p => p.Plan).FirstAsync();
            return (period.Plan!, await db.Users.Where(u => u.UserName == persona.LoginName).Select(u => (long?)u.Id).SingleOrDefaultAsync(), period.Key);
        });
        return user is { } id
            ? Services.GetRequiredService<BookJobs>().Begin(new BookOrder(new BookJobOwner(plan.MunicipalityId, id), new BookQuery(period, null, "committee"), new BookRequest(plan.Id, period), BookSamples.Open()))
            : null;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting(WebHostDefaults.WebRootKey, Path.Combine(RepositoryFolder.Root, "src", "Municipal.Dx.Web", "wwwroot"));
        builder.UseSetting("DX_DATA", _data);
        builder.UseSetting("DX_SEEDS", Path.Combine(RepositoryFolder.Root, "seeds"));
        builder.UseSetting("DX_TRIAL", "1");
        builder.UseSetting("DX_TRIAL_PASSWORD", Password);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(_time).AddSingleton<BookWriting>(Books.Write));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Books.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_data, recursive: true);
        GC.SuppressFinalize(this);
    }
}
