using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Writes a plan of the portal as plan files; importing them into an empty database gives the same plan.</summary>
public sealed class PlanExporter(DxDbContext db)
{
    /// <returns>The records in the order of the plan; null where there is no such plan in scope.</returns>
    public async Task<IReadOnlyList<PlanRecord>?> ExportAsync(long planId, CancellationToken cancellationToken)
    {
        var plan = await db.Plans.Include(p => p.Municipality).SingleOrDefaultAsync(p => p.Id == planId, cancellationToken);
        if (plan is null)
        {
            return null;
        }

        var graph = await PlanGraph.LoadAsync(db, plan.Municipality!, plan, cancellationToken);
        var imported = await db.ImportedRecords.AsNoTracking()
            .Where(r => r.PlanId == planId && r.Kind == PlanSchema.Department.Name)
            .Select(r => r.Key)
            .ToListAsync(cancellationToken);
        var named = NamedDepartments(graph, imported);
        var departments = 0;
        return
        [
            .. graph.Records
                .Where(r => r.Kind != PlanSchema.Department || named.Contains(r.Key))
                .Select(r => r.Kind == PlanSchema.Department ? r with { Order = ++departments } : r),
        ];
    }

    public async Task<(string Plan, string? Glossary)?> ExportTextAsync(long planId, CancellationToken cancellationToken) =>
        await ExportAsync(planId, cancellationToken) is { } records ? PlanFileWriter.Write(records) : null;

    /// <summary>Only the municipality: what an empty form begins with.</summary>
    public async Task<PlanRecord> ExportMunicipalityAsync(long municipalityId, CancellationToken cancellationToken)
    {
        var municipality = await db.Municipalities.AsNoTracking().SingleAsync(m => m.Id == municipalityId, cancellationToken);
        var record = new PlanRecord(PlanSchema.Municipality, municipality.Slug, ParentKey: null);
        foreach (var field in PlanSchema.Municipality.Fields)
        {
            if (EntityFields.Read(municipality, field) is { } text)
            {
                record.Fields[field.Name] = new PlanValue(text, 0);
            }
        }

        return record;
    }

    public Task<bool> HasGlossaryAsync(long planId, CancellationToken cancellationToken) =>
        db.GlossaryTerms.AnyAsync(t => t.PlanId == planId, cancellationToken);

    /// <summary>Those a plan names or makes owners, with the departments above them; not those the office added for itself.</summary>
    private static HashSet<string> NamedDepartments(PlanGraph graph, List<string> imported)
    {
        var owners = graph.Measures.SelectMany(m => m.Owners).Where(o => o.Origin == OwnerOrigin.Plan).Select(o => o.Department)
            .Concat(graph.Measures.SelectMany(m => m.Initiatives).SelectMany(i => i.Owners).Where(o => o.Origin == OwnerOrigin.Plan).Select(o => o.Department));
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var department in graph.Departments.Where(d => d.Source is not null || imported.Contains(d.Key)).Concat(owners.OfType<Department>()))
        {
            for (var above = department; above is not null && named.Add(above.Key);)
            {
                above = graph.Departments.Find(d => d.Id == above.ParentId);
            }
        }

        return named;
    }
}
