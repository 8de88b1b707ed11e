namespace Municipal.Dx.Testing;

/// <summary>The files of the repository that the running test was built from.</summary>
public static class RepositoryFolder
{
    private static readonly HashSet<string> Unowned = new(StringComparer.Ordinal)
    {
        ".git", ".vs", "bin", "obj", "artifacts", "data", "node_modules", "TestResults",
    };

    public static string Root { get; } = FindRoot();

    /// <summary>Paths from the root, with forward slashes, of what belongs to the repository: no build output, no data.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. FilesIn(Root).Order(StringComparer.Ordinal)];

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Municipal.Dx.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the repository: Municipal.Dx.sln was not found above " + AppContext.BaseDirectory);
    }

    private static IEnumerable<string> FilesIn(string folder) =>
        Directory.EnumerateFiles(folder)
            .Select(f => Path.GetRelativePath(Root, f).Replace('\\', '/'))
            .Concat(Directory.EnumerateDirectories(folder).Where(d => !Unowned.Contains(Path.GetFileName(d))).SelectMany(FilesIn));
}
