using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Features.Snapshots;

public sealed class PeriodClosingTests : IAsyncLifetime
{
    private readonly StoppedTime _time = new(new DateTimeOffset(2026, 11, 6, 1, 0, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;
    private BookPlan _plan = null!;
    private BookPlan _decoy = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        _decoy = await BookPlan.AddAsync(_database, "shonai", "064289", "庄内町");
        await AddAsync(
            _plan.Report(_plan.Measures[0], _plan.Current, "提出した実績", ReportState.Checked),
            _plan.Report(_plan.Measures[1], _plan.Current, "まだ下書き", ReportState.Draft),
            _plan.Value(_plan.Kpis[0], _plan.Current, 44),
            _decoy.Report(_decoy.Measures[1], _decoy.Current, "よその下書き", ReportState.Draft));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task FixAsync_MissingNotConfirmed_IsRefusedAndChangesNothing()
    {
        var result = await FixAsync(confirms: false);

        result.Problems.ShouldHaveSingleItem().Field.ShouldBe("ConfirmsMissing");
        (await PeriodAsync()).State.ShouldBe(PeriodState.Open);
        (await SnapshotsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task FixAsync_MissingConfirmed_MarksItUnreportedAndKeepsTheEdition()
    {
        var result = await FixAsync();

        result.Problems.ShouldBeEmpty();
        (await PeriodAsync()).State.ShouldBe(PeriodState.Fixed);
        var kept = (await SnapshotsAsync()).ShouldHaveSingleItem();
        (kept.Kind, kept.Number, kept.Unreported, kept.MadeByPost).ShouldBe((SnapshotKind.Fixed, 1, 1, "政策推進課"));
        kept.ContentHash.ShouldMatch("^[0-9a-f]{64}$");
        var content = SnapshotStore.Open(kept);
        content.Book.Measures[1].Report!.IsUnreported.ShouldBeTrue();
        content.Book.Measures[1].Report!.Achievement.ShouldBeNull("a draft stays with its department");
        content.Book.Cover.FixedNumber.ShouldBe("063240-2026-q2-1");
        content.Book.Cover.CheckValue.ShouldBe(BookCheck.Of(kept.ContentHash));
        content.Head.Audit.Count.ShouldBeGreaterThan(0);
        content.Head.Audit.LastHash.Length.ShouldBe(64);
        content.Kpis.Single(kpi => kpi.Key == "1-1.k1").Entry!.Value.ShouldBe(44);
        await using var db = _database.OpenFor(_decoy.Municipality.Id);
        (await db.ProgressReports.SingleAsync()).IsUnreported.ShouldBeFalse();
        (await db.ReportingPeriods.SingleAsync(p => p.Key == "2026-q2")).State.ShouldBe(PeriodState.Open);
    }

    [Fact]
    public async Task FixAsync_FormOfAnEarlierState_IsToldSo()
    {
        var stale = await SeenAsync();
        await FixAsync();
        await MoveAsync(async closing => await closing.ReopenAsync(await SeenAsync(), "入力の誤り", default));

        (await MoveAsync(closing => closing.FixAsync(stale, new FixInput(true), default))).Problems.ShouldHaveSingleItem().Message.ShouldBe(PeriodClosing.MovedMessage);
        (await PeriodAsync()).State.ShouldBe(PeriodState.Open);
    }

    [Fact]
    public async Task ReopenAsync_ThenFixedAgain_IsTheSecondEditionAndTheFirstStays()
    {
        await FixAsync();
        var first = (await SnapshotsAsync())[0];

        (await MoveAsync(async closing => await closing.ReopenAsync(await SeenAsync(), null, default))).Problems.ShouldHaveSingleItem().Field.ShouldBe("Reason");
        (await MoveAsync(async closing => await closing.ReopenAsync(await SeenAsync(), " 総務課の実績の誤り ", default))).IsDone.ShouldBeTrue();
        (await PeriodAsync()).ReopenReason.ShouldBe("総務課の実績の誤り");
        await ChangeAsync(async db => (await db.ProgressReports.SingleAsync(r => r.MeasureId == _plan.Measures[0].Id)).Achievement = "直した実績");
        await FixAsync();

        var kept = await SnapshotsAsync();
        kept.Select(s => s.EditionLabel).ShouldBe(["確定", "確定 第2版"]);
        kept[1].Note.ShouldBe("総務課の実績の誤り");
        kept[0].Content.ShouldBe(first.Content);
        SnapshotStore.Open(kept[0]).Book.Measures[0].Report!.Achievement.ShouldBe("提出した実績");
        SnapshotStore.Open(kept[1]).Book.Measures[0].Report!.Achievement.ShouldBe("直した実績");
        SnapshotStore.Open(kept[1]).Book.Cover.SnapshotLabel.ShouldBe("確定 第2版");
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var contents = BookParts.Contents(db, _time);
        (await contents.FindAsync(new BookRequest(_plan.Plan.Id, "2026-q2")))!.Measures[0].Report!.Achievement.ShouldBe("直した実績");
        (await contents.FindAsync(new BookRequest(_plan.Plan.Id, "2026-q2", Snapshot: new SnapshotName(SnapshotKind.Fixed, 1))))!.Measures[0].Report!.Achievement.ShouldBe("提出した実績");
        (await contents.FindAsync(new BookRequest(_plan.Plan.Id, "2026-q2", Snapshot: new SnapshotName(SnapshotKind.Fixed, 3)))).ShouldBeNull();
    }

    [Fact]
    public async Task FixAsync_PublishedBefore_StaysPublicOnlyWhereItWasDecided()
    {
        await FixAsync();
        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).PublishedOn = new DateOnly(2026, 11, 1));
        await MoveAsync(async closing => await closing.ReopenAsync(await SeenAsync(), "誤り", default));

        var early = await MoveAsync(async closing => await closing.FixAsync(await SeenAsync(), new FixInput(true, new DateOnly(2999, 1, 1)), default));
        early.Problems.ShouldHaveSingleItem().Field.ShouldBe("PublishDecidedOn");
        await FixAsync();

        (await PeriodAsync()).PublishedOn.ShouldBeNull("the new edition was not decided on");
    }

    [Fact]
    public async Task MakeDraftAsync_OpenPeriod_KeepsWhatStandsNow()
    {
        await DraftAsync("第2回委員会");
        await ChangeAsync(async db => (await db.ProgressReports.SingleAsync(r => r.MeasureId == _plan.Measures[0].Id)).Achievement = "会議の後");
        await DraftAsync(null);

        var kept = await SnapshotsAsync();
        kept.Select(s => (s.EditionLabel, s.Note)).ShouldBe([("案 第1版", "第2回委員会"), ("案 第2版", null)]);
        SnapshotStore.Open(kept[0]).Book.Measures[0].Report!.Achievement.ShouldBe("提出した実績");
        SnapshotStore.Open(kept[1]).Book.Measures[0].Report!.Achievement.ShouldBe("会議の後");
        SnapshotStore.Open(kept[0]).Book.Cover.CheckValue.ShouldBeNull();
        await FixAsync();
        (await DraftAsync(null)).Problems.ShouldHaveSingleItem().Message.ShouldBe(PeriodClosing.NotOpenForDraftsMessage);
    }

    [Fact]
    public async Task BuildAsync_Twice_GivesTheSameBytes()
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var period = await db.ReportingPeriods.AsNoTracking().SingleAsync(p => p.Id == _plan.Current.Id);
        var builder = BookParts.Builder(db, _time);

        var first = await builder.BuildAsync(period, new SnapshotName(SnapshotKind.Draft, 1), null);
        var second = await builder.BuildAsync(period, new SnapshotName(SnapshotKind.Draft, 1), null);

        second.ContentHash.ShouldBe(first.ContentHash);
        second.Content.ShouldBe(first.Content);
    }

    [Fact]
    public async Task Open_OneByteAltered_IsRefused()
    {
        await FixAsync();
        var kept = (await SnapshotsAsync())[0];
        var json = SnapshotFormat.Decompress(kept.Content);
        json[^10] ^= 1;
        kept.Content = SnapshotFormat.Compress(json);

        Should.Throw<SnapshotDamagedException>(() => SnapshotStore.Open(kept));
    }

    private Task<ClosingResult> FixAsync(bool confirms = true) => MoveAsync(async closing => await closing.FixAsync(await SeenAsync(), new FixInput(confirms), default));

    private Task<ClosingResult> DraftAsync(string? note) => MoveAsync(async closing => await closing.MakeDraftAsync(await SeenAsync(), note, default));

    private async Task<ClosingResult> MoveAsync(Func<PeriodClosing, Task<ClosingResult>> move)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        return await move(BookParts.Closing(db, _time));
    }

    private async Task<PeriodSeen> SeenAsync() => new(_plan.Plan.Id, "2026-q2", (await PeriodAsync()).Version);

    private async Task<ReportingPeriod> PeriodAsync()
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        return await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id);
    }

    private async Task<List<PeriodSnapshot>> SnapshotsAsync()
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        return await db.PeriodSnapshots.OrderBy(s => s.Id).ToListAsync();
    }

    private Task AddAsync(params object[] rows) => ChangeAsync(db =>
    {
        db.AddRange(rows);
        return Task.CompletedTask;
    });

    private async Task ChangeAsync(Func<DxDbContext, Task> change)
    {
        await using var db = _database.Open(scope => scope.EnterAll());
        await change(db);
        await db.SaveChangesAsync();
    }
}
