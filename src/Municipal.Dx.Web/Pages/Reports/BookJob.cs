using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Web.Pages.Reports;

public enum BookJobStage
{
    Waiting,
    Running,
    Done,
    Failed,
    Cancelled,
}

/// <summary>Whose job it is. Nobody else sees it.</summary>
public readonly record struct BookJobOwner(long MunicipalityId, long UserId);

/// <summary>What is to be made, and as what it was asked for.</summary>
/// <param name="Owner">Who asked.</param>
/// <param name="Query">What the address asked for, with the period and edition that were meant.</param>
/// <param name="Request">The book that the asker was allowed then.</param>
/// <param name="Content">Read in the asker's municipality; making the book reads no database.</param>
public sealed record BookOrder(BookJobOwner Owner, BookQuery Query, BookRequest Request, BookContent Content);

/// <summary>Where a job stands.</summary>
/// <param name="Stage">Waiting, running, or how it ended.</param>
/// <param name="Progress">The sheet being written.</param>
/// <param name="Problem">Why it failed, in a sentence.</param>
/// <param name="Size">Bytes of the finished file.</param>
/// <param name="EndedAt">When it ended, however it did.</param>
public sealed record BookJobState(BookJobStage Stage, BookProgress? Progress = null, string? Problem = null, long Size = 0, DateTimeOffset? EndedAt = null)
{
    public bool IsUnfinished => Stage is BookJobStage.Waiting or BookJobStage.Running;
}

/// <summary>A large book that is made while its asker does something else.</summary>
public sealed class BookJob : IProgress<BookProgress>, IDisposable
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly Lock _moving = new();
    private BookContent? _content;
    private volatile BookJobState _state = new(BookJobStage.Waiting);

    internal BookJob(string key, long number, BookOrder order)
    {
        (Key, Number, Owner, Query, Request, _content) = (key, number, order.Owner, order.Query, order.Request, order.Content);
        FileName = BookService.FileNameOf(order.Content);
        Title = $"{order.Content.Period.Label} 進捗報告（{order.Content.Cover.EditionLabel}）";
    }

    public string Key { get; }

    public BookJobOwner Owner { get; }

    public BookQuery Query { get; }

    public BookRequest Request { get; }

    /// <summary>Jobs are made in this order.</summary>
    public long Number { get; }

    public string FileName { get; }

    public string Title { get; }

    public BookJobState State => _state;

    internal CancellationToken Cancelled => _cancelled.Token;

    public void Report(BookProgress value) => Move(new BookJobState(BookJobStage.Running, value));

    public void Dispose() => _cancelled.Dispose();

    /// <summary>What is to be written; null where the job was called off while it waited.</summary>
    internal BookContent? Begin() => Move(new BookJobState(BookJobStage.Running)) ? _content : null;

    /// <summary>False where the job had ended already.</summary>
    internal bool End(BookJobState state)
    {
        if (!Move(state))
        {
            return false;
        }

        _content = null;
        return true;
    }

    /// <summary>False where there is nothing left to call off.</summary>
    internal bool Cancel(DateTimeOffset now)
    {
        if (!End(new BookJobState(BookJobStage.Cancelled, EndedAt: now)))
        {
            return false;
        }

        _cancelled.Cancel();
        return true;
    }

    // How a job ended stays.
    private bool Move(BookJobState state)
    {
        lock (_moving)
        {
            if (!_state.IsUnfinished)
            {
                return false;
            }

            _state = state;
            return true;
        }
    }
}
