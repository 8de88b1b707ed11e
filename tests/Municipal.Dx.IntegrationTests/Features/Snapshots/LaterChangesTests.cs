using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Features.Snapshots;

/// <summary>A fixed period is the same, cell for cell, whatever changed since.</summary>
public sealed class LaterChangesTests : IAsyncLifetime
{
    private readonly StoppedTime _time = new(new DateTimeOffset(2026, 11, 6, 1, 0, 0, TimeSpan.Zero));
    private TestDatabase _database = null!;
    private BookPlan _plan = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        var id = _plan.Municipality.Id;
        await ChangeAsync(db =>
        {
            db.AddRange(
                _plan.Report(_plan.Measures[0], _plan.Current, "提出した実績", ReportState.Checked),
                _plan.Report(_plan.Measures[1], _plan.Current, "下書き", ReportState.Draft),
                _plan.Report(_plan.Measures[0], _plan.Previous, "前期の実績", ReportState.Checked),
                _plan.Value(_plan.Kpis[0], _plan.Current, 44),
                _plan.Value(_plan.Kpis[0], _plan.Previous, 41),
                _plan.Value(_plan.Kpis[1], _plan.YearBefore, 33),
                new YearlyTarget { MunicipalityId = id, KpiId = _plan.Kpis[0].Id, FiscalYear = 2026, Value = 45, DecidedOn = new DateOnly(2026, 4, 1) },
                new CommitteeOpinion { MunicipalityId = id, MeasureId = _plan.Measures[0].Id, Key = "1", Text = "周知の方法を考えてほしい", ReceivedOn = new DateOnly(2026, 8, 1), DepartmentId = _plan.Departments[0].Id, Answer = "広報で知らせた" },
                new InitiativeProgress { MunicipalityId = id, InitiativeId = _plan.Measures[0].Initiatives[0].Id, ReportingPeriodId = _plan.Current.Id, Standing = ScheduleStanding.Ahead, StageText = "運用中", Key = "1-1/1/2026-q2" });
            return Task.CompletedTask;
        });
        await FixAsync();
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task Book_TextsNamesTargetsScaleAndSwitchesChanged_HasTheSameCells()
    {
        var before = BookDump.Of(await BookAsync());

        await ChangeEverythingAsync();
        _time.Now = _time.Now.AddYears(1);

        BookDump.Of(await BookAsync()).ShouldBe(before);
        before.ShouldContain("提出した実績");
        before.ShouldNotContain("下書き");
    }

    [Fact]
    public async Task Book_ValuesJudgedAnew_HasTheSameCells()
    {
        var before = BookDump.Of(await BookAsync());
        await ChangeEverythingAsync();

        await using (var db = Open())
        {
            var kpi = await db.Kpis.Include(k => k.YearlyTargets).Include(k => k.Plan!.Municipality).SingleAsync(k => k.Id == _plan.Kpis[0].Id);
            await new ActualValueService(db).RejudgeAsync(kpi, default);
            await db.SaveChangesAsync();
        }

        BookDump.Of(await BookAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task OpenData_EverythingChanged_IsTheSameByteForByte()
    {
        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).PublishedOn = new DateOnly(2026, 11, 10));
        var before = await OpenDataAsync();

        await ChangeEverythingAsync();
        _time.Now = _time.Now.AddYears(1);

        var after = await OpenDataAsync();
        after.Period.ShouldBe(before.Period);
        after.Values.ShouldBe(before.Values);
        before.Period.ShouldContain("提出した実績");
        before.Period.ShouldNotContain("下書き");
        before.Values.ShouldContain("\"Value\":44");
    }

    [Fact]
    public async Task OpenData_AnsweredValue_IsToldWithItsTargetRatesAndReason()
    {
        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).PublishedOn = new DateOnly(2026, 11, 10));
        await using var db = Open();

        var plan = (await BookParts.OpenData(db).PlanAsync(_plan.Plan.Id, default)).ShouldNotBeNull();

        var values = plan.Policies[0].Measures.SelectMany(measure => measure.Kpis).ToDictionary(kpi => kpi.Key, kpi => kpi.Values);
        values["1-1.k1"].ShouldBe([new ValueJson("2026-q2", new DateOnly(2026, 9, 30), 44, null, "Final", 60, 0.448m, 0.733m, "NotMet", "現状値31件から目標60件へ")]);
        values["1-2.k1"].ShouldHaveSingleItem().Judgement.ShouldBe("NotReported");
    }

    [Fact]
    public async Task OpenData_NotPublished_TellsNoValue()
    {
        await using var db = Open();

        (await BookParts.OpenData(db).PeriodAsync(_plan.Plan.Id, "2026-q2", default)).ShouldBeNull();
        (await BookParts.OpenData(db).PlanAsync(_plan.Plan.Id, default)).ShouldNotBeNull().Policies[0].Measures.SelectMany(m => m.Kpis).ShouldAllBe(kpi => kpi.Values.Count == 0);
    }

    [Fact]
    public async Task Content_EverythingChanged_IsStoredByteForByte()
    {
        var before = await StoredAsync();

        await ChangeEverythingAsync();

        var after = await StoredAsync();
        after.Content.ShouldBe(before.Content);
        SnapshotFormat.HashOf(SnapshotFormat.Decompress(after.Content)).ShouldBe(before.ContentHash);
    }

    [Fact]
    public async Task Book_NextPeriod_ShowsWhatChanged()
    {
        await ChangeEverythingAsync();
        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).State = PeriodState.Open);

        var book = await BookAsync();

        book.Measures[0].Title.ShouldBe("新しい題名");
        book.Measures[0].Owners.ShouldContain("デジタル推進課");
        book.Scale.Name.ShouldBe("新しい基準");
    }

    [Fact]
    public async Task Book_ValueOfTheLastPeriodMadeFinal_StandsInTheNextBookOnly()
    {
        var frozen = BookDump.Of(await BookAsync());
        await ChangeAsync(db =>
        {
            db.AddRange(Final(_plan.Kpis[0], 43), Final(_plan.Kpis[1], 35));
            return Task.CompletedTask;
        });
        BookDump.Of(await BookAsync()).ShouldBe(frozen);

        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).State = PeriodState.Open);

        var kpis = (await BookAsync()).Kpis;
        (kpis[0].Previous!.Value, kpis[0].Previous!.Final!.Value, kpis[0].Difference).ShouldBe((41, 43, 1));
        (kpis[1].Previous!.OutcomeLabel, kpis[1].Previous!.Final!.Value).ShouldBe(("未報告", 35));
    }

    [Theory]
    [InlineData(44, true)]
    [InlineData(42, false)]
    public async Task Fix_ValueCorrectedWhileReopened_KeepsItsFinalValueOnlyWhereItStaysTheSame(int corrected, bool isKept)
    {
        await ChangeAsync(db =>
        {
            var final = Final(_plan.Kpis[0], 43);
            (final.ReportingPeriodId, final.Key) = (_plan.Current.Id, "1-1.k1/2026-q2");
            db.Add(final);
            return Task.CompletedTask;
        });
        await ChangeAsync(async db => (await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id)).State = PeriodState.Open);

        // Typed on the way and corrected again: what counts is what is fixed.
        foreach (var value in new[] { 4m, (decimal)corrected })
        {
            await ChangeAsync(async db => (await db.ActualValues.SingleAsync(a => a.KpiId == _plan.Kpis[0].Id && a.ReportingPeriodId == _plan.Current.Id)).Value = value);
        }

        await FixAsync();

        await using var db = Open();
        (await db.FinalValues.AnyAsync(f => f.ReportingPeriodId == _plan.Current.Id)).ShouldBe(isKept);
    }

    private FinalValue Final(Kpi kpi, decimal value) => new()
    {
        MunicipalityId = _plan.Municipality.Id,
        KpiId = kpi.Id,
        ReportingPeriodId = _plan.Previous.Id,
        Key = $"{kpi.Key}/2026-q1",
        Value = value,
        Reason = "統計の公表",
        RecordedByPost = "総務課",
    };

    /// <summary>Everything that may be changed while a period stays fixed.</summary>
    private Task ChangeEverythingAsync() => ChangeAsync(async db =>
    {
        foreach (var department in await db.Departments.ToListAsync())
        {
            department.Name = "デジタル推進課";
        }

        foreach (var measure in await db.Measures.Include(m => m.Owners).Include(m => m.Initiatives).ThenInclude(i => i.Phases).ToListAsync())
        {
            (measure.Title, measure.Direction, measure.Number) = ("新しい題名", "新しい方向", "新");
            measure.Initiatives[0].Title = "新しい取組";
            db.RemoveRange(measure.Initiatives[0].Phases);
        }

        foreach (var kpi in await db.Kpis.ToListAsync())
        {
            (kpi.Name, kpi.Unit, kpi.TargetText, kpi.TargetValue, kpi.BaselineValue, kpi.Type) = ("新しい指標", "人", "90人", 90, 10, KpiType.Decrease);
            db.Add(new TargetChange { MunicipalityId = kpi.MunicipalityId, KpiId = kpi.Id, Item = "目標値", OldText = "60件", NewText = "90人", Reason = "見直し", DecidedOn = new DateOnly(2027, 1, 1) });
        }

        db.Add(new RatingScaleVersion { MunicipalityId = _plan.Municipality.Id, Number = 1, Name = "新しい基準", Levels = """[{"Code":"1","Word":"よい","IsLow":false},{"Code":"2","Word":"わるい","IsLow":true}]""", AdoptedOn = new DateOnly(2027, 1, 1), Reason = "見直し" });
        var plan = await db.Plans.Include(p => p.Municipality).SingleAsync();
        (plan.Title, plan.MeasureWord, plan.LastFiscalYear) = ("第2期計画", "事業", 2035);
        (plan.Municipality!.Name, plan.Municipality.LeadsWithTargetRatio, plan.Municipality.UsesStraightLineGuide) = ("新大江町", true, true);
        (await db.CommitteeOpinions.SingleAsync()).Answer = "書き換えた回答";
        (await db.YearlyTargets.SingleAsync()).Value = 1;
        (await db.ReportingPeriods.SingleAsync(p => p.Key == "2026-q1")).AsOf = new DateOnly(2026, 5, 1);
        (await db.ActualValues.SingleAsync(a => a.ReportingPeriodId == _plan.Previous.Id)).Figure = 1;
    });

    private async Task FixAsync()
    {
        await using var db = Open();
        var seen = new PeriodSeen(_plan.Plan.Id, "2026-q2", await db.ReportingPeriods.Where(p => p.Id == _plan.Current.Id).Select(p => p.Version).SingleAsync());
        (await BookParts.Closing(db, _time).FixAsync(seen, new FixInput(true), default)).Problems.ShouldBeEmpty();
    }

    private async Task<BookContent> BookAsync()
    {
        await using var db = Open();
        return (await BookParts.Contents(db, _time).FindAsync(new BookRequest(_plan.Plan.Id, "2026-q2"))).ShouldNotBeNull();
    }

    private async Task<(string Period, string Values)> OpenDataAsync()
    {
        await using var db = Open();
        var data = BookParts.OpenData(db);
        var period = (await data.PeriodAsync(_plan.Plan.Id, "2026-q2", default)).ShouldNotBeNull();
        var plan = (await data.PlanAsync(_plan.Plan.Id, default)).ShouldNotBeNull();
        var values = plan.Policies.SelectMany(p => p.Measures).SelectMany(m => m.Kpis).Select(kpi => new { kpi.Key, kpi.Values });
        return (System.Text.Encoding.UTF8.GetString(PlanJsonFormat.Write(period)), System.Text.Json.JsonSerializer.Serialize(values));
    }

    private async Task<PeriodSnapshot> StoredAsync()
    {
        await using var db = Open();
        return await db.PeriodSnapshots.AsNoTracking().SingleAsync();
    }

    private DxDbContext Open() => _database.OpenFor(_plan.Municipality.Id);

    private async Task ChangeAsync(Func<DxDbContext, Task> change)
    {
        await using var db = _database.Open(scope => scope.EnterAll());
        await change(db);
        await db.SaveChangesAsync();
    }
}
