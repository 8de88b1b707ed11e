using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Commands;

/// <summary>Imports plan folders, each in one transaction or not at all.</summary>
public sealed class ImportCommand : IPortalCommand
{
    private const string KeepPortal = "--keep-portal";
    private const string TakeFile = "--take-file";

    public string Name => "import";

    public string Usage => "import フォルダー… [--keep-portal|--take-file]  計画ファイルを読み込みます";

    public bool NeedsData => false;

    public async Task<int> RunAsync(IServiceProvider services, IReadOnlyList<string> arguments, TextWriter output, CancellationToken cancellationToken)
    {
        var options = arguments.Where(a => a.StartsWith("--", StringComparison.Ordinal)).ToList();
        var folders = arguments.Except(options, StringComparer.Ordinal).ToList();
        if (folders.Count == 0 || options.Except([KeepPortal, TakeFile], StringComparer.Ordinal).Any() || options.Count > 1)
        {
            await output.WriteLineAsync($"使い方: {Usage}");
            return 1;
        }

        services.GetRequiredService<MunicipalityScope>().EnterAll();
        await MigrateAsync(services, cancellationToken);
        var decisions = new ImportDecisions(options.FirstOrDefault() switch { KeepPortal => ImportChoice.KeepPortal, TakeFile => ImportChoice.TakeFile, _ => null });
        var isRefused = false;
        foreach (var folder in folders)
        {
            isRefused |= !await ImportAsync(services.GetRequiredService<PlanImporter>(), folder, decisions, output, cancellationToken);
        }

        return isRefused ? 1 : 0;
    }

    /// <summary>A new SQLite database can be filled right away; SQL Server waits for <c>migrate</c>.</summary>
    private static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!services.GetRequiredService<PortalOptions>().UsesSqlServer)
        {
            await services.GetRequiredService<DxDbContext>().Database.MigrateAsync(cancellationToken);
        }
    }

    private static async Task<bool> ImportAsync(PlanImporter importer, string given, ImportDecisions decisions, TextWriter output, CancellationToken cancellationToken)
    {
        var folders = SeedStartup.PlanFolders(TypedPath.ResolveExisting(given));
        if (folders.Count == 0)
        {
            await output.WriteLineAsync($"{given}: {PlanSchema.PlanFileName} がありません。");
            return false;
        }

        var isApplied = true;
        foreach (var folder in folders)
        {
            var files = await PlanFileSet.FromFolderAsync(folder, cancellationToken);
            var result = await importer.ApplyAsync(files, ImportTarget.Anywhere, decisions, cancellationToken);
            await ImportTexts.WriteAsync(output, folder, result);
            isApplied &= result.IsApplied;
        }

        return isApplied;
    }
}
