using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Testing;

/// <summary>A real SQLite file with all migrations, in a folder of its own that goes with the test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly SqliteWriteGate _gate = new();

    private TestDatabase(string folder) => Folder = folder;

    public string Folder { get; }

    public string File => Path.Combine(Folder, "municipal-dx.db");

    public ChangeContext Change { get; } = new() { ActorName = "担当一", ActorPost = "政策推進課" };

    public static async Task<TestDatabase> CreateAsync()
    {
        var database = new TestDatabase(Directory.CreateTempSubdirectory("dx-test-").FullName);
        await using var db = database.Open(scope => scope.EnterAll());
        await db.Database.MigrateAsync();
        return database;
    }

    /// <summary>A context of its own, as a request has one; sees what <paramref name="enter"/> lets it see.</summary>
    public DxDbContext Open(Action<MunicipalityScope>? enter = null, TimeProvider? time = null)
    {
        var scope = new MunicipalityScope();
        enter?.Invoke(scope);
        var options = new DbContextOptionsBuilder<DxDbContext>();
        options.UseDxSqlite($"Data Source={File}");
        return new DxDbContext(options.Options, scope, Change, _gate, time ?? TimeProvider.System);
    }

    public DxDbContext OpenFor(long municipalityId) => Open(scope => scope.Enter(municipalityId));

    /// <summary>A municipality with one plan, one policy, one measure and one KPI.</summary>
    public async Task<(Municipality Municipality, Plan Plan, Measure Measure, Kpi Kpi)> AddPlanAsync(string slug = "oe", string code = "063240", string name = "大江町")
    {
        await using var db = Open(scope => scope.EnterAll());
        var municipality = new Municipality { Code = code, Slug = slug, Name = name, Prefecture = "山形県" };
        db.Add(municipality);
        await db.SaveChangesAsync();
        var plan = new Plan { MunicipalityId = municipality.Id, Key = "2024", Title = name + "DX推進計画", Kind = "推進計画" };
        var policy = new BasicPolicy { MunicipalityId = municipality.Id, Plan = plan, Key = "1", Title = "町民サービスの向上" };
        var measure = new Measure { MunicipalityId = municipality.Id, Plan = plan, BasicPolicy = policy, Key = "1-1", Title = "行政手続きのオンライン化" };
        var kpi = new Kpi { MunicipalityId = municipality.Id, Plan = plan, Key = "1-1.k1", Name = "手続き数", Unit = "件", BaselineValue = 31, TargetValue = 60 };
        db.AddRange(plan, policy, measure, kpi, new MeasureKpi { MunicipalityId = municipality.Id, Measure = measure, Kpi = kpi });
        await db.SaveChangesAsync();
        return (municipality, plan, measure, kpi);
    }

    public ValueTask DisposeAsync()
    {
        _gate.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
