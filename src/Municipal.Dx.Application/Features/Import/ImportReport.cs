using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>Says in words what a merge does, and who changed what stands against the file.</summary>
internal static class ImportReport
{
    public static ImportPreview HeaderOf(PlanFileSet files, PlanDocument document, ImportPlace place) => new(files)
    {
        Problems = place.Problems,
        MunicipalitySlug = document.Municipality!.Key,
        MunicipalityName = document.Municipality["name"],
        PlanKey = document.Plan!.Key,
        PlanTitle = document.Plan["title"],
        IsNewMunicipality = place.IsNewMunicipality,
        IsNewPlan = place.IsNewPlan,
        Rows = [.. CreatedRows(document, place)],
    };

    public static async Task<ImportPreview> CompleteAsync(ImportPreview preview, PlanGraph graph, PlanMerge merge, CancellationToken cancellationToken)
    {
        var steps = merge.Steps.Where(s => s.Change != ImportChange.Changed || s.Fields.Count > 0).ToList();
        return preview with
        {
            Rows = [.. preview.Rows, .. steps.Select(RowOf)],
            Conflicts = await WithAuthorsAsync(graph, merge.Conflicts, cancellationToken),
            UnchangedCount = merge.UnchangedCount - preview.Rows.Count,
            ReorderedCount = merge.Steps.Count - steps.Count,
        };
    }

    private static IEnumerable<ImportRow> CreatedRows(PlanDocument document, ImportPlace place)
    {
        if (place.IsNewMunicipality)
        {
            yield return RowOf(AddedStep(document.Municipality!));
        }

        if (place.IsNewPlan)
        {
            yield return RowOf(AddedStep(document.Plan!));
        }
    }

    private static MergeStep AddedStep(PlanRecord record) =>
        new(ImportChange.Added, record, [.. record.Kind.Fields.Where(f => record[f.Name] is not null).Select(f => (f, (string?)null, record[f.Name]))], record.Order);

    private static ImportRow RowOf(MergeStep step) => new(
        step.Change,
        step.Record.Kind.Name,
        step.Record.Kind.Label,
        step.Record.Key,
        step.Record.Title,
        [.. step.Fields.Select(f => new ImportedField(f.Field.Name, f.Field.Label, f.Field.Show(f.Old), f.Field.Show(f.New)))]);

    /// <summary>The last change in the trail that did not come by plan file and touched the field.</summary>
    private static async Task<IReadOnlyList<ImportConflict>> WithAuthorsAsync(PlanGraph graph, List<ImportConflict> conflicts, CancellationToken cancellationToken)
    {
        var keys = conflicts.ToDictionary(c => c.Id, c => AuditKeyOf(graph.Find(PlanSchema.Kind(c.Kind), c.Key)), StringComparer.Ordinal);
        var wanted = keys.Values.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (wanted.Count == 0)
        {
            return conflicts;
        }

        var entries = await graph.Db.AuditEntries.AsNoTracking()
            .Where(a => a.MunicipalityId == graph.Municipality.Id && a.Source != ChangeSource.PlanFile && wanted.Contains(a.RecordKey))
            .OrderByDescending(a => a.Id)
            .Take(500)
            .ToListAsync(cancellationToken);
        return [.. conflicts.Select(c => entries.Find(e => e.RecordKey == keys[c.Id] && Touches(e, c.Property)) is { } entry
            ? c with { ChangedBy = $"{entry.ActorName}({entry.ActorPost})", ChangedAt = entry.At }
            : c)];
    }

    private static string? AuditKeyOf(object? entity) => entity switch
    {
        IAudited audited => audited.AuditKey,
        IAuditedPart part => part.Whole?.AuditKey,
        _ => null,
    };

    private static bool Touches(AuditEntry entry, string? property)
    {
        if (property is null || (entry.NewValues ?? entry.OldValues) is not { } values)
        {
            return true;
        }

        using var document = JsonDocument.Parse(values);
        return document.RootElement.TryGetProperty(property, out _);
    }
}
