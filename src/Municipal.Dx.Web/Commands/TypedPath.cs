namespace Municipal.Dx.Web.Commands;

/// <summary>
/// A path as someone typed it in a shell. <c>dotnet run --project</c> runs the program in the project's folder, so the
/// folder of the shell is asked first.
/// </summary>
internal static class TypedPath
{
    public static string Resolve(string typed)
    {
        var shell = Environment.GetEnvironmentVariable("PWD");
        return shell is not null && Path.IsPathFullyQualified(shell) && Directory.Exists(shell) ? Path.GetFullPath(typed, shell) : Path.GetFullPath(typed);
    }

    /// <summary>The folder as typed, or, where it is not there, below one of the folders above (a shell that tells no folder).</summary>
    public static string ResolveExisting(string typed)
    {
        var first = Resolve(typed);
        if (Directory.Exists(first) || Path.IsPathFullyQualified(typed))
        {
            return first;
        }

        for (var above = new DirectoryInfo(Directory.GetCurrentDirectory()); above is not null; above = above.Parent)
        {
            if (Directory.Exists(Path.Combine(above.FullName, typed)))
            {
                return Path.GetFullPath(typed, above.FullName);
            }
        }

        return first;
    }
}
