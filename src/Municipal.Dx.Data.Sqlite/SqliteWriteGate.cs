using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Data.Sqlite;

/// <summary>SQLite has one writer; writers of this process wait for their turn here, five seconds at most.</summary>
public sealed class SqliteWriteGate : IWriteGate, IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken) =>
        await _semaphore.WaitAsync(Patience, cancellationToken) ? new Turn(_semaphore) : throw new WriteBusyException();

    public void Dispose() => _semaphore.Dispose();

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        private SemaphoreSlim? _held = semaphore;

        public void Dispose() => Interlocked.Exchange(ref _held, null)?.Release();
    }
}
