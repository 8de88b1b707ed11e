namespace Municipal.Dx.Testing;

/// <summary>Files of the repository that tests read.</summary>
public static class Repository
{
    public static readonly IReadOnlyList<string> SeedSlugs = ["shonai", "oe", "shiraoka", "kahoku", "katori"];

    public static string Folder { get; } = Find();

    public static string Seeds { get; } = Path.Combine(Folder, "seeds");

    /// <summary>Texts of the printed plans, where they are at hand (<c>DX_PLAN_SOURCES</c>, else beside the repository); null where not.</summary>
    public static string? PlanSources { get; } = new[] { Environment.GetEnvironmentVariable("DX_PLAN_SOURCES"), Path.Combine(Folder, "..", "shared", "plans") }
        .FirstOrDefault(folder => !string.IsNullOrEmpty(folder) && Directory.Exists(folder));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Folder, .. path]));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Municipal.Dx.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}
