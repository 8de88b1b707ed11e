using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Measures;

namespace Municipal.Dx.Application.Features.Owners;

/// <summary>Reads owners of all measures of a plan: four SQL commands whatever the number of measures.</summary>
public sealed class OwnerQueries(DxDbContext db)
{
    public async Task<OwnerBoard> ListAsync(long planId, OwnerFilter filter, DateOnly today, CancellationToken cancellationToken)
    {
        var all = db.Measures.AsNoTracking().Where(m => m.PlanId == planId);
        var unowned = WithoutOwner(all, today);
        var narrowed = filter.OnlyUnowned ? unowned : all;
        if (filter.PolicyKey is { } policy)
        {
            narrowed = narrowed.Where(m => m.BasicPolicy!.Key == policy);
        }

        if (filter.DepartmentId is { } department)
        {
            narrowed = narrowed.Where(m => m.Owners.Any(o => o.DepartmentId == department));
        }

        var counts = await all.GroupBy(_ => 1)
            .Select(g => new { All = g.Count(), Unowned = unowned.Count(), Total = narrowed.Count() })
            .FirstOrDefaultAsync(cancellationToken);
        var total = counts?.Total ?? 0;
        var pages = Math.Max(1, (total + OwnerFilter.PageSize - 1) / OwnerFilter.PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await RowsAsync(narrowed.OrderBy(m => m.Order).Skip((page - 1) * OwnerFilter.PageSize).Take(OwnerFilter.PageSize), today, cancellationToken);
        return new OwnerBoard(rows, total, counts?.All ?? 0, counts?.Unowned ?? 0, page, pages);
    }

    public Task<List<OwnerChoice>> PoliciesAsync(long planId, CancellationToken cancellationToken) =>
        db.Policies.AsNoTracking().Where(p => p.PlanId == planId && !p.IsImplicit).OrderBy(p => p.Order)
            .Select(p => new OwnerChoice(p.Key, ((p.Number ?? string.Empty) + " " + p.Title).Trim()))
            .ToListAsync(cancellationToken);

    public Task<List<OwnerChoice>> DepartmentsAsync(DateOnly today, CancellationToken cancellationToken) =>
        db.Departments.AsNoTracking().Where(d => (d.ValidFrom == null || d.ValidFrom <= today) && (d.ValidTo == null || d.ValidTo >= today))
            .OrderBy(d => d.Order).ThenBy(d => d.Id)
            .Select(d => new OwnerChoice(d.Id.ToString(), d.Name + (d.IsTrialOnly ? "（体験用）" : string.Empty)))
            .ToListAsync(cancellationToken);

    /// <summary>Measures that reach nobody: not of all departments, and no owner that still exists.</summary>
    public static IQueryable<Measure> WithoutOwner(IQueryable<Measure> measures, DateOnly today) =>
        measures.Where(m => !m.AllDepartments && !m.Owners.Any(o => o.Department!.ValidTo == null || o.Department.ValidTo >= today));

    private static async Task<List<OwnerRow>> RowsAsync(IQueryable<Measure> measures, DateOnly today, CancellationToken cancellationToken)
    {
        var rows = await measures
            .Select(m => new
            {
                m.Id,
                m.Version,
                m.Key,
                m.Number,
                m.Title,
                m.AllDepartments,
                m.DepartmentsText,
                Owners = m.Owners.OrderBy(o => o.Order).Select(o => new OwnerTag(o.Department!.Name, o.Role, o.Origin, o.Department.ValidTo < today)).ToList(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(m => new OwnerRow(
            m.Id,
            m.Version,
            m.Key,
            m.Number ?? m.Key,
            m.Title,
            m.AllDepartments,
            m.DepartmentsText,
            [.. m.Owners.Where(o => o.Origin == OwnerOrigin.Plan)],
            [.. m.Owners.Where(o => o.Origin != OwnerOrigin.Plan)]));
    }
}
