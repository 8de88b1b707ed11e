using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Owners;

/// <summary>
/// Assigns departments to measures on behalf of the office, never touching what the plan prints. All or nothing but for
/// measures that someone else changed meanwhile: those are left alone and named.
/// </summary>
public sealed class OwnerAssignments(DxDbContext db)
{
    private enum Effect
    {
        Changed,
        Unchanged,
        Printed,
    }

    public async Task<OwnerOutcome> ApplyAsync(long planId, OwnerChange change, DateOnly today, CancellationToken cancellationToken)
    {
        var problems = change.Check().ToList();
        var department = await db.Departments.FirstOrDefaultAsync(d => d.Id == change.DepartmentId, cancellationToken);
        if (change.DepartmentId is not null && (department is null || (!change.IsRemoval && !department.ExistsOn(today))))
        {
            problems.Add(new Problem(nameof(change.DepartmentId), "その課等は今はありません。選び直してください。"));
        }

        if (problems.Count > 0 || department is null)
        {
            return new OwnerOutcome { Problems = problems };
        }

        db.Change.Reason = change.Reason!.Trim();
        return await db.WriteAsync(() => WriteAsync(planId, change, department, today), cancellationToken);
    }

    private async Task<OwnerOutcome> WriteAsync(long planId, OwnerChange change, Department department, DateOnly today)
    {
        var versions = change.Measures.DistinctBy(p => p.MeasureId).ToDictionary(p => p.MeasureId, p => p.Version);
        var ids = versions.Keys.ToList();
        var measures = await db.Measures.Include(m => m.Owners).ThenInclude(o => o.Department)
            .Where(m => m.PlanId == planId && ids.Contains(m.Id)).OrderBy(m => m.Order).ToListAsync();
        var current = measures.Where(m => m.Version == versions[m.Id]).ToList();
        var effects = current.ConvertAll(m => change.IsRemoval ? Remove(m, department) : Add(m, department, change.Role!.Value, today));
        await db.SaveChangesAsync();
        return new OwnerOutcome
        {
            Department = department.Name,
            Changed = effects.Count(e => e == Effect.Changed),
            Unchanged = effects.Count(e => e == Effect.Unchanged),
            Printed = effects.Count(e => e == Effect.Printed),
            Conflicts = [.. measures.Except(current).Select(m => m.Number ?? m.Key)],
        };
    }

    private Effect Remove(Measure measure, Department department)
    {
        switch (measure.Owners.Find(o => o.DepartmentId == department.Id))
        {
            case null:
                return Effect.Unchanged;
            case { Origin: OwnerOrigin.Plan }:
                return Effect.Printed;
            case var owner:
                db.MeasureOwners.Remove(owner);
                return Effect.Changed;
        }
    }

    private Effect Add(Measure measure, Department department, OwnerRole role, DateOnly today)
    {
        var own = measure.Owners.Find(o => o.DepartmentId == department.Id);
        if (own is { Origin: OwnerOrigin.Plan })
        {
            return Effect.Printed;
        }

        if (own is { Origin: OwnerOrigin.Office } && own.Role == role)
        {
            return Effect.Unchanged;
        }

        if (role == OwnerRole.Lead && measure.Owners.Find(o => o.Role == OwnerRole.Lead && o != own && o.Department!.ExistsOn(today)) is { } leader)
        {
            if (leader.Origin == OwnerOrigin.Plan)
            {
                return Effect.Printed;
            }

            Replace(measure, leader, leader.Department!, OwnerRole.Equal, leader.Origin);
        }

        Replace(measure, own, department, role, OwnerOrigin.Office);
        return Effect.Changed;
    }

    // A new row instead of a changed one: the trail then tells the old role from the new one.
    private void Replace(Measure measure, MeasureOwner? old, Department department, OwnerRole role, OwnerOrigin origin)
    {
        var order = old?.Order ?? (measure.Owners.Count == 0 ? 1 : measure.Owners.Max(o => o.Order) + 1);
        if (old is not null)
        {
            db.MeasureOwners.Remove(old);
        }

        db.MeasureOwners.Add(new MeasureOwner
        {
            MunicipalityId = measure.MunicipalityId,
            Measure = measure,
            Department = department,
            Role = role,
            Origin = origin,
            Order = order,
        });
    }
}
