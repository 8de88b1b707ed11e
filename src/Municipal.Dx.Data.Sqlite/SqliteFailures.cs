using Microsoft.Data.Sqlite;

namespace Municipal.Dx.Data.Sqlite;

/// <summary>Failures that pass by themselves or when someone makes room: answered 503, not 500.</summary>
public static class SqliteFailures
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Io = 10;
    private const int Full = 13;
    private const int CannotOpen = 14;

    public static bool IsUnavailable(Exception? error)
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is SqliteException { SqliteErrorCode: Busy or Locked or ReadOnly or Io or Full or CannotOpen })
            {
                return true;
            }
        }

        return false;
    }
}
