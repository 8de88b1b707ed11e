using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Testing.Portal;

/// <summary>Writes books, and holds them at their second sheet while it is closed.</summary>
public sealed class BookGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new(initialState: true);

    /// <summary>Thrown in place of the second sheet.</summary>
    public Exception? Failure { get; set; }

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    public void Write(BookContent content, Stream output, IProgress<BookProgress>? progress, CancellationToken cancellationToken) =>
        BookWriter.Write(content, output, new Held(this, progress, cancellationToken), cancellationToken);

    public void Dispose() => _open.Dispose();

    private sealed class Held(BookGate gate, IProgress<BookProgress>? progress, CancellationToken cancellationToken) : IProgress<BookProgress>
    {
        public void Report(BookProgress value)
        {
            progress?.Report(value);
            if (value.Done == 1)
            {
                gate._open.Wait(cancellationToken);
                if (gate.Failure is { } failure)
                {
                    throw failure;
                }
            }
        }
    }
}
