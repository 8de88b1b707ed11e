using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>What became of one plan folder at start-up.</summary>
public sealed record SeedOutcome(string Folder, ImportResult Result);

/// <summary>
/// Imports the plan folders of a seeds folder into an empty database, by the same path as the command. A seeding that was
/// broken off goes on at the next start. The scope must see all municipalities.
/// </summary>
public sealed class SeedStartup(DxDbContext db, PlanImporter importer)
{
    private const string FactName = "seeds";
    private const string Started = "started";
    private const string Done = "done";

    public async Task<IReadOnlyList<SeedOutcome>> RunAsync(string seedsFolder, bool isTrial, CancellationToken cancellationToken)
    {
        var fact = await db.InstallationFacts.SingleOrDefaultAsync(f => f.Name == FactName, cancellationToken);
        if (fact?.Value == Done || (fact is null && await db.Municipalities.AnyAsync(cancellationToken)) || !Directory.Exists(seedsFolder))
        {
            return [];
        }

        if (fact is null)
        {
            db.InstallationFacts.Add(new InstallationFact { Name = FactName, Value = Started });
            await db.SaveChangesAsync(cancellationToken);
        }

        var outcomes = new List<SeedOutcome>();
        foreach (var folder in PlanFolders(seedsFolder))
        {
            var files = await PlanFileSet.FromFolderAsync(folder, cancellationToken);
            outcomes.Add(new SeedOutcome(folder, await importer.ApplyAsync(files, new ImportTarget(IsTrial: isTrial), ImportDecisions.None, cancellationToken)));
        }

        if (outcomes.TrueForAll(o => o.Result.IsApplied))
        {
            (await db.InstallationFacts.SingleAsync(f => f.Name == FactName, cancellationToken)).Value = Done;
            await db.SaveChangesAsync(cancellationToken);
        }

        return outcomes;
    }

    /// <summary>The folders below that hold a <c>plan.yaml</c>, or the folder itself where it holds one.</summary>
    public static IReadOnlyList<string> PlanFolders(string folder) => File.Exists(Path.Combine(folder, PlanSchema.PlanFileName))
        ? [folder]
        : Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Where(d => File.Exists(Path.Combine(d, PlanSchema.PlanFileName))).Order(StringComparer.Ordinal)]
            : [];
}
