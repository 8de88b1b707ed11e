namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>The folder of finished books. A file gets its name only when it is whole.</summary>
public sealed class BookJobFiles(string folder)
{
    private const string Unfinished = ".part";

    /// <returns>Bytes of the file.</returns>
    public long Keep(string key, Action<Stream> write)
    {
        Directory.CreateDirectory(folder);
        var part = PathOf(key) + Unfinished;
        try
        {
            long size;
            using (var output = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(output);
                output.Flush(flushToDisk: true);
                size = output.Length;
            }

            File.Move(part, PathOf(key), overwrite: true);
            return size;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>Null where there is no such file (any more). It may be removed while it is read.</summary>
    public Stream? Open(string key)
    {
        try
        {
            return new FileStream(PathOf(key), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 65_536, FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Remove(string key)
    {
        if (File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
        }
    }

    /// <summary>Removes what no job knows and was written before <paramref name="moment"/>: an earlier run of the portal left it behind.</summary>
    public void RemoveStrays(Func<string, bool> isKnown, DateTimeOffset moment)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder).Where(path => !isKnown(Path.GetFileName(path).Split('.')[0]) && File.GetLastWriteTimeUtc(path) < moment.UtcDateTime))
        {
            File.Delete(path);
        }
    }

    private string PathOf(string key) => Path.Combine(folder, key + ".xlsx");
}
