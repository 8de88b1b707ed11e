using Microsoft.Data.Sqlite;

namespace Municipal.Dx.Testing.Portal;

/// <summary>One database with plans and trial accounts per test run, made by the portal's own start-up and copied for each factory.</summary>
internal sealed class PortalTemplate
{
    private const string FileName = "municipal-dx.db";

    /// <summary>Small plans that tests count on: the seeds may be corrected without breaking them.</summary>
    public static readonly PortalTemplate SmallPlans = new(TestPlans.AddAsync);

    /// <summary>The five real plans, as the portal imports them into an empty database.</summary>
    public static readonly PortalTemplate Seeds = new(static _ => Task.CompletedTask);

    private readonly Lazy<string> _file;

    private PortalTemplate(Func<string, Task> fill) => _file = new Lazy<string>(() => Make(fill));

    public void CopyTo(string folder) => File.Copy(_file.Value, Path.Combine(folder, FileName));

    private static string Make(Func<string, Task> fill)
    {
        using var factory = new PortalFactory(isTemplate: true);
        fill(factory.DataFolder).GetAwaiter().GetResult();
        factory.Server.PreserveExecutionContext = false;
        var file = Path.Combine(factory.DataFolder, FileName);
        using (var connection = new SqliteConnection($"Data Source={file}"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
        }

        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(factory.DataFolder, recursive: true);
        return file;
    }
}
