using System.Text;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Writes records as <c>plan.yaml</c> and <c>glossary.yaml</c>: the same records always give the same text.</summary>
public static class PlanFileWriter
{
    /// <summary>The glossary is null where the plan has no term.</summary>
    public static (string Plan, string? Glossary) Write(IReadOnlyList<PlanRecord> records)
    {
        var below = records.ToLookup(r => (r.Kind, r.ParentKey));
        return (WriteFile(PlanSchema.PlanFile, below, PlanSchema.PlanFormat), below[(PlanSchema.Term, null)].Any() ? WriteFile(PlanSchema.GlossaryFile, below, PlanSchema.GlossaryFormat) : null);
    }

    private static string WriteFile(PlanKind root, ILookup<(PlanKind, string?), PlanRecord> below, string format)
    {
        var text = new StringBuilder($"format: {format}\n");
        WriteChildren(text, root, parentKey: null, below, indent: 0);
        return text.ToString();
    }

    private static void WriteChildren(StringBuilder text, PlanKind kind, string? parentKey, ILookup<(PlanKind, string?), PlanRecord> below, int indent)
    {
        foreach (var child in kind.Children)
        {
            var records = below[(child, parentKey)].OrderBy(r => r.Order).ToList();
            if (records.Count == 0)
            {
                continue;
            }

            text.Append(' ', indent).Append(child.Collection).Append(":\n");
            foreach (var record in records)
            {
                WriteRecord(text, record, below, indent + 2);
            }
        }
    }

    private static void WriteRecord(StringBuilder text, PlanRecord record, ILookup<(PlanKind, string?), PlanRecord> below, int indent)
    {
        if (record.Kind.IsInline)
        {
            var items = record.Kind.Fields.Select(f => (Field: f, Text: ValueOf(record, f))).Where(item => item.Text is not null);
            text.Append(' ', indent).Append("- { ").AppendJoin(", ", items.Select(item => $"{item.Field.Name}: {item.Text}")).Append(" }\n");
            return;
        }

        var body = new StringBuilder();
        var inner = record.Kind.IsSingle ? indent : indent + 2;
        WriteFields(body, record, inner);
        WriteChildren(body, record.Kind, record.Kind.IsSingle ? null : record.Key, below, inner);
        if (!record.Kind.IsSingle)
        {
            body.Remove(0, inner).Insert(0, new string(' ', indent) + "- ");
        }

        text.Append(body);
    }

    private static void WriteFields(StringBuilder text, PlanRecord record, int indent)
    {
        string? group = null;
        foreach (var field in record.Kind.Fields)
        {
            if (ValueOf(record, field) is not { } value)
            {
                continue;
            }

            if (field.Group is { } next && next != group)
            {
                text.Append(' ', indent).Append(next).Append(":\n");
            }

            group = field.Group;
            text.Append(' ', group is null ? indent : indent + 2).Append(field.OwnName).Append(": ").Append(value).Append('\n');
        }
    }

    private static string? ValueOf(PlanRecord record, PlanField field) => (record[field.Name], field.Type) switch
    {
        (null, _) => field is { Name: "label", Default: "" } ? "\"\"" : null,
        (_, PlanFieldType.TextList) => $"[{string.Join(", ", record.List(field.Name).Select(YamlQuoting.Of))}]",
        (_, PlanFieldType.IntegerList) => $"[{string.Join(", ", record.List(field.Name))}]",
        ({ } text, PlanFieldType.Text or PlanFieldType.Month or PlanFieldType.MonthOrDay or PlanFieldType.Day) => YamlQuoting.Of(text),
        ({ } text, _) => text,
    };
}
