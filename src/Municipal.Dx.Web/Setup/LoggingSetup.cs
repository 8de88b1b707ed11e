using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Municipal.Dx.Web.Setup;

public static class LoggingSetup
{
    /// <summary>
    /// The console is for whoever starts the portal or a command: until it listens, <see cref="StartFailure"/> says in one
    /// sentence what is wrong, and the file has the rest.
    /// </summary>
    private static readonly LoggingLevelSwitch Console = new(LogEventLevel.Fatal);

    public static void ShowWarningsOnConsole() => Console.MinimumLevel = LogEventLevel.Warning;

    /// <summary>Console, and a daily file under the data folder kept for 31 days. No personal data: ids and slugs only.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder, PortalOptions options)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            // The keys lie in the database on purpose (docs/security.md).
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogEventLevel.Error)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose, levelSwitch: Console)
            .WriteTo.File(
                Path.Combine(options.DataFolder, "logs", "portal-.log"),
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: 31,
                outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {TraceId} {Message:lj} {Properties:j}{NewLine}{Exception}")
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(logger, dispose: true);
    }
}
