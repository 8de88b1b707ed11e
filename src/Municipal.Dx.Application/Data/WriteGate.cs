namespace Municipal.Dx.Application.Data;

/// <summary>
/// One writer at a time where the database has one (SQLite): waiting here in order costs less than the database's own
/// busy-wait. Providers with row locks let everyone through.
/// </summary>
public interface IWriteGate
{
    /// <exception cref="WriteBusyException">No turn within five seconds.</exception>
    Task<IDisposable> EnterAsync(CancellationToken cancellationToken);
}

/// <summary>The database cannot take a write now; the page answers 503 and the user tries again.</summary>
public sealed class WriteBusyException : Exception
{
    public WriteBusyException()
        : base("ほかの保存が続いているため、今は保存できません。少し待ってから、もう一度保存してください。")
    {
    }

    public WriteBusyException(string message)
        : base(message)
    {
    }

    public WriteBusyException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

public sealed class OpenWriteGate : IWriteGate
{
    public Task<IDisposable> EnterAsync(CancellationToken cancellationToken) => Task.FromResult<IDisposable>(Turn.None);

    private sealed class Turn : IDisposable
    {
        public static readonly Turn None = new();

        public void Dispose()
        {
        }
    }
}
