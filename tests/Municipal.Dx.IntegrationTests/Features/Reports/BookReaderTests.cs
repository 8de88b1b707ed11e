using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;
using Municipal.Dx.Testing.Portal;

namespace Municipal.Dx.IntegrationTests.Features.Reports;

public sealed class BookReaderTests : IAsyncLifetime
{
    private static readonly DateTimeOffset BeforeDue = new(2026, 10, 5, 0, 0, 0, TimeSpan.Zero);

    private TestDatabase _database = null!;
    private BookPlan _plan = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        var decoy = await BookPlan.AddAsync(_database, "shonai", "064289", "庄内町");
        await AddAsync(
            decoy.Report(decoy.Measures[0], decoy.Current, "よその自治体の報告"),
            decoy.Value(decoy.Kpis[0], decoy.Current, 999),
            new TargetChange { MunicipalityId = decoy.Municipality.Id, KpiId = decoy.Kpis[0].Id, Item = "目標値", Reason = "よそ", DecidedOn = new DateOnly(2026, 4, 1) });
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task ReadAsync_OpenPeriod_ReadsThePlanInItsOwnWords()
    {
        var content = await ReadAsync();

        content.Cover.PlanTitle.ShouldBe("大江町DX推進計画");
        content.Cover.PlanIssued.ShouldBe("令和6年2月");
        content.Cover.PlanPeriod.ShouldBe("令和6年度〜令和11年度");
        content.Cover.Addressee.ShouldBe("大江町DX推進検討委員会");
        content.Cover.MadeOn.ShouldBe(new DateOnly(2026, 10, 5));
        content.Cover.CheckValue.ShouldBeNull();
        content.Words.Measure.ShouldBe("具体的施策");
        content.Period.Label.ShouldBe("令和8年度第2四半期");
        content.Previous!.Label.ShouldBe("令和8年度第1四半期");
        content.YearBefore!.Label.ShouldBe("令和7年度第2四半期");
        content.Measures.Select(measure => measure.Number).ShouldBe(["(1)-1", "(1)-2", "(1)-3"]);
        content.Measures[0].Owners.ShouldBe("総務課");
        content.Measures[0].PlannedIn(2026).ShouldBe([("取組1", "運用")]);
    }

    [Fact]
    public async Task ReadAsync_Reports_AreThoseOfThePeriodAndTheOneBefore()
    {
        await AddAsync(
            _plan.Report(_plan.Measures[0], _plan.Current, "今期の実績"),
            _plan.Report(_plan.Measures[0], _plan.Previous, "前期の実績"),
            _plan.Report(_plan.Measures[0], _plan.YearBefore, "去年の実績"),
            _plan.Report(_plan.Measures[1], _plan.Current, "下書き", ReportState.Draft),
            new InitiativeProgress
            {
                MunicipalityId = _plan.Municipality.Id,
                InitiativeId = _plan.Measures[0].Initiatives[0].Id,
                ReportingPeriodId = _plan.Current.Id,
                Standing = ScheduleStanding.Ahead,
                StageText = "運用中",
                Key = "1-1/1/2026-q2",
            });

        var measures = (await ReadAsync()).Measures;

        measures[0].Answer!.Achievement.ShouldBe("今期の実績");
        measures[0].Previous!.Achievement.ShouldBe("前期の実績");
        measures[0].Initiatives[0].StageText.ShouldBe("運用中");
        measures[1].IsAsked.ShouldBeTrue();
        measures[1].Answer.ShouldBeNull();
        measures[2].IsAsked.ShouldBeFalse();
    }

    [Fact]
    public async Task ReadAsync_Draft_KeepsItsStagesWithItsDepartment()
    {
        await AddAsync(
            _plan.Report(_plan.Measures[0], _plan.Current, "下書き", ReportState.Draft),
            new InitiativeProgress
            {
                MunicipalityId = _plan.Municipality.Id,
                InitiativeId = _plan.Measures[0].Initiatives[0].Id,
                ReportingPeriodId = _plan.Current.Id,
                Standing = ScheduleStanding.Behind,
                StageText = "下書きの段階",
                Key = "1-1/1/2026-q2",
            });

        (await ReadAsync()).Measures[0].Initiatives[0].ShouldSatisfyAllConditions(i => i.Standing.ShouldBeNull(), i => i.StageText.ShouldBeNull());
    }

    [Fact]
    public async Task ReadAsync_TargetOfEveryYear_IsTheTargetOfThisYear()
    {
        await using (var db = _database.Open(scope => scope.EnterAll()))
        {
            await db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.TargetEveryYears, 1));
        }

        var kpi = (await ReadAsync()).Kpis[0];

        (kpi.YearTarget!.Value, kpi.YearTarget.DecidedOn).ShouldBe((kpi.Target.Value, null));
    }

    [Fact]
    public async Task ReadAsync_PartNotHandedOver_StaysWithItsDepartment()
    {
        var report = _plan.Report(_plan.Measures[0], _plan.Current, "今期の実績");
        report.Parts.AddRange([Part(0, "渡した文", new DateTime(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc)), Part(1, "書きかけの文", handedAt: null)]);
        await AddAsync(report);

        (await ReadAsync()).Measures[0].Report!.Parts.Select(part => part.Achievement).ShouldBe(["渡した文"]);
    }

    private DepartmentPart Part(int department, string text, DateTime? handedAt) => new()
    {
        MunicipalityId = _plan.Municipality.Id,
        DepartmentId = _plan.Departments[department].Id,
        Key = $"1-1/2026-q2/{department}",
        Achievement = text,
        HandedAt = handedAt,
    };

    [Fact]
    public async Task ReadAsync_Values_AreThoseOfThreePeriods()
    {
        await AddAsync(
            _plan.Value(_plan.Kpis[0], _plan.Current, 44),
            _plan.Value(_plan.Kpis[0], _plan.Previous, 41),
            _plan.Value(_plan.Kpis[0], _plan.YearBefore, 36),
            new YearlyTarget { MunicipalityId = _plan.Municipality.Id, KpiId = _plan.Kpis[0].Id, FiscalYear = 2026, Value = 45, DecidedOn = new DateOnly(2026, 4, 1) },
            new YearlyTarget { MunicipalityId = _plan.Municipality.Id, KpiId = _plan.Kpis[0].Id, FiscalYear = 2025, Value = 40 },
            new TargetChange
            {
                MunicipalityId = _plan.Municipality.Id,
                KpiId = _plan.Kpis[0].Id,
                Item = "目標値",
                OldText = "50件",
                NewText = "60件",
                Reason = "国の計画の改定",
                DecidedOn = new DateOnly(2026, 4, 1),
            });

        var kpi = (await ReadAsync()).Kpis[0];

        (kpi.Actual.Value, kpi.Previous!.Value, kpi.YearBefore!.Value, kpi.Difference).ShouldBe((44, 41, 36, 3));
        kpi.YearTarget!.Value.ShouldBe(45);
        kpi.Baseline.When.ShouldBe("令和5年度");
        kpi.Changes.ShouldHaveSingleItem().NewText.ShouldBe("60件");
    }

    [Theory]
    [InlineData(MeasureFrequency.EveryPeriod, PeriodState.Open, "2026-10-05", KpiOutcome.NotAnswered)]
    [InlineData(MeasureFrequency.EveryPeriod, PeriodState.Open, "2026-10-10", KpiOutcome.OverdueNotAnswered)]
    [InlineData(MeasureFrequency.EveryPeriod, PeriodState.Fixed, "2026-10-05", KpiOutcome.NotReported)]
    [InlineData(MeasureFrequency.Yearly, PeriodState.Open, "2026-10-10", KpiOutcome.NotDue)]
    public async Task ReadAsync_KpiWithoutValue_IsNamedByItsState(MeasureFrequency frequency, PeriodState state, string today, KpiOutcome outcome)
    {
        await ChangeAsync(async db =>
        {
            (await db.Kpis.SingleAsync(kpi => kpi.Id == _plan.Kpis[0].Id)).Frequency = frequency;
            (await db.ReportingPeriods.SingleAsync(period => period.Id == _plan.Current.Id)).State = state;
        });
        var noon = new DateTimeOffset(DateOnly.ParseExact(today, "yyyy-MM-dd"), new TimeOnly(3, 0), TimeSpan.Zero);

        (await ReadAsync(noon)).Kpis[0].Actual.Outcome.ShouldBe(outcome);
    }

    [Fact]
    public async Task ReadAsync_RelistedKpi_StandsOnceUnderItsOwner()
    {
        await AddAsync(new MeasureKpi { MunicipalityId = _plan.Municipality.Id, MeasureId = _plan.Measures[0].Id, KpiId = _plan.Kpis[1].Id, IsRelisted = true });

        var kpis = (await ReadAsync()).Kpis;

        kpis.Select(kpi => kpi.Name).ShouldBe(["指標1", "指標2", "指標3"]);
        kpis[1].MeasureNumber.ShouldBe("(1)-2");
        kpis[1].RelistedUnder.ShouldBe(["(1)-1"]);
    }

    [Fact]
    public async Task ReadAsync_DepartmentsOnly_LeavesOutOthersMeasuresAndKpis()
    {
        var content = await ReadAsync(departments: [_plan.Departments[1].Id]);

        content.Measures.Select(measure => measure.Key).ShouldBe(["1-2"]);
        content.Kpis.Select(kpi => kpi.Name).ShouldBe(["指標2"]);
        content.Cover.Scope.ShouldBe("税務町民課");
    }

    [Fact]
    public async Task ReadAsync_DoubtfulNumber_ShowsTheNormalisedOne()
    {
        await ChangeAsync(async db =>
        {
            var measure = await db.Measures.SingleAsync(m => m.Id == _plan.Measures[0].Id);
            (measure.Number, measure.NumberNote) = ("I-I", "印字は「I-I」。");
        });

        (await ReadAsync()).Measures[0].Number.ShouldBe("1-1");
    }

    [Fact]
    public async Task ReadAsync_OtherMunicipality_IsNull()
    {
        var other = await BookPlan.AddAsync(_database, "kahoku", "063215", "河北町");
        await using var db = _database.OpenFor(_plan.Municipality.Id);

        (await BookParts.Reader(db, Clock(BeforeDue)).ReadAsync(new BookRequest(other.Plan.Id, "2026-q2"))).ShouldBeNull();
        (await BookParts.Reader(db, Clock(BeforeDue)).ReadAsync(new BookRequest(_plan.Plan.Id, "2026-q4"))).ShouldBeNull();
    }

    [Fact]
    public async Task ReadAsync_FixedPeriod_IsMadeOnTheDayOfFixing()
    {
        await ChangeAsync(async db =>
        {
            var period = await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id);
            (period.State, period.FixedAt) = (PeriodState.Fixed, new DateTime(2026, 11, 5, 20, 0, 0, DateTimeKind.Utc));
        });

        (await ReadAsync(BeforeDue.AddYears(2))).Cover.MadeOn.ShouldBe(new DateOnly(2026, 11, 6));
    }

    [Fact]
    public async Task ReadAsync_MoreMeasuresAndKpis_SendsTheSameNumberOfCommands()
    {
        var large = await BookPlan.AddAsync(_database, "katori", "122360", "香取市", measures: 40);

        (await CommandsAsync(large)).ShouldBe(await CommandsAsync(_plan));
    }

    private static StoppedClock Clock(DateTimeOffset now) => new(now);

    private async Task<BookContent> ReadAsync(DateTimeOffset? now = null, IReadOnlyCollection<long>? departments = null)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var request = new BookRequest(_plan.Plan.Id, "2026-q2", DepartmentIds: departments);
        return (await BookParts.Reader(db, Clock(now ?? BeforeDue)).ReadAsync(request)).ShouldNotBeNull();
    }

    private async Task<int> CommandsAsync(BookPlan plan)
    {
        var counter = new SqlCounter();
        var scope = new MunicipalityScope();
        scope.Enter(plan.Municipality.Id);
        var options = new DbContextOptionsBuilder<DxDbContext>();
        options.UseDxSqlite($"Data Source={_database.File}").AddInterceptors(counter);
        await using var db = new DxDbContext(options.Options, scope, new ChangeContext(), new OpenWriteGate(), TimeProvider.System);
        return await counter.CountAsync(() => BookParts.Reader(db, Clock(BeforeDue)).ReadAsync(new BookRequest(plan.Plan.Id, "2026-q2")));
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

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
