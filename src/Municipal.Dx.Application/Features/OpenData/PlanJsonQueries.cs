using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>Reads a plan as open data in a fixed number of queries. Only what the plan prints: no office's own owners.</summary>
public sealed class PlanJsonQueries(DxDbContext db)
{
    /// <returns>Null where there is no such plan in scope. Whether it is published is the caller's question.</returns>
    public async Task<PlanJson?> FindAsync(long planId, CancellationToken cancellationToken)
    {
        var header = await db.Plans.AsNoTracking().AsSingleQuery()
            .Where(p => p.Id == planId)
            .Select(p => new
            {
                Municipality = new MunicipalityJson(p.Municipality!.Code, p.Municipality.Slug, p.Municipality.Name, p.Municipality.Prefecture),
                Plan = new PlanHeaderJson(p.Title, p.Kind, p.Edition, p.Issued, p.FirstFiscalYear, p.LastFiscalYear, p.Vision),
                Viewpoints = p.Viewpoints.OrderBy(v => v.Order).Select(v => v.Title).ToList(),
                Governance = p.GovernanceBodies.OrderBy(g => g.Order).Select(g => new { g.Name, g.Chair, g.Members, g.Role }).ToList(),
                Revisions = p.Revisions.OrderBy(r => r.Order).Select(r => new RevisionJson(r.Edition, r.Date)).ToList(),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (header is null)
        {
            return null;
        }

        var glossary = await db.GlossaryTerms.AsNoTracking()
            .Where(t => t.PlanId == planId)
            .OrderBy(t => t.Order)
            .Select(t => new TermJson(t.Term, t.Reading, t.Definition))
            .ToListAsync(cancellationToken);
        return new PlanJson(
            header.Municipality,
            header.Plan,
            await PoliciesAsync(planId, cancellationToken),
            header.Viewpoints,
            [.. header.Governance.Select(g => new GovernanceJson(g.Name, g.Chair, g.Members, g.Role))],
            header.Revisions,
            glossary);
    }

    private async Task<IReadOnlyList<PolicyJson>> PoliciesAsync(long planId, CancellationToken cancellationToken)
    {
        var policies = await db.Policies.AsNoTracking()
            .Where(p => p.PlanId == planId)
            .OrderBy(p => p.Order)
            .Select(p => new { p.Id, p.Number, p.Key, p.Title, p.Subtitle, p.Vision, p.IsImplicit, Fields = p.Fields.OrderBy(f => f.Order).Select(f => new FieldJson(f.Number, f.Key, f.Title)).ToList() })
            .ToListAsync(cancellationToken);
        var measures = await MeasuresAsync(planId, cancellationToken);
        return [.. policies.Select(p => new PolicyJson(p.Number, p.Key, p.Title, p.Subtitle, p.Vision, p.IsImplicit, p.Fields, [.. measures[p.Id]]))];
    }

    private async Task<ILookup<long, MeasureJson>> MeasuresAsync(long planId, CancellationToken cancellationToken)
    {
        var rows = await db.Measures.AsNoTracking().AsSingleQuery()
            .Where(m => m.PlanId == planId)
            .OrderBy(m => m.Order)
            .Select(m => new
            {
                m.Id,
                m.BasicPolicyId,
                m.Number,
                m.Key,
                m.Title,
                m.Direction,
                FieldKey = m.PolicyField!.Key,
                m.AllDepartments,
                Owners = m.Owners.Where(o => o.Origin == OwnerOrigin.Plan).Select(o => new { IsSupporting = o.Role == OwnerRole.Supporting, o.Order, o.Department!.Key }).ToList(),
                Priorities = m.Priorities.Select(p => new { p.IsMain, p.Order, p.NationalPriority!.Code }).ToList(),
                m.TextStatus,
                m.Source,
            })
            .ToListAsync(cancellationToken);
        var kpis = await KpisAsync(planId, cancellationToken);
        var initiatives = await InitiativesAsync(planId, cancellationToken);
        return rows.ToLookup(m => m.BasicPolicyId, m => new MeasureJson(
            m.Number,
            m.Key,
            m.Title,
            m.Direction,
            m.FieldKey,
            m.AllDepartments,
            [.. m.Owners.OrderBy(o => o.IsSupporting).ThenBy(o => o.Order).Select(o => o.Key)],
            [.. m.Priorities.OrderByDescending(p => p.IsMain).ThenBy(p => p.Order).Select(p => p.Code)],
            TextStatuses.Token(m.TextStatus),
            m.Source,
            [.. kpis[m.Id]],
            [.. initiatives[m.Id]]));
    }

    private async Task<ILookup<long, KpiJson>> KpisAsync(long planId, CancellationToken cancellationToken)
    {
        var rows = await db.MeasureKpis.AsNoTracking()
            .Where(l => l.Measure!.PlanId == planId)
            .OrderBy(l => l.IsRelisted).ThenBy(l => l.Order)
            .Select(l => new { l.MeasureId, l.IsRelisted, LinkSource = l.Source, Kpi = l.Kpi! })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(r => r.MeasureId, r => JsonOf(r.Kpi, r.IsRelisted, r.IsRelisted ? r.LinkSource ?? r.Kpi.Source : r.Kpi.Source));
    }

    private static KpiJson JsonOf(Kpi kpi, bool isRelisted, string? source) => new(
        kpi.Key,
        kpi.Name,
        kpi.Unit,
        kpi.Type.ToString(),
        kpi.Basis.ToString(),
        isRelisted,
        new BaselineJson(kpi.BaselineText, Plain(kpi.BaselineValue), kpi.BaselineQualifier?.ToString(), kpi.BaselineAsOf, kpi.BaselineFiscalYear),
        new TargetJson(kpi.TargetText, Plain(kpi.TargetValue), kpi.TargetQualifier?.ToString(), kpi.TargetDue, kpi.TargetFiscalYear),
        source);

    /// <summary>12.3000, as one database stores it, is 12.3.</summary>
    private static decimal? Plain(decimal? value) => value / 1.0000000000000000000000000000m;

    private async Task<ILookup<long, InitiativeJson>> InitiativesAsync(long planId, CancellationToken cancellationToken)
    {
        var rows = await db.Initiatives.AsNoTracking().AsSingleQuery()
            .Where(i => i.PlanId == planId)
            .OrderBy(i => i.Order)
            .Select(i => new
            {
                i.MeasureId,
                i.Key,
                i.Title,
                i.Field,
                i.CurrentState,
                i.PlannedAction,
                i.Due,
                Owners = i.Owners.Where(o => o.Origin == OwnerOrigin.Plan).OrderBy(o => o.Order).Select(o => o.Department!.Key).ToList(),
                i.TextStatus,
                i.Source,
                Phases = i.Phases.OrderBy(p => p.Order).Select(p => new PhaseJson(p.Label, p.FirstFiscalYear, p.LastFiscalYear, p.IsCertain)).ToList(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToLookup(i => i.MeasureId, i => new InitiativeJson(
            i.Key, i.Title, i.Field, i.CurrentState, i.PlannedAction, i.Due, i.Owners, TextStatuses.Token(i.TextStatus), i.Source, i.Phases));
    }
}
