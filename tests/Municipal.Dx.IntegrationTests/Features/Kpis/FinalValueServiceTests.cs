using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Features.Kpis;

/// <summary>確定値 stands beside the frozen value of a fixed period, and moves nothing in it.</summary>
public sealed class FinalValueServiceTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 20);

    private readonly StoppedTime _time = new(new DateTimeOffset(2026, 11, 6, 1, 0, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;
    private BookPlan _plan = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        await BookPlan.AddAsync(_database, "shonai", "064289", "庄内町");
        await using var db = Open();
        db.Add(_plan.Value(_plan.Kpis[0], _plan.Current, 44));
        await db.SaveChangesAsync();
        var version = await db.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).Select(p => p.Version).SingleAsync();
        (await BookParts.Closing(db, _time).FixAsync(new PeriodSeen(_plan.Plan.Id, "2026-q2", version), new FixInput(true), default)).Problems.ShouldBeEmpty();
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task RecordAsync_FixedPeriod_LeavesTheEditionAndItsBookAsTheyWere()
    {
        var (bytes, cells) = (await StoredAsync(), await BookAsync());

        (await RecordAsync(Entry(48))).ShouldBeEmpty();

        (await StoredAsync()).ShouldBe(bytes);
        (await BookAsync()).ShouldBe(cells);
        await using var db = Open();
        (await db.ActualValues.SingleAsync(v => v.ReportingPeriodId == _plan.Current.Id)).Value.ShouldBe(44);
    }

    [Fact]
    public async Task RecordAsync_TargetChangedSince_IsJudgedByTheTargetOfThePeriod()
    {
        await using (var change = Open())
        {
            (await change.Kpis.SingleAsync(k => k.Id == _plan.Kpis[0].Id)).TargetValue = 200;
            await change.SaveChangesAsync();
        }

        (await RecordAsync(Entry(60))).ShouldBeEmpty();

        await using var db = Open();
        var detail = (await new KpiDetailQueries(db, new KpiFinals(db, new SnapshotStore(db))).FindAsync(_plan.Plan.Id, "1-1.k1", Viewer.Office, Today, default)).ShouldNotBeNull();
        var final = detail.Periods.Single(p => p.Period.Key == "2026-q2").Final.ShouldNotBeNull();
        final.Assessment!.Outcome.ShouldBe(KpiOutcome.Met);
        final.Assessment.ProgressRateTenths.ShouldBe(1000);
        detail.Periods.Single(p => p.Period.Key == "2026-q2").Value!.Row.Figure.ShouldBe(44);
    }

    [Fact]
    public async Task RecordAsync_OpenPeriod_IsRefusedAndKeepsNothing()
    {
        await using (var change = Open())
        {
            await change.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Open));
        }

        (await RecordAsync(Entry(48))).ShouldHaveSingleItem().Problem.Message.ShouldBe(FinalEntry.NotFixedMessage);

        await using var db = Open();
        (await db.FinalValues.AnyAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(null, "2026-11-01", "統計の公表", "Value")]
    [InlineData(48.0, null, "統計の公表", "AsOf")]
    [InlineData(48.0, "2027-01-01", "統計の公表", "AsOf")]
    [InlineData(48.0, "2026-11-01", " ", "Reason")]
    public async Task RecordAsync_SomethingMissing_IsRefusedBesideTheField(double? value, string? asOf, string reason, string field)
    {
        var entry = new FinalEntry((decimal?)value, null, asOf is null ? null : DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture), reason);

        (await RecordAsync(entry)).ShouldHaveSingleItem().Problem.Field.ShouldBe(field);
    }

    [Fact]
    public async Task RecordAsync_OtherVersionStands_IsRefused()
    {
        (await RecordAsync(Entry(48))).ShouldBeEmpty();

        (await RecordAsync(Entry(50))).ShouldHaveSingleItem().Problem.Message.ShouldBe(FinalValueService.MovedMessage);
    }

    [Fact]
    public async Task RecordAsync_ValueAndItsReason_StandInTheTrail()
    {
        await RecordAsync(Entry(48));

        await using var db = Open();
        var entry = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Id).LastAsync(e => e.RecordKey == "final/1-1.k1/2026-q2");
        entry.Reason.ShouldBe("統計の公表");
    }

    [Fact]
    public async Task RecordAsync_NothingWasReported_CountsInTheYearsSum()
    {
        await using (var change = Open())
        {
            await change.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.Basis, KpiBasis.PerYear).SetProperty(k => k.EntryMode, EntryMode.ThisPeriod));
            await change.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Open));
        }

        (await RecordAsync(Entry(100), _plan.Previous.Id)).ShouldBeEmpty();

        await using var db = Open();
        (await db.ActualValues.SingleAsync(v => v.ReportingPeriodId == _plan.Current.Id)).Figure.ShouldBe(144);
    }

    [Fact]
    public async Task RemoveAsync_WithReason_TakesItBack()
    {
        await RecordAsync(Entry(48));
        await using var db = Open();
        var version = (await db.FinalValues.AsNoTracking().SingleAsync()).Version;
        var service = new FinalValueService(db, new ActualValueService(db));

        (await service.RemoveAsync(_plan.Kpis[0].Id, _plan.Current.Id, version, " ", default)).ShouldHaveSingleItem().Problem.Message.ShouldBe(FinalValueService.NoRemovalReasonMessage);
        (await service.RemoveAsync(_plan.Kpis[0].Id, _plan.Current.Id, version, "ほかの指標の値だった", default)).ShouldBeEmpty();

        (await db.FinalValues.AnyAsync()).ShouldBeFalse();
    }

    private static FinalEntry Entry(decimal value) => new(value, null, new DateOnly(2026, 11, 1), "統計の公表");

    private async Task<IReadOnlyList<FinalProblem>> RecordAsync(FinalEntry entry, long? periodId = null)
    {
        await using var db = Open();
        return await new FinalValueService(db, new ActualValueService(db)).RecordAsync(
            periodId ?? _plan.Current.Id, [new FinalRequest(_plan.Kpis[0].Id, entry, Version: null)], Today, default);
    }

    private async Task<string> BookAsync()
    {
        await using var db = Open();
        return BookDump.Of((await BookParts.Contents(db, _time).FindAsync(new BookRequest(_plan.Plan.Id, "2026-q2"))).ShouldNotBeNull());
    }

    private async Task<byte[]> StoredAsync()
    {
        await using var db = Open();
        return SnapshotFormat.Decompress((await db.PeriodSnapshots.AsNoTracking().SingleAsync()).Content);
    }

    private DxDbContext Open() => _database.OpenFor(_plan.Municipality.Id);
}
