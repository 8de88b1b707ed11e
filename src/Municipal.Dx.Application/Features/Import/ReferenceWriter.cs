using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Writes the fields that name other records: departments, fields, priorities, KPIs, predecessors.</summary>
internal sealed class ReferenceWriter(PlanGraph graph)
{
    public List<PlanFileProblem> Problems { get; } = [];

    public async Task WriteAsync(object entity, PlanRecord record, PlanField field, string? text, CancellationToken cancellationToken)
    {
        switch (entity, field.Name)
        {
            case (Department department, "parent"):
                department.Parent = text is null ? null : FindDepartment(record, field, text);
                break;
            case (Department department, "currentName"):
                department.Name = text ?? department.Key;
                break;
            case (Measure measure, "field"):
                measure.PolicyField = text is null ? null : (Domain.Plans.PolicyField?)Found(record, field, text, graph.Find(PlanSchema.PolicyField, text));
                break;
            case (Measure measure, "departments" or "supportingDepartments"):
                WriteOwners(measure, record, field, text, field.Name == "departments");
                break;
            case (Initiative initiative, "departments"):
                WriteOwners(initiative, record, field, text);
                break;
            case (Measure measure, "nationalPriorities"):
                WritePriorities(measure, text);
                break;
            case (MeasureKpi link, "kpi"):
                link.Kpi = (Kpi?)Found(record, field, text!, graph.Find(PlanSchema.Kpi, text!));
                break;
            case (Measure measure, "predecessor"):
                measure.Predecessor = await PredecessorAsync(graph.Db.Measures, record, field, text, cancellationToken);
                break;
            case (Kpi kpi, "predecessor"):
                kpi.Predecessor = await PredecessorAsync(graph.Db.Kpis, record, field, text, cancellationToken);
                break;
        }
    }

    private void WriteOwners(Measure measure, PlanRecord record, PlanField field, string? text, bool isOwning)
    {
        var wanted = Departments(record, field, text);
        var printed = measure.Owners.Where(o => o.Origin == OwnerOrigin.Plan && o.Role != OwnerRole.Supporting == isOwning).ToList();
        graph.Db.RemoveRange(printed.Where(o => wanted.All(d => d != o.Department)));
        for (var i = 0; i < wanted.Count; i++)
        {
            var role = !isOwning ? OwnerRole.Supporting : i == 0 ? OwnerRole.Lead : OwnerRole.Equal;
            var owner = measure.Owners.Find(o => o.Department == wanted[i]);
            if (owner is null)
            {
                owner = new MeasureOwner { MunicipalityId = measure.MunicipalityId, Measure = measure, Department = wanted[i] };
                measure.Owners.Add(owner);
            }
            else if (graph.Db.Entry(owner) is { State: EntityState.Deleted } moved)
            {
                moved.State = EntityState.Modified;
            }

            (owner.Origin, owner.Role, owner.Order) = (OwnerOrigin.Plan, role, i + 1);
        }
    }

    private void WriteOwners(Initiative initiative, PlanRecord record, PlanField field, string? text)
    {
        var wanted = Departments(record, field, text);
        graph.Db.RemoveRange(initiative.Owners.Where(o => o.Origin == OwnerOrigin.Plan && wanted.All(d => d != o.Department)));
        for (var i = 0; i < wanted.Count; i++)
        {
            var owner = initiative.Owners.Find(o => o.Department == wanted[i]);
            if (owner is null)
            {
                owner = new InitiativeOwner { MunicipalityId = initiative.MunicipalityId, Initiative = initiative, Department = wanted[i] };
                initiative.Owners.Add(owner);
            }

            (owner.Origin, owner.Order) = (OwnerOrigin.Plan, i + 1);
        }
    }

    private void WritePriorities(Measure measure, string? text)
    {
        var wanted = text?.Split(PlanRecord.ListSeparator).Select(code => graph.Priorities.First(p => p.Code == code)).ToList() ?? [];
        graph.Db.RemoveRange(measure.Priorities.Where(p => !wanted.Contains(p.NationalPriority!)));
        for (var i = 0; i < wanted.Count; i++)
        {
            var link = measure.Priorities.Find(p => p.NationalPriority == wanted[i]);
            if (link is null)
            {
                link = new MeasurePriority { MunicipalityId = measure.MunicipalityId, Measure = measure, NationalPriority = wanted[i] };
                measure.Priorities.Add(link);
            }

            (link.IsMain, link.Order) = (i == 0, i + 1);
        }
    }

    private List<Department> Departments(PlanRecord record, PlanField field, string? text) =>
        [.. text?.Split(PlanRecord.ListSeparator).Select(name => FindDepartment(record, field, name)).OfType<Department>() ?? []];

    private Department? FindDepartment(PlanRecord record, PlanField field, string name) =>
        (Department?)Found(record, field, name, graph.FindDepartment(name));

    private object? Found(PlanRecord record, PlanField field, string name, object? entity)
    {
        if (entity is null)
        {
            Problems.Add(record.Problem(field.Name, $"{field.Label}の「{PlanScalar.Quote(name)}」は画面で削除されています。計画ファイルから除くか、画面でもう一度作ってください。"));
        }

        return entity;
    }

    private async Task<T?> PredecessorAsync<T>(DbSet<T> set, PlanRecord record, PlanField field, string? text, CancellationToken cancellationToken)
        where T : class
    {
        if (text is null)
        {
            return null;
        }

        var (planKey, key) = (text[..text.IndexOf(':', StringComparison.Ordinal)], text[(text.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        var planId = await graph.Db.Plans.Where(p => p.MunicipalityId == graph.Municipality.Id && p.Key == planKey).Select(p => p.Id).SingleOrDefaultAsync(cancellationToken);
        var found = await set.Where(e => EF.Property<long>(e, "PlanId") == planId && EF.Property<string>(e, "Key") == key).SingleOrDefaultAsync(cancellationToken);
        if (found is null)
        {
            Problems.Add(record.Problem(field.Name, $"{field.Label}「{PlanScalar.Quote(text)}」がありません。先に前の計画を読み込んでください。"));
        }

        return found;
    }
}
