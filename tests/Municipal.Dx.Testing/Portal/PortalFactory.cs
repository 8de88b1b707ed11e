using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Testing.Portal;

/// <summary>
/// The whole portal in trial mode over a database of its own: a copy of one that was migrated, filled with two small plans and
/// given the trial accounts once per test run. <see cref="SeededPortalFactory"/> holds the five real plans instead. Use it as <c>IClassFixture&lt;PortalFactory&gt;</c>.
/// </summary>
public class PortalFactory : WebApplicationFactory<Program>
{
    public const string Password = "mizuumi-no-hotori-de";

    private readonly ConcurrentDictionary<string, Lazy<Task<CookieContainer>>> _signedIn = new(StringComparer.Ordinal);
    private readonly bool _ownsCopy;

    public PortalFactory()
        : this(isTemplate: false)
    {
    }

    internal PortalFactory(bool isTemplate)
        : this(Directory.CreateTempSubdirectory("dx-portal-").FullName, ownsCopy: !isTemplate)
    {
    }

    private PortalFactory(string dataFolder, bool ownsCopy)
    {
        (DataFolder, _ownsCopy) = (dataFolder, ownsCopy);
        ClientOptions.AllowAutoRedirect = false;
    }

    private protected virtual PortalTemplate Template => PortalTemplate.SmallPlans;

    public string DataFolder { get; }

    /// <summary>Set before the first request: start-up fixes last fiscal year, as it does for people who try the portal.</summary>
    public bool HasLastYear { get; init; }

    /// <summary>The portal's clock: the real one until a test moves it.</summary>
    public MovableTime Time { get; } = new();

    /// <summary>Counts the SQL commands of requests.</summary>
    public SqlCounter Sql { get; } = new();

    /// <summary>A client with its own cookies, nobody signed in.</summary>
    public PortalClient Anonymous() => With(new CookieContainer());

    /// <summary>
    /// A client signed in through the real form. Clients of one login name share its session, so that a test class hashes
    /// one password per name; ask <see cref="NewSessionAsync"/> for one of its own.
    /// </summary>
    public async Task<PortalClient> ClientAsync(string loginName)
    {
        var signedIn = _signedIn.GetOrAdd(loginName, name => new Lazy<Task<CookieContainer>>(async () =>
        {
            var cookies = new CookieContainer();
            await SignInAsync(cookies, name, Password);
            return cookies;
        }));
        return With(await signedIn.Value);
    }

    public async Task<PortalClient> NewSessionAsync(string loginName, string password = Password)
    {
        var cookies = new CookieContainer();
        await SignInAsync(cookies, loginName, password);
        return With(cookies);
    }

    /// <summary>A client that goes on with a session, at this host or another over the same data.</summary>
    public PortalClient With(CookieContainer cookies) => new(CreateDefaultClient(new CookieContainerHandler(cookies)), cookies);

    /// <summary>A second host over the same data: what a restart or another node is like.</summary>
    public PortalFactory Again() => new(DataFolder, ownsCopy: false) { HasLastYear = HasLastYear };

    /// <summary>Reads or changes the database beside the portal; sees every municipality.</summary>
    public async Task<T> WithDbAsync<T>(Func<DxDbContext, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        return await work(scope.ServiceProvider.GetRequiredService<DxDbContext>());
    }

    public Task WithDbAsync(Func<DxDbContext, Task> work) => WithDbAsync(async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>What the portal logged so far: where the reference number of an error page leads.</summary>
    public string LogText()
    {
        var text = new System.Text.StringBuilder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(DataFolder, "logs")))
        {
            using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
            text.Append(reader.ReadToEnd());
        }

        return text.ToString();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (_ownsCopy)
        {
            Template.CopyTo(DataFolder);
        }

        builder.UseSetting("DX_DATA", DataFolder);
        builder.UseSetting("DX_SEEDS", PlanSeeds.Folder);
        builder.UseSetting("DX_TRIAL", "1");
        builder.UseSetting("DX_TRIAL_PASSWORD", Password);
        builder.UseSetting("DX_TRIAL_LAST_YEAR", HasLastYear ? "1" : "0");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Time);
            services.ConfigureDbContext<DxDbContext>(options => options.AddInterceptors(Sql));
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (_ownsCopy)
        {
            Directory.Delete(DataFolder, recursive: true);
        }
    }

    private async Task SignInAsync(CookieContainer cookies, string loginName, string password)
    {
        using var client = new PortalClient(CreateDefaultClient(new CookieContainerHandler(cookies)));
        var form = await client.GetAsync("/account/login");
        var answer = await client.SubmitAsync(form, new() { ["Input.LoginName"] = loginName, ["Input.Password"] = password }, "form.auth__form");
        if (answer.Status != HttpStatusCode.Redirect)
        {
            throw new InvalidOperationException($"{loginName} could not sign in: {answer.Status} {answer.Text(".error-summary")}");
        }
    }
}

/// <summary>The portal with the five plans of <c>seeds/</c>, imported by its own start-up.</summary>
public sealed class SeededPortalFactory : PortalFactory
{
    private protected override PortalTemplate Template => PortalTemplate.Seeds;
}
