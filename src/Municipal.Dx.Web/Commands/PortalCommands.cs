using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>A task run from the command line instead of serving pages: <c>dotnet Municipal.Dx.Web.dll import seeds/oe</c>.</summary>
public interface IPortalCommand
{
    /// <summary>The word that calls it.</summary>
    string Name { get; }

    /// <summary>One line for the list of commands.</summary>
    string Usage { get; }

    /// <summary>False for what begins without a database: it makes one, or needs none.</summary>
    bool NeedsData => true;

    /// <returns>The exit code: 0 when done, 1 when refused.</returns>
    Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken);
}

/// <summary>Finds and runs the command that the arguments name.</summary>
public static class PortalCommands
{
    private static readonly IPortalCommand[] All =
    [
        new MigrateCommand(),
        new ImportCommand(),
        new ExportCommand(), new VerifySeedsCommand(),
        new VerifyAuditCommand(),
        new VerifySnapshotsCommand(), new BookCommand(), new VerifyBookCommand(),
        new BackupCommand(),
        new RestoreCommand(),
        new RecomputeCommand(),
    ];

    public static bool IsCommand(string[] arguments) => arguments is [var name, ..] && !name.StartsWith('-') && !name.Contains('=', StringComparison.Ordinal);

    /// <summary>Why the command can't run with these settings, before anything is made in the data folder; null where it can.</summary>
    public static string? RefusalOf(string[] arguments, PortalOptions options) =>
        Array.Find(All, c => c.Name == arguments[0]) is { NeedsData: true } && options.DatabaseFile is { } file && !File.Exists(file)
            ? $"データがありません: {file}。DX_DATA に、ポータルのデータのフォルダーを指定してください。"
            : null;

    public static async Task<int> RunAsync(IServiceProvider services, string[] arguments, TextWriter output, CancellationToken cancellationToken)
    {
        if (Array.Find(All, c => c.Name == arguments[0]) is not { } command)
        {
            await output.WriteLineAsync($"「{arguments[0]}」という命令はありません。使えるもの:");
            foreach (var known in All)
            {
                await output.WriteLineAsync("  " + known.Usage);
            }

            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        return await command.RunAsync(scope.ServiceProvider, arguments[1..], output, cancellationToken);
    }
}
