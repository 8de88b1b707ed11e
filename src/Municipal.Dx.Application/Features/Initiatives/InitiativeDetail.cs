using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Initiatives;

/// <summary>A measure as its initiatives name it.</summary>
public sealed record InitiativeMeasure(long Id, string Key, string? Number, string Title, string PolicyTitle)
{
    public string Label => $"{Number ?? Key} {Title}";
}

/// <summary>A department to choose from.</summary>
public sealed record InitiativeDepartment(long Id, string Name);

/// <summary>One initiative (取組) with its measure, owners and 工程表. <see cref="Initiative"/> is detached.</summary>
public sealed record InitiativeDetail(Initiative Initiative, InitiativeMeasure Measure)
{
    /// <summary>Own part of the key, as it stands in the page's address.</summary>
    public string OwnKey => Initiative.Key[(Initiative.Key.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public string? OwnersShown => Initiative.DepartmentsText
        ?? (Initiative.Owners.Count > 0 ? string.Join("、", Initiative.Owners.Select(owner => owner.Department!.Name)) : Initiative.AllDepartments ? "全課等" : null);

    /// <summary>Departments of the initiative and of its measure.</summary>
    public IEnumerable<long> DepartmentIds => Initiative.Owners.Select(owner => owner.DepartmentId).Concat(Initiative.Measure!.Owners.Select(owner => owner.DepartmentId));

    public string? DueShown => Initiative.DueText ?? KpiText.Date(Initiative.Due);
}

public sealed class InitiativeQueries(DxDbContext db)
{
    public async Task<InitiativeDetail?> FindAsync(long planId, string key, CancellationToken cancellationToken)
    {
        var found = await db.Initiatives.AsNoTracking().AsSplitQuery()
            .Include(i => i.Owners.OrderBy(owner => owner.Order)).ThenInclude(owner => owner.Department)
            .Include(i => i.Phases.OrderBy(phase => phase.Order))
            .Include(i => i.Measure!.BasicPolicy)
            .Include(i => i.Measure!.Owners)
            .FirstOrDefaultAsync(i => i.PlanId == planId && i.Key == key, cancellationToken);
        return found?.Measure is { } measure ? new InitiativeDetail(found, MeasureOf(measure)) : null;
    }

    public async Task<InitiativeMeasure?> MeasureAsync(long planId, string key, CancellationToken cancellationToken) =>
        await db.Measures.AsNoTracking().Include(m => m.BasicPolicy).FirstOrDefaultAsync(m => m.PlanId == planId && m.Key == key, cancellationToken) is { } found
            ? MeasureOf(found)
            : null;

    /// <summary>Departments that exist, and those that own the initiative already.</summary>
    public async Task<IReadOnlyList<InitiativeDepartment>> DepartmentsAsync(IEnumerable<long> owners, DateOnly today, CancellationToken cancellationToken)
    {
        var kept = owners.ToHashSet();
        var departments = await db.Departments.AsNoTracking().OrderBy(d => d.Order).ThenBy(d => d.Id).ToListAsync(cancellationToken);
        return [.. departments.Where(d => d.ExistsOn(today) || kept.Contains(d.Id)).Select(d => new InitiativeDepartment(d.Id, d.Name))];
    }

    private static InitiativeMeasure MeasureOf(Measure measure) => new(
        measure.Id, measure.Key, measure.Number, measure.Title, $"{measure.BasicPolicy!.Number} {measure.BasicPolicy.Title}".Trim());
}
