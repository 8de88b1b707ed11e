using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Threading.Channels;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>Writes a book; <see cref="BookWriter.Write"/> but for tests.</summary>
public delegate void BookWriting(BookContent content, Stream output, IProgress<BookProgress>? progress, CancellationToken cancellationToken);

/// <summary>
/// Makes large books one after another, apart from the requests that ask for them, and keeps the files for an hour. It knows the jobs
/// of this process only: after a restart they are gone, and begin anew when asked for again.
/// </summary>
public sealed class BookJobs(BookJobFiles files, BookWriting write, TimeProvider time, ILogger<BookJobs> log) : BackgroundService
{
    public static readonly TimeSpan KeptFor = TimeSpan.FromHours(1);

    /// <summary>Jobs that may wait or run at once, of one person and of all.</summary>
    public const int MostOfOne = 2;
    public const int MostOfAll = 8;

    /// <summary>Finished files that are kept of one person.</summary>
    public const int MostKept = 4;

    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, BookJob> _jobs = new(StringComparer.Ordinal);
    private readonly Channel<BookJob> _queue = Channel.CreateUnbounded<BookJob>();
    private readonly Lock _beginning = new();
    private long _begun;

    /// <summary>A new job, or the one that is at the same book for the same person already; null where there are too many.</summary>
    public BookJob? Begin(BookOrder order)
    {
        lock (_beginning)
        {
            var unfinished = _jobs.Values.Where(job => job.State.IsUnfinished).ToList();
            var own = unfinished.Where(job => job.Owner == order.Owner).ToList();
            if (own.Find(job => job.Query.Address == order.Query.Address && job.Request.PlanId == order.Request.PlanId) is { } same)
            {
                return same;
            }

            if (own.Count >= MostOfOne || unfinished.Count >= MostOfAll)
            {
                return null;
            }

            var job = new BookJob(RandomNumberGenerator.GetHexString(16, lowercase: true), ++_begun, order);
            _jobs[job.Key] = job;
            _queue.Writer.TryWrite(job);
            return job;
        }
    }

    /// <summary>Null where there is no such job of this person.</summary>
    public BookJob? Find(BookJobOwner owner, string? key) =>
        key is not null && _jobs.TryGetValue(key, out var job) && job.Owner == owner && !IsOver(job) ? job : null;

    /// <summary>The person's jobs, newest first.</summary>
    public IReadOnlyList<BookJob> Of(BookJobOwner owner) => [.. _jobs.Values.Where(job => job.Owner == owner && !IsOver(job)).OrderByDescending(job => job.Number)];

    /// <summary>Jobs that come before this one.</summary>
    public int Ahead(BookJob job) => _jobs.Values.Count(other => other.State.IsUnfinished && other.Number < job.Number);

    public bool Cancel(BookJob job) => job.Cancel(time.GetUtcNow());

    /// <summary>The finished file; null where it is not (or no longer) there.</summary>
    public Stream? Open(BookJob job) => job.State.Stage == BookJobStage.Done ? files.Open(job.Key) : null;

    /// <summary>Forgets what ended an hour ago and what one person has too much of, with the files of both, and files that no job knows any more.</summary>
    public void Sweep()
    {
        try
        {
            var tooMany = _jobs.Values.Where(job => job.State.Stage == BookJobStage.Done).GroupBy(job => job.Owner)
                .SelectMany(jobs => jobs.OrderByDescending(job => job.Number).Skip(MostKept));
            foreach (var job in _jobs.Values.Where(IsOver).Concat(tooMany).ToList())
            {
                files.Remove(job.Key);
                _jobs.TryRemove(job.Key, out _);
                job.Dispose();
            }

            files.RemoveStrays(_jobs.ContainsKey, time.GetUtcNow() - KeptFor);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(e, "Old books wait for the next sweep");
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(WorkAsync(stoppingToken), SweepAsync(stoppingToken));

    private async Task WorkAsync(CancellationToken stopping)
    {
        try
        {
            await foreach (var job in _queue.Reader.ReadAllAsync(stopping))
            {
                await Task.Run(() => Make(job, stopping), stopping);
                Sweep();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogDebug("Books stop with the portal");
        }
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        Sweep();
        using var timer = new PeriodicTimer(SweepEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                Sweep();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            log.LogDebug("Books stop with the portal");
        }
    }

    private void Make(BookJob job, CancellationToken stopping)
    {
        if (job.Begin() is not { } content)
        {
            return;
        }

        using var cancelled = CancellationTokenSource.CreateLinkedTokenSource(stopping, job.Cancelled);
        try
        {
            var size = files.Keep(job.Key, output => write(content, output, job, cancelled.Token));
            if (!job.End(new BookJobState(BookJobStage.Done, Size: size, EndedAt: time.GetUtcNow())))
            {
                files.Remove(job.Key);
            }
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            job.Cancel(time.GetUtcNow());
        }
        catch (Exception e)
        {
            log.LogError(e, "Book {Key} could not be made", job.Key);
            job.End(new BookJobState(BookJobStage.Failed, Problem: Sentence(e, job.Key), EndedAt: time.GetUtcNow()));
        }
    }

    private static string Sentence(Exception e, string key) => e switch
    {
        IOException or UnauthorizedAccessException => "サーバーにファイルを書けませんでした。空き容量が足りないことがあります。システム管理者に知らせてください。",
        OutOfMemoryException => "サーバーのメモリが足りませんでした。個票にするものを減らすか、時間をおいてもう一度作ってください。",
        _ => $"作っている途中で問題が起きました。もう一度作っても同じときは、受付番号 {key} をシステム管理者に知らせてください。",
    };

    private bool IsOver(BookJob job) => job.State.EndedAt is { } ended && ended + KeptFor <= time.GetUtcNow();
}
