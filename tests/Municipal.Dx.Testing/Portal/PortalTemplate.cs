using Microsoft.Data.Sqlite;

namespace Municipal.Dx.Testing.Portal;

/// <summary>One database with plans and trial accounts per test run, made by the portal's own start-up and copied for each factory.</summary>
internal static class PortalTemplate
{
    private const string FileName = "municipal-dx.db";
    private static readonly Lazy<string> File = new(Make);

    public static void CopyTo(string folder) => System.IO.File.Copy(File.Value, Path.Combine(folder, FileName));

    private static string Make()
    {
        using var factory = new PortalFactory(isTemplate: true);
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
