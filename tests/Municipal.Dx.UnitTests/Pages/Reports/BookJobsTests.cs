using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Web.Pages.Reports;

namespace Municipal.Dx.UnitTests.Pages.Reports;

public sealed class BookJobsTests : IDisposable
{
    private static readonly BookJobOwner Owner = new(1, 10);

    private readonly string _folder = Path.Combine(Directory.CreateTempSubdirectory("dx-books-").FullName, "books");
    private readonly StoppedTime _time = new(TimeProvider.System.GetUtcNow());
    private readonly BookJobs _jobs;
    private BookWriting _write = (_, output, _, _) => output.Write("whole"u8);

    public BookJobsTests() => _jobs = new BookJobs(
        new BookJobFiles(_folder), (content, output, progress, token) => _write(content, output, progress, token), _time, NullLogger<BookJobs>.Instance);

    [Fact]
    public async Task Begin_Book_IsMadeAndKept()
    {
        await _jobs.StartAsync(default);

        var job = _jobs.Begin(Order(Owner))!;
        await EndedAsync(job);

        (job.State.Stage, job.State.Size, job.FileName).ShouldBe((BookJobStage.Done, 5, "大江町_DX推進計画進捗報告_令和8年度第2四半期_委員会版.xlsx"));
        Text(job).ShouldBe("whole");
        Files.ShouldBe([job.Key + ".xlsx"]);
        _jobs.Of(Owner).ShouldBe([job]);
    }

    [Fact]
    public void Begin_SameBookWhileUnfinished_IsTheSameJob()
    {
        var job = _jobs.Begin(Order(Owner));

        _jobs.Begin(Order(Owner)).ShouldBe(job);
        _jobs.Begin(Order(Owner, "internal")).ShouldNotBe(job);
        _jobs.Begin(Order(Owner with { UserId = 11 })).ShouldNotBe(job);
    }

    [Fact]
    public void Begin_TooMany_IsRefused()
    {
        _jobs.Begin(Order(Owner)).ShouldNotBeNull();
        _jobs.Begin(Order(Owner, "internal")).ShouldNotBeNull();
        _jobs.Begin(Order(Owner, "public")).ShouldBeNull();
        for (var i = 2; i < BookJobs.MostOfAll; i++)
        {
            _jobs.Begin(Order(new BookJobOwner(2, i)))!.State.Stage.ShouldBe(BookJobStage.Waiting);
        }

        _jobs.Begin(Order(new BookJobOwner(3, 1))).ShouldBeNull();
        _jobs.Ahead(_jobs.Of(new BookJobOwner(2, 7))[0]).ShouldBe(BookJobs.MostOfAll - 1);
    }

    [Fact]
    public void Find_JobOfSomeoneElse_IsNull()
    {
        var job = _jobs.Begin(Order(Owner))!;

        _jobs.Find(Owner, job.Key).ShouldBe(job);
        _jobs.Find(Owner with { UserId = 11 }, job.Key).ShouldBeNull();
        _jobs.Find(Owner with { MunicipalityId = 2 }, job.Key).ShouldBeNull();
        _jobs.Find(Owner, "0123456789abcdef").ShouldBeNull();
        _jobs.Of(Owner with { MunicipalityId = 2 }).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancel_WhileWritten_EndsItAndLeavesNothing()
    {
        using var begun = new ManualResetEventSlim();
        _write = (_, output, progress, token) =>
        {
            output.Write("half"u8);
            progress!.Report(new BookProgress("個票 2 / 3", 5, 9));
            begun.Set();
            token.WaitHandle.WaitOne(TimeSpan.FromSeconds(10));
            token.ThrowIfCancellationRequested();
        };
        await _jobs.StartAsync(default);
        var job = _jobs.Begin(Order(Owner))!;
        begun.Wait(TimeSpan.FromSeconds(10)).ShouldBeTrue();
        BookLabels.LineOf(job.State, 0).ShouldBe("「個票 2 / 3」を作っています（シート 6 / 9）。");

        _jobs.Cancel(job).ShouldBeTrue();
        await MadeNextAsync();

        job.State.Stage.ShouldBe(BookJobStage.Cancelled);
        _jobs.Open(job).ShouldBeNull();
        Files.ShouldNotContain(name => name.StartsWith(job.Key, StringComparison.Ordinal));
        _jobs.Cancel(job).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancel_WhileWaiting_IsNeverWritten()
    {
        var job = _jobs.Begin(Order(Owner))!;
        _jobs.Cancel(job).ShouldBeTrue();

        await _jobs.StartAsync(default);
        await MadeNextAsync();

        (job.State.Stage, _jobs.Open(job)).ShouldBe((BookJobStage.Cancelled, null));
        Files.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(true, "空き容量")]
    [InlineData(false, "受付番号")]
    public async Task Make_Failure_SaysWhyAndLeavesNothing(bool isDisk, string words)
    {
        _write = (_, output, _, _) =>
        {
            output.Write("half"u8);
            throw isDisk ? new IOException("No space left on device") : new InvalidOperationException("?");
        };
        await _jobs.StartAsync(default);

        var job = _jobs.Begin(Order(Owner))!;
        await EndedAsync(job);

        job.State.Stage.ShouldBe(BookJobStage.Failed);
        job.State.Problem!.ShouldContain(words);
        Files.ShouldBeEmpty();
        await MadeNextAsync();
    }

    [Fact]
    public async Task Sweep_AfterAnHour_ForgetsJobAndFile()
    {
        await _jobs.StartAsync(default);
        var job = _jobs.Begin(Order(Owner))!;
        await EndedAsync(job);

        _time.Now += BookJobs.KeptFor;
        _jobs.Find(Owner, job.Key).ShouldBeNull();
        _jobs.Sweep();

        Files.ShouldBeEmpty();
        _jobs.Of(Owner).ShouldBeEmpty();
    }

    [Fact]
    public async Task Sweep_MoreThanOnePersonKeeps_RemovesTheOldest()
    {
        await _jobs.StartAsync(default);
        var made = new List<BookJob>();
        for (var i = 0; i <= BookJobs.MostKept; i++)
        {
            made.Add(_jobs.Begin(Order(Owner, $"{i}"))!);
            await EndedAsync(made[^1]);
        }

        _jobs.Sweep();

        _jobs.Of(Owner).ShouldBe(made.Skip(1).Reverse());
        Files.Order().ShouldBe(made.Skip(1).Select(job => job.Key + ".xlsx").Order());
    }

    [Fact]
    public async Task Start_FilesOfAnEarlierRun_AreRemovedWhenOld()
    {
        Directory.CreateDirectory(_folder);
        foreach (var (name, age) in new[] { ("old.xlsx", 61), ("old.xlsx.part", 61), ("new.xlsx", 1) })
        {
            await File.WriteAllTextAsync(Path.Combine(_folder, name), "x");
            File.SetLastWriteTimeUtc(Path.Combine(_folder, name), _time.Now.UtcDateTime.AddMinutes(-age));
        }

        await _jobs.StartAsync(default);
        await UntilAsync(() => Files.Length == 1);

        Files.ShouldBe(["new.xlsx"]);
    }

    public void Dispose()
    {
        _jobs.StopAsync(default).GetAwaiter().GetResult();
        _jobs.Dispose();
        Directory.Delete(Path.GetDirectoryName(_folder)!, recursive: true);
    }

    private string[] Files => Directory.Exists(_folder) ? [.. Directory.EnumerateFiles(_folder).Select(path => Path.GetFileName(path)!)] : [];

    private static BookOrder Order(BookJobOwner owner, string edition = "committee") =>
        new(owner, new BookQuery("2026-q2", null, edition), new BookRequest(7, "2026-q2"), BookSamples.Fixed());

    // One at a time: when a later one is there, the earlier ones left nothing to wait for.
    private async Task MadeNextAsync()
    {
        _write = (_, output, _, _) => output.Write("next"u8);
        var next = _jobs.Begin(Order(new BookJobOwner(9, 9)))!;
        await EndedAsync(next);
        Text(next).ShouldBe("next");
    }

    private string Text(BookJob job)
    {
        using var reader = new StreamReader(_jobs.Open(job)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static Task EndedAsync(BookJob job) => UntilAsync(() => !job.State.IsUnfinished);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 1000 && !isSo(); i++)
        {
            await Task.Delay(10);
        }

        isSo().ShouldBeTrue();
    }
}
