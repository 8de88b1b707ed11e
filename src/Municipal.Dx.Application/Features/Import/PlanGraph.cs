using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>A plan with everything below it, loaded once and tracked; what records are made from and applied to.</summary>
internal sealed class PlanGraph
{
    private readonly Dictionary<(PlanKind Kind, string Key), object> _entities = [];

    private PlanGraph(DxDbContext db, Municipality municipality, Plan plan) => (Db, Municipality, Plan) = (db, municipality, plan);

    public DxDbContext Db { get; }

    public Municipality Municipality { get; }

    public Plan Plan { get; }

    /// <summary>All departments of the municipality, those no plan names included.</summary>
    public List<Department> Departments { get; private set; } = [];

    public List<Measure> Measures { get; private set; } = [];

    public List<Kpi> Kpis { get; private set; } = [];

    public List<GlossaryTerm> Terms { get; private set; } = [];

    public List<NationalPriority> Priorities { get; private set; } = [];

    /// <summary>The records of the portal in the order of the plan.</summary>
    public IReadOnlyList<PlanRecord> Records { get; private set; } = [];

    /// <summary>The scope must already see the municipality.</summary>
    public static async Task<PlanGraph> LoadAsync(DxDbContext db, Municipality municipality, Plan plan, CancellationToken cancellationToken)
    {
        var graph = new PlanGraph(db, municipality, plan);
        await graph.LoadHeaderAsync(cancellationToken);
        await graph.LoadMeasuresAsync(cancellationToken);
        graph.Records = new RecordBuilder(graph).Build();
        return graph;
    }

    public object? Find(PlanKind kind, string key) => _entities.GetValueOrDefault((kind, key));

    public void Put(PlanKind kind, string key, object entity) => _entities[(kind, key)] = entity;

    public Department? FindDepartment(string key) => Find(PlanSchema.Department, key) as Department;

    private async Task LoadHeaderAsync(CancellationToken cancellationToken)
    {
        Departments = await Db.Departments.Where(d => d.MunicipalityId == Municipality.Id).OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        Priorities = await Db.NationalPriorities.Where(p => p.CatalogueVersion == NationalPriority.CurrentCatalogue).ToListAsync(cancellationToken);
        await Db.Set<ParentPlan>().Where(x => x.PlanId == Plan.Id).LoadAsync(cancellationToken);
        await Db.PlanRevisions.Where(x => x.PlanId == Plan.Id).LoadAsync(cancellationToken);
        await Db.GovernanceBodies.Where(x => x.PlanId == Plan.Id).LoadAsync(cancellationToken);
        await Db.Viewpoints.Where(x => x.PlanId == Plan.Id).LoadAsync(cancellationToken);
        await Db.PlanNotes.Include(n => n.Figures).AsSplitQuery().Where(x => x.PlanId == Plan.Id).LoadAsync(cancellationToken);
        Terms = await Db.GlossaryTerms.Where(x => x.PlanId == Plan.Id).OrderBy(t => t.Order).ThenBy(t => t.Id).ToListAsync(cancellationToken);
    }

    private async Task LoadMeasuresAsync(CancellationToken cancellationToken)
    {
        await Db.Policies.Include(p => p.Fields).AsSplitQuery().Where(p => p.PlanId == Plan.Id).LoadAsync(cancellationToken);
        Measures = await Db.Measures
            .Include(m => m.Owners)
            .Include(m => m.Priorities)
            .Include(m => m.Predecessor!.Plan)
            .AsSplitQuery()
            .Where(m => m.PlanId == Plan.Id)
            .OrderBy(m => m.Order).ThenBy(m => m.Id)
            .ToListAsync(cancellationToken);
        Kpis = await Db.Kpis
            .Include(k => k.Measures)
            .Include(k => k.YearlyTargets)
            .Include(k => k.Predecessor!.Plan)
            .AsSplitQuery()
            .Where(k => k.PlanId == Plan.Id)
            .OrderBy(k => k.Order).ThenBy(k => k.Id)
            .ToListAsync(cancellationToken);
        await Db.Initiatives.Include(i => i.Owners).Include(i => i.Phases).AsSplitQuery().Where(i => i.PlanId == Plan.Id).LoadAsync(cancellationToken);
    }
}
