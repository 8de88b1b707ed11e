using System.Data.Common;
using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Web.Setup;

/// <summary>What the environment says about this installation. Read once at start; what is wrong stops the start.</summary>
public sealed record PortalOptions
{
    /// <summary>The one folder that holds database, uploads and logs (<c>DX_DATA</c>, default <c>./data</c>).</summary>
    public required string DataFolder { get; init; }

    /// <summary>Folder of plan folders imported into an empty database (<c>DX_SEEDS</c>; in trial mode also the one beside the program); null where there is none.</summary>
    public string? SeedsFolder { get; init; }

    /// <summary>体験モード (<c>DX_TRIAL=1</c>): trial accounts, banner on every page. Production refuses its database.</summary>
    public bool IsTrial { get; init; }

    /// <summary>The one password of the trial accounts (<c>DX_TRIAL_PASSWORD</c>); generated where null.</summary>
    public string? TrialPassword { get; init; }

    /// <summary>体験モード fixes last fiscal year without answers, so that committee members have a book (left out by <c>DX_TRIAL_LAST_YEAR=0</c>).</summary>
    public bool FixesLastYear { get; init; }

    /// <summary>Host names the portal answers to beside those it listens on (<c>DX_HOSTS</c>, separated by comma).</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Addresses of reverse proxies whose forwarded headers count (<c>DX_PROXIES</c>, separated by comma).</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>Roles that must use a second factor (<c>DX_SECOND_FACTOR</c>, separated by comma: <c>Administrator,DxOffice</c>).</summary>
    public IReadOnlyList<PortalRole> SecondFactorRoles { get; init; } = [];

    /// <summary>Mail server for reminders; null where none is configured, and then nothing leaves the portal.</summary>
    public SmtpOptions? Smtp { get; init; }

    /// <summary>Address of the portal as people type it (<c>DX_ADDRESS</c>), for links in mails; null leaves them out.</summary>
    public string? Address { get; init; }

    /// <summary>Measures up to which a book is made while its asker waits (<c>DX_BOOK_AT_ONCE</c>); a larger one is made apart, with its progress shown.</summary>
    public int BookMeasuresAtOnce { get; init; } = 300;

    public required string ConnectionString { get; init; }

    public bool UsesSqlServer { get; init; }

    /// <summary>File of the database; null for SQL Server.</summary>
    public string? DatabaseFile => !UsesSqlServer && new DbConnectionStringBuilder { ConnectionString = ConnectionString }.TryGetValue("Data Source", out var file)
        ? Path.GetFullPath((string)file)
        : null;

    public int SqlServerMaxBatchSize { get; init; } = 42;

    public static PortalOptions From(IConfiguration configuration, string contentRoot)
    {
        var data = Path.GetFullPath(configuration["DX_DATA"] is { Length: > 0 } named ? named : "data");
        var connection = configuration.GetConnectionString("Dx") is { Length: > 0 } text
            ? text
            : $"Data Source={Path.Combine(data, "municipal-dx.db")}";
        var password = configuration["DX_TRIAL_PASSWORD"];
        var isTrial = configuration["DX_TRIAL"] is "1" or "true";
        return new PortalOptions
        {
            DataFolder = data,
            SeedsFolder = SeedsIn(configuration["DX_SEEDS"], isTrial ? contentRoot : null),
            IsTrial = isTrial,
            FixesLastYear = isTrial && configuration["DX_TRIAL_LAST_YEAR"] is not "0",
            TrialPassword = string.IsNullOrWhiteSpace(password) ? null : password,
            Hosts = List(configuration["DX_HOSTS"]),
            Proxies = List(configuration["DX_PROXIES"]),
            SecondFactorRoles = [.. List(configuration["DX_SECOND_FACTOR"]).Select(RoleNamed)],
            Smtp = SmtpOptions.From(configuration),
            Address = configuration["DX_ADDRESS"] is { Length: > 0 } address ? address : null,
            BookMeasuresAtOnce = configuration.GetValue("DX_BOOK_AT_ONCE", 300),
            ConnectionString = connection,
            UsesSqlServer = connection.Contains("Server=", StringComparison.OrdinalIgnoreCase) || connection.Contains("Initial Catalog=", StringComparison.OrdinalIgnoreCase),
            SqlServerMaxBatchSize = configuration.GetValue("DX_SQLSERVER_MAX_BATCH", 42),
        };
    }

    private static string? SeedsIn(string? named, string? searchFrom)
    {
        if (named is { Length: > 0 })
        {
            return Path.GetFullPath(named);
        }

        for (var folder = searchFrom is null ? null : new DirectoryInfo(searchFrom); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "seeds", "schema")))
            {
                return Path.Combine(folder.FullName, "seeds");
            }
        }

        return null;
    }

    private static PortalRole RoleNamed(string name) => Enum.GetNames<PortalRole>().Contains(name, StringComparer.Ordinal)
        ? Enum.Parse<PortalRole>(name)
        : throw new InvalidOperationException($"DX_SECOND_FACTOR の「{name}」は役割の名前ではありません。使えるもの: {string.Join(", ", Enum.GetNames<PortalRole>())}");

    private static string[] List(string? text) =>
        text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
