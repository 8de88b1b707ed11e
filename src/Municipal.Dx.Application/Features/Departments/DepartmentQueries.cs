using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Departments;

public sealed class DepartmentQueries(DxDbContext db)
{
    /// <param name="planId">Plan whose measures are counted; null where there is none yet.</param>
    /// <param name="today">Departments that ended before it are listed apart.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    public async Task<DepartmentTree> TreeAsync(long? planId, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await db.Departments.AsNoTracking()
            .OrderBy(d => d.Order).ThenBy(d => d.Id)
            .Select(d => new DepartmentRow
            {
                Id = d.Id,
                Key = d.Key,
                Name = d.Name,
                ParentId = d.ParentId,
                Order = d.Order,
                ValidFrom = d.ValidFrom,
                ValidTo = d.ValidTo,
                SuccessorName = d.Successor!.Name,
                IsTrialOnly = d.IsTrialOnly,
                IsPrinted = d.Source != null,
                LedMeasures = db.MeasureOwners.Count(o => o.DepartmentId == d.Id && o.Measure!.PlanId == planId && o.Role == OwnerRole.Lead),
                Measures = db.MeasureOwners.Count(o => o.DepartmentId == d.Id && o.Measure!.PlanId == planId),
                People = db.RoleAssignments.Where(r => r.DepartmentId == d.Id && !r.User!.IsDisabled).Select(r => r.UserId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);
        var living = rows.FindAll(d => d.ValidTo is null || d.ValidTo >= today);
        return new DepartmentTree(DepthFirst(living), rows.FindAll(d => d.ValidTo < today));
    }

    /// <summary>Departments that exist on the day, to choose from.</summary>
    public Task<List<(long Id, string Name)>> ChoicesAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking()
            .Where(d => (d.ValidFrom == null || d.ValidFrom <= today) && (d.ValidTo == null || d.ValidTo >= today))
            .OrderBy(d => d.Order).ThenBy(d => d.Id)
            .Select(d => new ValueTuple<long, string>(d.Id, d.Name))
            .ToListAsync(cancellationToken);

    private static List<DepartmentRow> DepthFirst(List<DepartmentRow> rows)
    {
        var ids = rows.Select(d => d.Id).ToHashSet();
        var children = rows.Where(d => d.ParentId is { } parent && ids.Contains(parent)).ToLookup(d => d.ParentId!.Value);
        var ordered = new List<DepartmentRow>(rows.Count);
        var open = new Stack<DepartmentRow>(rows.Where(d => d.ParentId is not { } parent || !ids.Contains(parent)).Reverse());
        while (open.TryPop(out var row))
        {
            ordered.Add(row);
            foreach (var child in children[row.Id].Reverse())
            {
                open.Push(child with { Depth = row.Depth + 1 });
            }
        }

        return ordered;
    }
}
