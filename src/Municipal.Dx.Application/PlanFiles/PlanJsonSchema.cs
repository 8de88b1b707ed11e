using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>JSON Schema of a plan file, for editors that complete and check YAML while it is typed.</summary>
public static class PlanJsonSchema
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Of(PlanKind root)
    {
        var definitions = new JsonObject();
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = root == PlanSchema.PlanFile ? PlanSchema.PlanFormat : PlanSchema.GlossaryFormat,
        };
        foreach (var (name, value) in RecordOf(root).ToList())
        {
            schema[name] = value?.DeepClone();
        }

        foreach (var kind in root.Children.SelectMany(c => c.WithDescendants()))
        {
            definitions[kind.Name] = RecordOf(kind);
        }

        schema["$defs"] = definitions;
        return schema.ToJsonString(Json) + "\n";
    }

    private static JsonObject RecordOf(PlanKind kind)
    {
        var properties = new JsonObject();
        foreach (var field in kind.Fields)
        {
            PropertiesFor(field, properties)[field.OwnName] = FieldOf(field);
        }

        foreach (var child in kind.Children)
        {
            var reference = new JsonObject { ["$ref"] = $"#/$defs/{child.Name}" };
            properties[child.Collection] = child.IsSingle ? reference : new JsonObject { ["type"] = "array", ["items"] = reference };
        }

        var required = kind.Fields.Where(f => f.IsRequired).Select(f => f.Name).Concat(kind.Children.Where(c => c.IsSingle).Select(c => c.Collection));
        return new JsonObject
        {
            ["description"] = kind.Label,
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject PropertiesFor(PlanField field, JsonObject properties)
    {
        if (field.Group is not { } group)
        {
            return properties;
        }

        if (properties[group] is not JsonObject nested)
        {
            properties[group] = nested = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(), ["additionalProperties"] = false };
        }

        return (JsonObject)nested["properties"]!;
    }

    private static JsonObject FieldOf(PlanField field)
    {
        var schema = field.Type switch
        {
            PlanFieldType.Number => new JsonObject { ["type"] = "number" },
            PlanFieldType.Integer or PlanFieldType.Year => IntegerOf(field),
            PlanFieldType.Flag => new JsonObject { ["type"] = "boolean" },
            PlanFieldType.Token => new JsonObject { ["enum"] = new JsonArray([.. field.Tokens.Select(t => JsonValue.Create(t))]) },
            PlanFieldType.TextList => ListOf(new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxLength }),
            PlanFieldType.IntegerList => ListOf(IntegerOf(field)),
            PlanFieldType.Month => PatternOf("^[0-9]{4}-[0-9]{2}$"),
            PlanFieldType.Day => PatternOf("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
            PlanFieldType.MonthOrDay => PatternOf("^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$"),
            _ => new JsonObject { ["type"] = "string", ["maxLength"] = field.MaxLength },
        };
        schema["description"] = field.Label;
        return schema;
    }

    private static JsonObject IntegerOf(PlanField field) => new() { ["type"] = "integer", ["minimum"] = field.Min, ["maximum"] = field.Max };

    private static JsonObject ListOf(JsonObject item) => new() { ["type"] = "array", ["items"] = item, ["uniqueItems"] = true };

    private static JsonObject PatternOf(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };
}
