using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Testing;

/// <summary>The five plans of <c>seeds/</c> and the texts they were transcribed from.</summary>
public static class PlanSeeds
{
    public static readonly IReadOnlyList<string> Slugs = ["shonai", "oe", "shiraoka", "kahoku", "katori"];

    public static string Folder { get; } = Path.Combine(RepositoryFolder.Root, "seeds");

    /// <summary>Texts of the printed plans (<c>DX_PLAN_SOURCES</c>, else beside the repository); null where they are not at hand.</summary>
    public static string? Sources { get; } =
        new[] { Environment.GetEnvironmentVariable("DX_PLAN_SOURCES"), Path.Combine(RepositoryFolder.Root, "..", "shared", "plans") }
            .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(folder));

    public static PlanFileSet Read(string slug) =>
        PlanFileSet.FromText(RepositoryFolder.Read($"seeds/{slug}/plan.yaml"), RepositoryFolder.Read($"seeds/{slug}/glossary.yaml"));

    /// <summary>Imports files as a command does.</summary>
    public static async Task<ImportResult> ImportAsync(this TestDatabase database, PlanFileSet files, ImportDecisions? decisions = null, ImportTarget? target = null)
    {
        await using var db = database.OpenAll();
        return await new PlanImporter(db).ApplyAsync(files, target ?? ImportTarget.Anywhere, decisions ?? ImportDecisions.None, CancellationToken.None);
    }

    public static Task<ImportResult> ImportSeedAsync(this TestDatabase database, string slug) => database.ImportAsync(Read(slug));

    public static DxDbContext OpenAll(this TestDatabase database) => database.Open(scope => scope.EnterAll());
}
