using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Testing.Portal;

/// <summary>Two small plans under the slugs of real ones: 大江町 prints owners, 庄内町 does not.</summary>
internal static class TestPlans
{
    public static async Task AddAsync(string folder)
    {
        var scope = new MunicipalityScope();
        scope.EnterAll();
        using var gate = new SqliteWriteGate();
        var options = new DbContextOptionsBuilder<DxDbContext>();
        options.UseDxSqlite($"Data Source={Path.Combine(folder, "municipal-dx.db")}");
        await using var db = new DxDbContext(options.Options, scope, new ChangeContext(), gate, TimeProvider.System);
        await db.Database.MigrateAsync();
        await AddPlanAsync(db, "063240", "oe", "大江町", ["総務課", "税務町民課"]);
        await AddPlanAsync(db, "064289", "shonai", "庄内町", []);
    }

    private static async Task AddPlanAsync(DxDbContext db, string code, string slug, string name, string[] owners)
    {
        var municipality = new Municipality { Code = code, Slug = slug, Name = name, Prefecture = "山形県" };
        db.Add(municipality);
        await db.SaveChangesAsync();
        var id = municipality.Id;
        var plan = new Plan { MunicipalityId = id, Key = "2024", Title = name + "DX推進計画", Kind = "推進計画", Issued = "2024-02", FirstFiscalYear = 2024, LastFiscalYear = 2029, State = PlanState.Current };
        var departments = owners.Select((d, i) => new Department { MunicipalityId = id, Key = d, Name = d, Order = i }).ToList();
        db.Add(plan);
        db.AddRange(departments);
        for (var p = 1; p <= 2; p++)
        {
            var policy = new BasicPolicy { MunicipalityId = id, Plan = plan, Key = $"{p}", Number = $"{p}", Title = $"基本目標{p}の題名", Order = p };
            for (var m = 1; m <= 4; m++)
            {
                AddMeasure(db, plan, policy, departments, p, m);
            }
        }

        await db.SaveChangesAsync();
    }

    private static void AddMeasure(DxDbContext db, Plan plan, BasicPolicy policy, List<Department> departments, int p, int m)
    {
        var id = plan.MunicipalityId;
        var measure = new Measure { MunicipalityId = id, Plan = plan, BasicPolicy = policy, Key = $"{p}-{m}", Number = $"{p}-{m}", Title = $"具体的施策{p}-{m}の題名", Order = (p * 10) + m };
        var kpi = new Kpi { MunicipalityId = id, Plan = plan, Key = $"{p}-{m}.k1", Name = $"指標{p}-{m}", Unit = "件", BaselineText = "31", BaselineValue = 31, TargetText = "60", TargetValue = 60, TargetFiscalYear = 2029, Order = (p * 10) + m };
        db.AddRange(measure, kpi, new MeasureKpi { MunicipalityId = id, Measure = measure, Kpi = kpi });
        if (departments.Count > 0)
        {
            db.Add(new MeasureOwner { MunicipalityId = id, Measure = measure, Department = departments[m == 4 ? 1 : 0], Role = OwnerRole.Lead, Origin = OwnerOrigin.Plan });
        }
    }
}
