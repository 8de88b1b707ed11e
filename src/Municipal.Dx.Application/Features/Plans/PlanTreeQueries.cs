using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Plans;

/// <summary>Reads the tree of a plan with three SQL commands, whatever it holds.</summary>
public sealed class PlanTreeQueries(DxDbContext db)
{
    private sealed record Owner(long MeasureId, long DepartmentId, string Name, int DepartmentOrder);

    public async Task<PlanTree> TreeAsync(long planId, PlanTreeFilter filter, CancellationToken cancellationToken)
    {
        var policies = await PoliciesAsync(planId, cancellationToken);
        var measures = await MeasuresAsync(planId, filter, cancellationToken);
        var owners = await db.MeasureOwners.AsNoTracking()
            .Where(o => o.Measure!.PlanId == planId)
            .OrderBy(o => o.Order)
            .Select(o => new Owner(o.MeasureId, o.DepartmentId, o.Department!.Name, o.Department.Order))
            .ToListAsync(cancellationToken);
        var names = owners.ToLookup(o => o.MeasureId, o => o.Name);
        var byPolicy = measures.ToLookup(m => m.PolicyId, m => m with { Departments = [.. names[m.Id]] });
        return new PlanTree(
            [.. policies.Select(found => found.Policy with { Measures = [.. byPolicy[found.Policy.Id]] })],
            [.. owners.OrderBy(o => o.DepartmentOrder).ThenBy(o => o.DepartmentId).Select(o => new DepartmentChoice(o.DepartmentId, o.Name)).Distinct()],
            policies.Sum(found => found.Measures));
    }

    private sealed record FoundPolicy(PlanTreePolicy Policy, int Measures);

    private Task<List<FoundPolicy>> PoliciesAsync(long planId, CancellationToken cancellationToken) => db.Policies.AsNoTracking().AsSingleQuery()
        .Where(p => p.PlanId == planId)
        .OrderBy(p => p.Order)
        .Select(p => new FoundPolicy(
            new PlanTreePolicy
            {
                Id = p.Id,
                Key = p.Key,
                Number = p.Number,
                Title = p.Title,
                Subtitle = p.Subtitle,
                Vision = p.Vision,
                Summary = p.Summary,
                IsImplicit = p.IsImplicit,
                Fields = p.Fields.OrderBy(f => f.Order).Select(f => new PlanTreeField(f.Id, f.Number, f.Title)).ToList(),
            },
            p.Measures.Count))
        .ToListAsync(cancellationToken);

    private Task<List<PlanTreeMeasure>> MeasuresAsync(long planId, PlanTreeFilter filter, CancellationToken cancellationToken) =>
        Narrow(db.Measures.AsNoTracking().AsSingleQuery().Where(m => m.PlanId == planId), filter)
            .OrderBy(m => m.Order)
            .Select(m => new PlanTreeMeasure
            {
                Id = m.Id,
                PolicyId = m.BasicPolicyId,
                FieldId = m.PolicyFieldId,
                Key = m.Key,
                Number = m.Number,
                Title = m.Title,
                TitleIsGist = m.TitleIsGist,
                TextStatus = m.TextStatus,
                AllDepartments = m.AllDepartments,
                DepartmentsText = m.DepartmentsText,
                KpiCount = m.Kpis.Count,
                MainPriority = m.Priorities.OrderByDescending(p => p.IsMain).ThenBy(p => p.Order).Select(p => p.NationalPriority!.ShortLabel).FirstOrDefault(),
                Initiatives = m.Initiatives.OrderBy(i => i.Order).Select(i => new PlanTreeInitiative(i.Key, i.Title, i.TitleIsGist, i.TextStatus)).ToList(),
            })
            .ToListAsync(cancellationToken);

    private static IQueryable<Measure> Narrow(IQueryable<Measure> measures, PlanTreeFilter filter)
    {
        foreach (var word in TextFold.Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            measures = measures.Where(m => m.SearchText.Contains(word) || m.Initiatives.Any(i => i.SearchText.Contains(word)));
        }

        if (filter.Department is { } department)
        {
            measures = department == MeasureFilter.Missing
                ? measures.Where(m => !m.AllDepartments && !m.Owners.Any())
                : long.TryParse(department, out var id) ? measures.Where(m => m.AllDepartments || m.Owners.Any(o => o.DepartmentId == id)) : measures.Where(_ => false);
        }

        return filter.Priority switch
        {
            null => measures,
            MeasureFilter.Missing => measures.Where(m => !m.Priorities.Any()),
            var code => measures.Where(m => m.Priorities.Any(p => p.NationalPriority!.Code == code)),
        };
    }
}
