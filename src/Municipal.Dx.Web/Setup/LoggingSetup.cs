using System.Globalization;
using Serilog;
using Serilog.Events;

namespace Municipal.Dx.Web.Setup;

public static class LoggingSetup
{
    /// <summary>Console, and a daily file under the data folder kept for 31 days. No personal data: ids and slugs only.</summary>
    public static void AddPortalLogging(this WebApplicationBuilder builder, PortalOptions options)
    {
        var logger = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose, restrictedToMinimumLevel: LogEventLevel.Warning)
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
