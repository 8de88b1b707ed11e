using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Testing;

namespace Municipal.Dx.IntegrationTests.Features.Scales;

public sealed class RatingScalesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private long _oe;
    private long _shonai;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _oe = (await _database.AddPlanAsync()).Municipality.Id;
        _shonai = (await _database.AddPlanAsync("shonai", "064289", "庄内町")).Municipality.Id;
        await AddAsync(Version(_shonai, 9, "よそ"));
    }

    public Task DisposeAsync() => _database.DisposeAsync().AsTask();

    [Fact]
    public async Task InForceAsync_NothingAdopted_IsAToD()
    {
        await using var db = _database.OpenFor(_oe);

        (await new RatingScales(db).InForceAsync(_oe)).ShouldBe(RatingScale.Default);
    }

    [Fact]
    public async Task InForceAsync_SeveralVersions_IsTheNewestOfTheMunicipality()
    {
        await AddAsync(Version(_oe, 1, "一"), Version(_oe, 2, "二"));
        await using var db = _database.Open(scope => scope.EnterAll());

        var scale = await new RatingScales(db).InForceAsync(_oe);

        scale.Name.ShouldBe("二");
        scale.Version.ShouldBe(2);
        scale.Levels.ShouldBe(RatingScaleRules.Presets[2].Levels);
    }

    [Fact]
    public async Task OfAsync_PeriodWithAVersion_KeepsIt()
    {
        await AddAsync(Version(_oe, 1, "一"), Version(_oe, 2, "二"));
        await using var db = _database.OpenFor(_oe);
        var scales = new RatingScales(db);
        var first = (await scales.ReadAsync(_oe)).Versions.Single(version => version.Number == 1).Id;

        (await scales.OfAsync(new ReportingPeriod { Key = "2026-q1", MunicipalityId = _oe, RatingScaleVersionId = first })).Name.ShouldBe("一");
        (await scales.OfAsync(new ReportingPeriod { Key = "2026-q2", MunicipalityId = _oe })).Name.ShouldBe("二");
        (await scales.ReadAsync(_oe)).InForceId.ShouldNotBe(first);
    }

    private static RatingScaleVersion Version(long municipalityId, int number, string name) => new()
    {
        MunicipalityId = municipalityId,
        Number = number,
        Name = name,
        Levels = ScaleJson.Write(RatingScaleRules.Presets[2].Levels),
        AdoptedOn = new DateOnly(2026, 4, 1),
        Reason = "試し",
    };

    private async Task AddAsync(params RatingScaleVersion[] versions)
    {
        await using var db = _database.Open(scope => scope.EnterAll());
        db.AddRange(versions);
        await db.SaveChangesAsync();
    }
}
