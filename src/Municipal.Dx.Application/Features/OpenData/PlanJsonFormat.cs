using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>How <see cref="PlanJson"/> is written: camel case, Japanese as it is, null for what is absent.</summary>
public static class PlanJsonFormat
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static byte[] Write(PlanJson plan) => JsonSerializer.SerializeToUtf8Bytes(plan, Options);

    public static PlanJson? Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<PlanJson>(json, Options);

    public static byte[] Write(PeriodJson period) => JsonSerializer.SerializeToUtf8Bytes(period, Options);

    public static PeriodJson? ReadPeriod(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<PeriodJson>(json, Options);

    /// <summary>JSON Schema of the format, kept in <c>docs/plan-json.schema.json</c>.</summary>
    public static string Schema() => SchemaOf(typeof(PlanJson));

    /// <summary>JSON Schema of a published period, kept in <c>docs/period-json.schema.json</c>.</summary>
    public static string PeriodSchema() => SchemaOf(typeof(PeriodJson));

    private static string SchemaOf(Type type) =>
        Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }).ToJsonString(Options) + "\n";
}
