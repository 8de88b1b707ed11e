using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;
using Municipal.Dx.Testing.Books;

namespace Municipal.Dx.IntegrationTests.Features.Kpis;

public sealed class ActualValueServiceTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private BookPlan _plan = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _plan = await BookPlan.AddAsync(_database);
        var decoy = await BookPlan.AddAsync(_database, "shonai", "064289", "庄内町");
        await using var db = _database.Open(scope => scope.EnterAll());
        await db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.Basis, KpiBasis.PerYear).SetProperty(k => k.EntryMode, EntryMode.ThisPeriod));
        await db.ReportingPeriods.Where(p => p.Id == _plan.Previous.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeriodState.Fixed));
        db.AddRange(_plan.Value(_plan.Kpis[0], _plan.Previous, 100), decoy.Value(decoy.Kpis[0], decoy.Previous, 100), Final(decoy, 900));
        await db.SaveChangesAsync();
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task RecordAsync_FixedPeriodWithoutFinalValue_AddsWhatWasReported() => (await RecordAsync(50)).ShouldBe(150);

    [Fact]
    public async Task RecordAsync_FinalValueOfAFixedPeriod_IsWhatTheSumGoesBy()
    {
        await using (var db = _database.Open(scope => scope.EnterAll()))
        {
            db.Add(Final(_plan, 105));
            await db.SaveChangesAsync();
        }

        (await RecordAsync(50)).ShouldBe(155);

        await using var after = _database.OpenFor(_plan.Municipality.Id);
        (await after.ActualValues.SingleAsync(v => v.ReportingPeriodId == _plan.Previous.Id)).Figure.ShouldBe(100);
    }

    [Theory]
    [InlineData(KpiType.Decrease, KpiOutcome.NotJudged)]
    [InlineData(KpiType.Increase, KpiOutcome.Met)]
    public async Task RecordAsync_SumOfKnownQuartersOnly_ProvesAFallingTargetNever(KpiType type, KpiOutcome expected)
    {
        await using (var db = _database.Open(scope => scope.EnterAll()))
        {
            await db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.Type, type));
            var target = type == KpiType.Decrease ? 200m : 120m;
            await db.Kpis.ExecuteUpdateAsync(set => set.SetProperty(k => k.TargetValue, target).SetProperty(k => k.BaselineValue, type == KpiType.Decrease ? 400m : 10m));
            var last = await db.ReportingPeriods.SingleAsync(p => p.Id == _plan.Current.Id);
            (last.Key, last.From, last.To) = ("2026-q4", new DateOnly(2027, 1, 1), new DateOnly(2027, 3, 31));
            await db.SaveChangesAsync();
        }

        (await RecordAsync(50)).ShouldBe(150);

        await using var after = _database.OpenFor(_plan.Municipality.Id);
        var value = await after.ActualValues.SingleAsync(v => v.ReportingPeriodId == _plan.Current.Id);
        value.Outcome.ShouldBe(expected);
        value.Reason.ShouldContain("入力のない期があ");
    }

    private static FinalValue Final(BookPlan plan, decimal value) => new()
    {
        MunicipalityId = plan.Municipality.Id,
        KpiId = plan.Kpis[0].Id,
        ReportingPeriodId = plan.Previous.Id,
        Key = $"{plan.Kpis[0].Key}/{plan.Previous.Key}",
        Value = value,
        RecordedByPost = "政策推進課",
    };

    private async Task<decimal?> RecordAsync(decimal value)
    {
        await using var db = _database.OpenFor(_plan.Municipality.Id);
        var result = await new ActualValueService(db).RecordAsync(
            _plan.Kpis[0].Id, _plan.Current.Id, new ActualEntry { Value = value }, new RecordOptions(Version: null, QuestionIsAnswered: true), CancellationToken.None);
        result.Problems.ShouldBeEmpty();
        return result.Saved!.Figure;
    }
}
