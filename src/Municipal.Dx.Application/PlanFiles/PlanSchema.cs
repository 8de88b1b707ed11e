using System.Globalization;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.PlanFiles;

/// <summary>
/// The plan file format in one description: reading, checking, writing, comparing, the binding to the entities and the
/// JSON Schema all follow it (docs/plan-file-format.md).
/// </summary>
public static partial class PlanSchema
{
    public const string PlanFormat = "municipal-dx-plan/1";
    public const string GlossaryFormat = "municipal-dx-glossary/1";
    public const string PlanFileName = "plan.yaml";
    public const string GlossaryFileName = "glossary.yaml";

    /// <summary>Lists are stored as JSON with escaped characters: six times their length must fit.</summary>
    public const int ListMax = 600;
    private const int ItemMax = 120;

    public static PlanKind PlanFile => Roots.PlanFile;

    public static PlanKind GlossaryFile => Roots.GlossaryFile;

    /// <summary>Every kind of record, parents before their children.</summary>
    public static IReadOnlyList<PlanKind> Kinds => Roots.Kinds;

    public static PlanKind Kind(string name) => Kinds.First(k => k.Name == name);

    private static PlanField Field(string name, PlanFieldType type, string label) => new(name, type, label) { Property = PropertyOf(name) };

    private static PlanField Text(string name, string label, int max) => Field(name, PlanFieldType.Text, label) with { MaxLength = max };

    private static PlanField Exact(string name, string label, int max) => Text(name, label, max) with { Origin = PlanTextOrigin.Exact };

    private static PlanField Prose(string name, string label, int max = ModelConventions.TextMax) => Text(name, label, max) with { Origin = PlanTextOrigin.Prose };

    private static PlanField OwnKey(string label = "キー") => Text("key", label, ModelConventions.KeyMax) with { Property = null, IsRequired = true };

    private static PlanField Source() => Text("source", "出典", ModelConventions.SourceMax);

    private static PlanField Flag(string name, string label, bool unless = false) =>
        Field(name, PlanFieldType.Flag, label) with { Default = unless ? "true" : "false" };

    private static PlanField Year(string name, string label) =>
        Field(name, PlanFieldType.Year, label) with { Min = FiscalYear.MinValue, Max = FiscalYear.MaxValue };

    private static PlanField Number(string name, string label) => Field(name, PlanFieldType.Number, label);

    private static PlanField Integer(string name, string label, int min, int max) =>
        Field(name, PlanFieldType.Integer, label) with { Min = min, Max = max };

    private static PlanField Token(string name, string label, IReadOnlyList<string> tokens, string? unless = null) =>
        Field(name, PlanFieldType.Token, label) with { Tokens = tokens, Default = unless };

    private static PlanField TextList(string name, string label, int itemMax = ItemMax) =>
        Field(name, PlanFieldType.TextList, label) with { MaxLength = itemMax };

    private static PlanField Reference(string name, string label, int max) => Text(name, label, max) with { Property = null };

    private static PlanField References(string name, string label, int max) => TextList(name, label, max) with { Property = null };

    private static string[] Names<T>()
        where T : struct, Enum => Enum.GetNames<T>();

    private static string[] CamelNames<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => char.ToLower(n[0], CultureInfo.InvariantCulture) + n[1..])];

    /// <summary><c>baseline.asOf</c> → <c>BaselineAsOf</c></summary>
    private static string PropertyOf(string name) =>
        string.Concat(name.Split('.').Select(part => char.ToUpper(part[0], CultureInfo.InvariantCulture) + part[1..]));

    private static PlanKeyRule Of(string field) => (_, value) => value(field);

    private static PlanKeyRule Below(string field, char separator) =>
        (parent, value) => value(field) is { } own ? $"{parent}{separator}{own}" : null;

    /// <summary>Apart, because it must come after all kinds stand.</summary>
    private static class Roots
    {
        public static readonly PlanKind PlanFile = Root("planFile", "計画ファイル", PlanFormat, [Municipality, Plan, ParentPlan, Revision, Department, Governance, Viewpoint, Note, Policy]);
        public static readonly PlanKind GlossaryFile = Root("glossaryFile", "用語集ファイル", GlossaryFormat, [Term]);
        public static readonly IReadOnlyList<PlanKind> Kinds = [.. PlanFile.Children.Concat(GlossaryFile.Children).SelectMany(k => k.WithDescendants())];

        private static PlanKind Root(string name, string label, string format, IReadOnlyList<PlanKind> children) => new(name, label, string.Empty)
        {
            Key = static (_, _) => string.Empty,
            Fields = [Token("format", "形式", [format]) with { Property = null, IsRequired = true }],
            Children = children,
        };
    }
}
