using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>
/// Finds what hangs on the records that a file removes, by every foreign key of the model, so that a table added later is
/// seen too. What is free of it is marked for deletion.
/// </summary>
internal sealed class RemovalCheck(PlanGraph graph)
{
    private static readonly MethodInfo FindRows = typeof(RemovalCheck).GetMethod(nameof(RowsAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <returns>The records that must stay, each with the Japanese name of what hangs on it.</returns>
    public async Task<IReadOnlyList<(PlanRecord Record, string Reason)>> RemoveAsync(IReadOnlyList<PlanRecord> records, CancellationToken cancellationToken)
    {
        var planned = records.ToDictionary(r => graph.Find(r.Kind, r.Key)!, r => r, ReferenceEqualityComparer.Instance);
        var blocked = new List<(PlanRecord, string)>();
        if (planned.Count == 0)
        {
            return blocked;
        }

        graph.Db.ChangeTracker.DetectChanges();
        var references = await ReferencesAsync(planned.Keys, cancellationToken);
        for (var isStable = false; !isStable;)
        {
            var going = planned.Keys.SelectMany(e => PartsOf((object)e).Prepend(e)).ToHashSet(ReferenceEqualityComparer.Instance);
            var held = references.Where(r => planned.ContainsKey(r.Principal) && !(r.Dependent is { } row && going.Contains(row))).DistinctBy(r => r.Principal, ReferenceEqualityComparer.Instance).ToList();
            isStable = held.Count == 0;
            foreach (var (principal, _, label) in held)
            {
                blocked.Add((planned[principal], label));
                planned.Remove(principal);
            }
        }

        // Children first: a parent that goes before them would sever them.
        var kinds = PlanSchema.Kinds.ToList();
        foreach (var entity in planned.OrderByDescending(p => kinds.IndexOf(p.Value.Kind)).Select(p => p.Key))
        {
            graph.Db.RemoveRange(PartsOf(entity));
            graph.Db.Remove(entity);
        }

        return blocked;
    }

    /// <summary>Rows that belong to a record and go with it.</summary>
    private static IEnumerable<object> PartsOf(object entity) => entity switch
    {
        Measure measure => measure.Owners.Where(o => o.Origin == OwnerOrigin.Plan).Concat<object>(measure.Priorities),
        Kpi kpi => kpi.Measures.Where(l => !l.IsRelisted),
        Initiative initiative => initiative.Owners.Where(o => o.Origin == OwnerOrigin.Plan),
        _ => [],
    };

    /// <summary>Every row of the database that names one of the entities, except those that this import already lets go.</summary>
    private async Task<List<(object Principal, object? Dependent, string Label)>> ReferencesAsync(IEnumerable<object> entities, CancellationToken cancellationToken)
    {
        var found = new List<(object, object?, string)>();
        foreach (var group in entities.GroupBy(e => e.GetType()))
        {
            var byId = group.ToDictionary(EntityFields.IdOf);
            foreach (var key in graph.Db.Model.FindEntityType(group.Key)!.GetReferencingForeignKeys())
            {
                var property = key.Properties[0];
                var rows = await (Task<List<Row>>)FindRows.MakeGenericMethod(key.DeclaringEntityType.ClrType).Invoke(null, [graph.Db, property, byId.Keys.ToList(), cancellationToken])!;
                foreach (var row in rows)
                {
                    var tracked = Tracked(key.DeclaringEntityType.ClrType, row.Id);
                    if (tracked is null || (tracked.State != EntityState.Deleted && Equals(tracked.Property(property.Name).CurrentValue, row.Principal)))
                    {
                        found.Add((byId[row.Principal], tracked?.Entity, LabelOf(key.DeclaringEntityType.ClrType)));
                    }
                }
            }
        }

        return found;
    }

    private Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry? Tracked(Type type, long id) =>
        graph.Db.ChangeTracker.Entries().FirstOrDefault(e => e.Metadata.ClrType == type && e.State != EntityState.Added && EntityFields.IdOf(e.Entity) == id);

    private static Task<List<Row>> RowsAsync<T>(DbContext db, IProperty property, List<long> ids, CancellationToken cancellationToken)
        where T : class
    {
        var name = property.Name;
        var rows = db.Set<T>().IgnoreQueryFilters().AsNoTracking();
        return property.ClrType == typeof(long)
            ? rows.Where(e => ids.Contains(EF.Property<long>(e, name))).Select(e => new Row(EF.Property<long>(e, name), EF.Property<long>(e, "Id"))).ToListAsync(cancellationToken)
            : rows.Where(e => ids.Contains(EF.Property<long?>(e, name)!.Value)).Select(e => new Row(EF.Property<long?>(e, name)!.Value, EF.Property<long>(e, "Id"))).ToListAsync(cancellationToken);
    }

    private static string LabelOf(Type type) => type.Name switch
    {
        nameof(ActualValue) => "実績値",
        nameof(TargetChange) => "目標変更の記録",
        "ProgressReport" => "進捗報告",
        "InitiativeProgress" => "取組の進み具合",
        "CommitteeOpinion" => "委員の意見",
        "DepartmentPart" => "課別内訳",
        "RoleAssignment" => "利用者の役割",
        nameof(MeasureOwner) or nameof(InitiativeOwner) => "担当課の割当",
        nameof(MeasureKpi) => "施策とのつながり",
        _ => PlanSchema.Kinds.FirstOrDefault(k => k.Entity == type)?.Label ?? "ほかの記録",
    };

    private sealed record Row(long Principal, long Id);
}
