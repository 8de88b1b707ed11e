using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain.Glossary;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Carries the steps of a merge over to the tracked entities. Saves nothing.</summary>
internal sealed class PlanApplier(PlanGraph graph)
{
    /// <summary>Relisted KPIs stand after a measure's own.</summary>
    private const int RelistedFrom = 10_000;

    private readonly ReferenceWriter _references = new(graph);

    /// <summary>What could not be applied because a record it names is gone.</summary>
    public List<PlanFileProblem> Problems => _references.Problems;

    public async Task ApplyAsync(IReadOnlyList<MergeStep> steps, CancellationToken cancellationToken)
    {
        var written = steps.Where(s => s.Change != ImportChange.Removed).ToList();
        foreach (var step in written)
        {
            var entity = step.Change == ImportChange.Added ? Create(step.Record) : graph.Find(step.Record.Kind, step.Record.Key)!;
            foreach (var (field, _, text) in step.Fields.Where(f => f.Field.Property is not null))
            {
                EntityFields.Write(entity, field, text);
            }

            if (step.Order is { } order)
            {
                SetOrder(entity, order);
            }
        }

        // References come last: they may point to records that stand later in the file.
        foreach (var step in written)
        {
            var entity = graph.Find(step.Record.Kind, step.Record.Key)!;
            foreach (var (field, _, text) in step.Fields.Where(f => f.Field.Property is null))
            {
                await _references.WriteAsync(entity, step.Record, field, text, cancellationToken);
            }
        }
    }

    private static void SetOrder(object entity, int order)
    {
        EntityFields.SetOrder(entity, entity is MeasureKpi ? RelistedFrom + order : order);
        if (entity is Kpi kpi && kpi.Measures.Find(l => !l.IsRelisted) is { } link)
        {
            link.Order = order;
        }
    }

    private object Create(PlanRecord record)
    {
        var entity = New(record);
        if (entity is Domain.IMunicipal row)
        {
            row.MunicipalityId = graph.Municipality.Id;
        }

        graph.Put(record.Kind, record.Key, entity);
        graph.Db.Add(entity);
        return entity;
    }

    private object New(PlanRecord record)
    {
        var plan = graph.Plan.Id;
        var key = record.Key;
        return record.Kind.Name switch
        {
            "parentPlan" => new ParentPlan { Plan = graph.Plan, Title = string.Empty },
            "revision" => new PlanRevision { Plan = graph.Plan, Edition = string.Empty },
            "department" => new Department { Key = key, Name = key },
            "governance" => new GovernanceBody { PlanId = plan, Key = key, Name = string.Empty },
            "viewpoint" => new Viewpoint { PlanId = plan, Key = key, Title = string.Empty },
            "note" => new PlanNote { PlanId = plan, Key = key, Title = string.Empty },
            "figure" => new PlanNoteFigure { PlanNote = Parent<PlanNote>(PlanSchema.Note, record), Label = string.Empty },
            "policy" => new BasicPolicy { Plan = graph.Plan, Key = key, Title = string.Empty },
            "field" => new PolicyField { BasicPolicy = Parent<BasicPolicy>(PlanSchema.Policy, record), Key = key, Title = string.Empty },
            "measure" => new Measure { Plan = graph.Plan, BasicPolicy = Parent<BasicPolicy>(PlanSchema.Policy, record), Key = key, Title = string.Empty },
            "kpi" => NewKpi(record),
            "yearlyTarget" => new YearlyTarget { Kpi = Parent<Kpi>(PlanSchema.Kpi, record) },
            "relistedKpi" => new MeasureKpi { Measure = Parent<Measure>(PlanSchema.Measure, record), IsRelisted = true },
            "initiative" => new Initiative { PlanId = plan, Measure = Parent<Measure>(PlanSchema.Measure, record), Key = key, Title = string.Empty },
            "phase" => new SchedulePhase { Initiative = Parent<Initiative>(PlanSchema.Initiative, record), Label = string.Empty },
            "term" => new GlossaryTerm { PlanId = plan, Term = string.Empty },
            _ => throw new InvalidOperationException(record.Kind.Name),
        };
    }

    private Kpi NewKpi(PlanRecord record)
    {
        var kpi = new Kpi { Plan = graph.Plan, Key = record.Key, Name = string.Empty };
        graph.Db.MeasureKpis.Add(new MeasureKpi
        {
            MunicipalityId = graph.Municipality.Id,
            Measure = Parent<Measure>(PlanSchema.Measure, record),
            Kpi = kpi,
        });
        return kpi;
    }

    private T Parent<T>(PlanKind kind, PlanRecord record)
        where T : class => (T)graph.Find(kind, record.ParentKey!)!;
}
