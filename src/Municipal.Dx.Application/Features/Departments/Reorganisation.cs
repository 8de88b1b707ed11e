using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Departments;

/// <summary>
/// 機構改革: ends a department on the eve of a day and hands its measures, initiatives, opinions, people and departments
/// below to the successor. What the plan prints stays as printed; the successor stands beside it as the office's own.
/// </summary>
public sealed class Reorganisation(DxDbContext db)
{
    public async Task<ReorganisationEffect?> EffectAsync(long id, ReorganisationInput input, CancellationToken cancellationToken) =>
        await db.Departments.AsNoTracking().Where(d => d.Id == id && d.ValidTo == null)
            .Select(d => new ReorganisationEffect(
                d.Name,
                d.Version,
                db.MeasureOwners.Count(o => o.DepartmentId == id && o.Origin == OwnerOrigin.Plan && o.Measure!.Plan!.State != PlanState.Past),
                db.MeasureOwners.Count(o => o.DepartmentId == id && o.Origin != OwnerOrigin.Plan && o.Measure!.Plan!.State != PlanState.Past),
                db.Initiatives.Count(i => i.Owners.Any(o => o.DepartmentId == id) && i.Measure!.Plan!.State != PlanState.Past),
                db.RoleAssignments.Where(r => r.DepartmentId == id && !r.User!.IsDisabled).Select(r => r.UserId).Distinct().Count(),
                db.Departments.Count(c => c.ParentId == id && c.ValidTo == null),
                db.Departments.Where(t => t.Id == input.Target).Select(t => t.Name).FirstOrDefault()))
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Checks without changing anything; null where the department is not there any more.</summary>
    public async Task<IReadOnlyList<Problem>?> CheckAsync(long id, ReorganisationInput input, DateOnly today, CancellationToken cancellationToken)
    {
        var all = await db.Departments.AsNoTracking().ToListAsync(cancellationToken);
        return all.Find(d => d.Id == id && d.ValidTo is null) is { } department ? [.. input.Check(department, all, today)] : null;
    }

    public async Task<IReadOnlyList<Problem>> ApplyAsync(long id, ReorganisationInput input, DateOnly today, CancellationToken cancellationToken)
    {
        db.Change.Reason = input.Reason?.Trim();
        try
        {
            return await db.WriteAsync(() => ApplyInTurnAsync(id, input, today), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return [Problem.Whole("ほかの人が先に変更しました。内容を確かめてから、もう一度行ってください。")];
        }
    }

    private async Task<IReadOnlyList<Problem>> ApplyInTurnAsync(long id, ReorganisationInput input, DateOnly today)
    {
        db.ChangeTracker.Clear();
        var all = await db.Departments.ToListAsync();
        if (all.Find(d => d.Id == id && d.ValidTo is null) is not { } department)
        {
            return DepartmentOutcome.Gone.Problems;
        }

        if (input.Check(department, all, today).ToList() is { Count: > 0 } problems)
        {
            return problems;
        }

        db.Entry(department).Property(d => d.Version).OriginalValue = input.Version;
        var successor = await SuccessorAsync(department, input, all);
        department.ValidTo = input.From!.Value.AddDays(-1);
        department.SuccessorId = successor?.Id;
        if (successor is not null)
        {
            foreach (var child in all.Where(d => d.ParentId == department.Id && d.ValidTo is null))
            {
                child.ParentId = successor.Id;
            }

            await MoveMeasuresAsync(department, successor);
            await MoveInitiativesAsync(department, successor);
            await MovePeopleAsync(department, successor);
            await db.CommitteeOpinions.Where(o => o.DepartmentId == department.Id && !o.IsClosed).ForEachAsync(o => o.DepartmentId = successor.Id);
        }

        await db.SaveChangesAsync();
        return [];
    }

    // The successors are saved first, so that the trail names them by their final ids.
    private async Task<Department?> SuccessorAsync(Department department, ReorganisationInput input, List<Department> all)
    {
        if (input.Chosen == ReorganisationKind.Merge)
        {
            return all.Find(d => d.Id == input.Target);
        }

        var created = new List<Department>();
        foreach (var name in input.Names)
        {
            created.Add(new Department
            {
                MunicipalityId = department.MunicipalityId,
                Key = DepartmentService.FreeKey([.. all, .. created], name),
                Name = name,
                ParentId = department.ParentId,
                Order = department.Order,
                ValidFrom = input.From,
                IsTrialOnly = department.IsTrialOnly,
            });
        }

        db.Departments.AddRange(created);
        await db.SaveChangesAsync();
        return created.FirstOrDefault();
    }

    private async Task MoveMeasuresAsync(Department from, Department to)
    {
        var measures = await db.Measures.Include(m => m.Owners).ThenInclude(o => o.Department)
            .Where(m => m.Plan!.State != PlanState.Past && m.Owners.Any(o => o.DepartmentId == from.Id)).ToListAsync();
        foreach (var measure in measures)
        {
            var owner = measure.Owners.First(o => o.DepartmentId == from.Id);
            var known = measure.Owners.Find(o => o.DepartmentId == to.Id);
            var takesPlace = known is null || (known.Origin != OwnerOrigin.Plan && owner.Role < known.Role);
            if (takesPlace)
            {
                db.MeasureOwners.Add(new MeasureOwner
                {
                    MunicipalityId = measure.MunicipalityId,
                    Measure = measure,
                    Department = to,
                    Role = owner.Role,
                    Origin = owner.Origin == OwnerOrigin.Trial ? OwnerOrigin.Trial : OwnerOrigin.Office,
                    Order = owner.Origin == OwnerOrigin.Plan ? measure.Owners.Max(o => o.Order) + 1 : owner.Order,
                });
            }

            db.MeasureOwners.RemoveRange(measure.Owners.Where(o => (o == owner && o.Origin != OwnerOrigin.Plan) || (takesPlace && o == known)).ToList());
        }
    }

    private async Task MoveInitiativesAsync(Department from, Department to)
    {
        var initiatives = await db.Initiatives.Include(i => i.Owners).ThenInclude(o => o.Department)
            .Where(i => i.Measure!.Plan!.State != PlanState.Past && i.Owners.Any(o => o.DepartmentId == from.Id)).ToListAsync();
        foreach (var initiative in initiatives)
        {
            var owner = initiative.Owners.First(o => o.DepartmentId == from.Id);
            if (!initiative.Owners.Exists(o => o.DepartmentId == to.Id))
            {
                initiative.Owners.Add(new InitiativeOwner
                {
                    MunicipalityId = initiative.MunicipalityId,
                    Initiative = initiative,
                    Department = to,
                    Origin = owner.Origin == OwnerOrigin.Trial ? OwnerOrigin.Trial : OwnerOrigin.Office,
                    Order = initiative.Owners.Max(o => o.Order) + 1,
                });
            }

            if (owner.Origin != OwnerOrigin.Plan)
            {
                db.Remove(owner);
            }
        }
    }

    // The duty follows the post: who answered for the old department answers for the new one, within seconds.
    private async Task MovePeopleAsync(Department from, Department to)
    {
        var users = await db.Users.Include(u => u.Roles).ThenInclude(r => r.Department)
            .Where(u => u.Roles.Any(r => r.DepartmentId == from.Id)).ToListAsync();
        foreach (var user in users)
        {
            foreach (var pair in user.Roles.Where(r => r.DepartmentId == from.Id).ToList())
            {
                db.RoleAssignments.Remove(pair);
                if (!user.Roles.Exists(r => r.Role == pair.Role && r.DepartmentId == to.Id))
                {
                    db.RoleAssignments.Add(new RoleAssignment { User = user, Role = pair.Role, Department = to });
                }
            }

            user.AccessVersion = Guid.NewGuid();
        }
    }
}
