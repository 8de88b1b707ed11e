using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Books;

/// <summary>A stored plan with measures, KPIs, a schedule and three reporting periods: what a book is read from.</summary>
public sealed class BookPlan
{
    public required Municipality Municipality { get; init; }

    public required Plan Plan { get; init; }

    public required BasicPolicy Policy { get; init; }

    public List<Measure> Measures { get; } = [];

    public List<Kpi> Kpis { get; } = [];

    public List<Department> Departments { get; } = [];

    public ReportingPeriod YearBefore { get; private set; } = null!;

    public ReportingPeriod Previous { get; private set; } = null!;

    public ReportingPeriod Current { get; private set; } = null!;

    public static async Task<BookPlan> AddAsync(TestDatabase database, string slug = "oe", string code = "063240", string name = "大江町", int measures = 3)
    {
        await using var db = database.Open(scope => scope.EnterAll());
        var municipality = new Municipality { Code = code, Slug = slug, Name = name, Prefecture = "山形県" };
        db.Add(municipality);
        await db.SaveChangesAsync();
        var plan = new Plan
        {
            MunicipalityId = municipality.Id,
            Key = "2024",
            Title = name + "DX推進計画",
            Kind = "推進計画",
            Issued = "2024-02",
            FirstFiscalYear = 2024,
            LastFiscalYear = 2029,
            PolicyWord = "基本目標",
            MeasureWord = "具体的施策",
            State = PlanState.Current,
        };
        var policy = new BasicPolicy { MunicipalityId = municipality.Id, Plan = plan, Key = "1", Number = "(1)", Title = "町民サービスの向上" };
        var made = new BookPlan { Municipality = municipality, Plan = plan, Policy = policy };
        plan.GovernanceBodies.Add(new GovernanceBody { MunicipalityId = municipality.Id, Key = "honbu", Name = "DX推進本部", Order = 1 });
        plan.GovernanceBodies.Add(new GovernanceBody { MunicipalityId = municipality.Id, Key = "iinkai", Name = name + "DX推進検討委員会", Order = 2 });
        db.AddRange(plan, policy);
        await db.SaveChangesAsync();
        made.AddDepartments(db);
        made.AddPeriods(db);
        for (var i = 1; i <= measures; i++)
        {
            made.AddMeasure(db, i);
        }

        await db.SaveChangesAsync();
        return made;
    }

    public ActualValue Value(Kpi kpi, ReportingPeriod period, decimal value, KpiOutcome outcome = KpiOutcome.NotMet) => new()
    {
        MunicipalityId = Municipality.Id,
        KpiId = kpi.Id,
        ReportingPeriodId = period.Id,
        Key = $"{kpi.Key}/{period.Key}",
        Value = value,
        Figure = value,
        Status = ValueStatus.Final,
        Outcome = outcome,
        ProgressTenths = 448,
        TargetRatioTenths = 733,
        Reason = "現状値31件から目標60件へ",
    };

    public ProgressReport Report(Measure measure, ReportingPeriod period, string achievement, ReportState state = ReportState.Submitted) => new()
    {
        MunicipalityId = Municipality.Id,
        MeasureId = measure.Id,
        ReportingPeriodId = period.Id,
        Key = $"{measure.Key}/{period.Key}",
        State = state,
        Stage = ProgressStage.InProgress,
        SelfRating = "B",
        Achievement = achievement,
        NextPlan = "続ける。",
        Direction = Direction.Continue,
    };

    private void AddDepartments(DxDbContext db)
    {
        foreach (var name in new[] { "総務課", "税務町民課" })
        {
            var department = new Department { MunicipalityId = Municipality.Id, Key = name, Name = name, Order = Departments.Count };
            Departments.Add(department);
            db.Add(department);
        }
    }

    private void AddPeriods(DxDbContext db)
    {
        YearBefore = Period(2025, 2, PeriodState.Fixed);
        Previous = Period(2026, 1, PeriodState.Fixed);
        Current = Period(2026, 2, PeriodState.Open);
        db.AddRange(YearBefore, Previous, Current);
    }

    private ReportingPeriod Period(int year, int quarter, PeriodState state)
    {
        var key = PeriodKey.Quarter(new FiscalYear(year), quarter);
        return new ReportingPeriod
        {
            MunicipalityId = Municipality.Id,
            Plan = Plan,
            Key = key.ToString(),
            Kind = PeriodKind.Quarter,
            FiscalYear = year,
            From = key.From,
            To = key.To,
            AsOf = key.To,
            Due = key.To.AddDays(9),
            State = state,
        };
    }

    private void AddMeasure(DxDbContext db, int number)
    {
        var id = Municipality.Id;
        var measure = new Measure
        {
            MunicipalityId = id,
            Plan = Plan,
            BasicPolicy = Policy,
            Key = $"1-{number}",
            Number = $"(1)-{number}",
            Title = $"具体的施策{number}",
            Order = number,
        };
        var initiative = new Initiative { MunicipalityId = id, PlanId = Plan.Id, Measure = measure, Key = $"1-{number}/1", Title = $"取組{number}" };
        initiative.Phases.Add(new SchedulePhase { MunicipalityId = id, Label = "構築", FirstFiscalYear = 2024, LastFiscalYear = 2025 });
        initiative.Phases.Add(new SchedulePhase { MunicipalityId = id, Label = "運用", FirstFiscalYear = 2026, IsCertain = false, Order = 1 });
        measure.Initiatives.Add(initiative);
        measure.Owners.Add(new MeasureOwner { MunicipalityId = id, Department = Departments[(number + 1) % 2], Role = OwnerRole.Lead, Origin = OwnerOrigin.Plan });
        var kpi = new Kpi
        {
            MunicipalityId = id,
            Plan = Plan,
            Key = $"1-{number}.k1",
            Name = $"指標{number}",
            Unit = "件",
            BaselineText = "31件",
            BaselineValue = 31,
            BaselineFiscalYear = 2023,
            TargetText = "60件",
            TargetValue = 60,
            TargetFiscalYear = 2029,
            Frequency = MeasureFrequency.EveryPeriod,
        };
        db.AddRange(measure, kpi, new MeasureKpi { MunicipalityId = id, Measure = measure, Kpi = kpi });
        Measures.Add(measure);
        Kpis.Add(kpi);
    }
}
