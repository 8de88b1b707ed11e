using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Portal;

/// <summary>Measures of a test's own beside those of the plans, so that a test does not lean on what a plan prints.</summary>
public static class MeasureSamples
{
    /// <summary>Adds a measure under a policy of its own (key 9) to the municipality's current plan.</summary>
    public static Task<Measure> AddMeasureAsync(this PortalFactory portal, string slug, string key, Action<Measure>? with = null, params string[] owners) => portal.WithDbAsync(async db =>
    {
        var plan = await db.Plans.SingleAsync(p => p.Municipality!.Slug == slug && p.State == PlanState.Current);
        var policy = await db.Policies.FirstOrDefaultAsync(p => p.PlanId == plan.Id && p.Key == "9")
            ?? new BasicPolicy { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, Key = "9", Number = "9", Title = "試験の方針", Order = 900 };
        var order = await db.Measures.Where(m => m.PlanId == plan.Id).Select(m => (int?)m.Order).MaxAsync() ?? 0;
        var measure = new Measure { MunicipalityId = plan.MunicipalityId, PlanId = plan.Id, BasicPolicy = policy, Key = key, Title = $"試験の施策{key}", Order = order + 1 };
        with?.Invoke(measure);
        db.Measures.Add(measure);
        for (var i = 0; i < owners.Length; i++)
        {
            var department = await DepartmentAsync(db, plan.MunicipalityId, owners[i]);
            db.MeasureOwners.Add(new MeasureOwner { MunicipalityId = plan.MunicipalityId, Measure = measure, Department = department, Role = i == 0 ? OwnerRole.Lead : OwnerRole.Equal, Origin = OwnerOrigin.Plan, Order = i + 1 });
        }

        await db.SaveChangesAsync();
        return measure;
    });

    /// <summary>A report in the period that is open.</summary>
    public static Task AddReportAsync(this PortalFactory portal, Measure measure, Action<ProgressReport> with) => portal.WithDbAsync(async db =>
    {
        var period = await db.ReportingPeriods.FirstAsync(p => p.PlanId == measure.PlanId && p.State == PeriodState.Open);
        var report = new ProgressReport { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, ReportingPeriodId = period.Id, Key = $"{measure.Key}/{period.Key}" };
        with(report);
        db.ProgressReports.Add(report);
        await db.SaveChangesAsync();
    });

    public static Task<Kpi> AddKpiAsync(this PortalFactory portal, Measure measure, Action<Kpi>? with = null) => portal.WithDbAsync(async db =>
    {
        var kpi = new Kpi { MunicipalityId = measure.MunicipalityId, PlanId = measure.PlanId, Key = measure.Key + ".k1", Name = $"試験の指標{measure.Key}", Unit = "件", BaselineText = "10件", BaselineValue = 10, TargetText = "50件", TargetValue = 50 };
        with?.Invoke(kpi);
        db.AddRange(kpi, new MeasureKpi { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, Kpi = kpi });
        await db.SaveChangesAsync();
        return kpi;
    });

    public static Task AddPriorityAsync(this PortalFactory portal, Measure measure, string code, bool isMain = true) => portal.WithDbAsync(async db =>
    {
        var priority = await db.NationalPriorities.SingleAsync(p => p.CatalogueVersion == NationalPriority.CurrentCatalogue && p.Code == code);
        db.MeasurePriorities.Add(new MeasurePriority { MunicipalityId = measure.MunicipalityId, MeasureId = measure.Id, NationalPriority = priority, IsMain = isMain });
        await db.SaveChangesAsync();
    });

    public static Task<Measure> ReadMeasureAsync(this PortalFactory portal, Measure measure) => portal.WithDbAsync(db =>
        db.Measures.AsNoTracking().AsSplitQuery().Include(m => m.Owners.OrderBy(o => o.Order)).ThenInclude(o => o.Department).Include(m => m.Priorities).ThenInclude(p => p.NationalPriority)
            .SingleAsync(m => m.Id == measure.Id));

    /// <summary>The department of that name, made where the municipality has none.</summary>
    public static Task<Department> AddDepartmentAsync(this PortalFactory portal, string slug, string name) => portal.WithDbAsync(async db =>
    {
        var municipality = await db.Municipalities.SingleAsync(m => m.Slug == slug);
        var department = await DepartmentAsync(db, municipality.Id, name);
        await db.SaveChangesAsync();
        return department;
    });

    private static async Task<Department> DepartmentAsync(DxDbContext db, long municipalityId, string name)
    {
        var department = await db.Departments.FirstOrDefaultAsync(d => d.MunicipalityId == municipalityId && d.Name == name);
        if (department is null)
        {
            department = new Department { MunicipalityId = municipalityId, Key = name, Name = name, Order = 800 };
            db.Departments.Add(department);
        }

        return department;
    }
}
