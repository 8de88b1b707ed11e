using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Turns the entities of a plan into records, in the order and with the counting of a plan file.</summary>
internal sealed class RecordBuilder(PlanGraph graph)
{
    private readonly List<PlanRecord> _records = [];
    private readonly Dictionary<(PlanKind Kind, string? Parent), int> _counts = [];
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    public IReadOnlyList<PlanRecord> Build()
    {
        foreach (var kind in PlanSchema.PlanFile.Children.Concat(PlanSchema.GlossaryFile.Children))
        {
            AddAll(kind, graph.Plan, parentKey: null);
        }

        return _records;
    }

    private void AddAll(PlanKind kind, object parent, string? parentKey)
    {
        foreach (var entity in Below(kind, parent).OrderBy(EntityFields.OrderOf).ThenBy(EntityFields.IdOf))
        {
            var key = Add(kind, entity, parentKey);
            foreach (var child in kind.Children)
            {
                AddAll(child, entity, key);
            }
        }
    }

    private string Add(PlanKind kind, object entity, string? parentKey)
    {
        var fields = kind.Fields
            .Select(f => (f.Name, Text: f.Property is null ? Reference(f, entity) : EntityFields.Read(entity, f)))
            .Where(f => f.Text is not null)
            .ToDictionary(f => f.Name, f => f.Text!, StringComparer.Ordinal);
        var key = kind.Key(parentKey, name => fields.GetValueOrDefault(name)) ?? $"{parentKey}/{EntityFields.IdOf(entity)}";
        if (kind.MayRepeat && graph.Find(kind, key) is not null)
        {
            var times = _repeats[key] = _repeats.GetValueOrDefault(key, 1) + 1;
            key = $"{key}~{times}";
        }

        var counter = (kind, kind.IsOrderedOverPlan ? null : parentKey);
        var record = new PlanRecord(kind, key, parentKey) { Order = _counts[counter] = _counts.GetValueOrDefault(counter) + 1 };
        foreach (var (name, text) in fields)
        {
            record.Fields[name] = new PlanValue(text, 0);
        }

        graph.Put(kind, key, entity);
        _records.Add(record);
        return key;
    }

    private IEnumerable<object> Below(PlanKind kind, object parent) => (kind.Name, parent) switch
    {
        ("municipality", _) => [graph.Municipality],
        ("plan", _) => [graph.Plan],
        ("parentPlan", _) => graph.Plan.ParentPlans,
        ("revision", _) => graph.Plan.Revisions,
        ("department", _) => graph.Departments,
        ("governance", _) => graph.Plan.GovernanceBodies,
        ("viewpoint", _) => graph.Plan.Viewpoints,
        ("note", _) => graph.Plan.Notes,
        ("policy", _) => graph.Plan.Policies,
        ("term", _) => graph.Terms,
        ("figure", PlanNote note) => note.Figures,
        ("field", BasicPolicy policy) => policy.Fields,
        ("measure", BasicPolicy policy) => graph.Measures.Where(m => m.BasicPolicyId == policy.Id),
        ("kpi", Measure measure) => graph.Kpis.Where(k => k.Measures.Any(l => l.MeasureId == measure.Id && !l.IsRelisted)),
        ("relistedKpi", Measure measure) => graph.Kpis.SelectMany(k => k.Measures).Where(l => l.MeasureId == measure.Id && l.IsRelisted),
        ("yearlyTarget", Kpi kpi) => kpi.YearlyTargets.OrderBy(t => t.FiscalYear),
        ("initiative", Measure measure) => measure.Initiatives,
        ("phase", Initiative initiative) => initiative.Phases,
        _ => throw new InvalidOperationException(kind.Name),
    };

    private string? Reference(PlanField field, object entity) => (field.Name, entity) switch
    {
        ("key", Initiative initiative) => initiative.Key[(initiative.Key.LastIndexOf('/') + 1)..],
        ("key", Measure measure) => measure.Key,
        ("key", _) => (string?)entity.GetType().GetProperty("Key")?.GetValue(entity),
        ("name", Department department) => department.Key,
        ("currentName", Department department) => department.Name == department.Key ? null : department.Name,
        ("parent", Department department) => graph.Departments.Find(d => d.Id == department.ParentId)?.Key,
        ("field", Measure measure) => measure.PolicyField?.Key,
        ("departments", Measure measure) => Owners(measure, supporting: false),
        ("supportingDepartments", Measure measure) => Owners(measure, supporting: true),
        ("departments", Initiative initiative) => Join(initiative.Owners.Where(o => o.Origin == OwnerOrigin.Plan).OrderBy(o => o.Order).Select(o => o.Department!.Key)),
        ("nationalPriorities", Measure measure) => Join(measure.Priorities.OrderByDescending(p => p.IsMain).ThenBy(p => p.Order).Select(p => p.NationalPriority!.Code)),
        ("predecessor", Measure { Predecessor: { } earlier }) => $"{earlier.Plan!.Key}:{earlier.Key}",
        ("predecessor", Kpi { Predecessor: { } earlier }) => $"{earlier.Plan!.Key}:{earlier.Key}",
        ("predecessor", _) => null,
        ("kpi", MeasureKpi link) => link.Kpi!.Key,
        _ => throw new InvalidOperationException(field.Name),
    };

    private static string? Owners(Measure measure, bool supporting) => Join(measure.Owners
        .Where(o => o.Origin == OwnerOrigin.Plan && o.Role == OwnerRole.Supporting == supporting)
        .OrderBy(o => o.Order)
        .Select(o => o.Department!.Key));

    private static string? Join(IEnumerable<string> texts)
    {
        var joined = string.Join(PlanRecord.ListSeparator, texts);
        return joined.Length == 0 ? null : joined;
    }
}
