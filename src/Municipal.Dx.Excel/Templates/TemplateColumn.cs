using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;

namespace Municipal.Dx.Excel.Templates;

/// <summary>A column of a sheet of the template.</summary>
/// <param name="Name">Field, or one of the names of <see cref="PlanSheets"/>; stands in the hidden row.</param>
/// <param name="Label">Heading.</param>
/// <param name="Guide">What to write, over the heading.</param>
/// <param name="Width">In characters.</param>
/// <param name="Field">Null where it is no field.</param>
internal sealed record TemplateColumn(string Name, string Label, string Guide, double Width, PlanField? Field = null)
{
    public bool IsNumber => Field is { Type: PlanFieldType.Number or PlanFieldType.Integer or PlanFieldType.Year } || Name == PlanSheets.OrderColumn;

    public static IReadOnlyList<TemplateColumn> Of(PlanSheet sheet)
    {
        List<TemplateColumn> columns = [new(PlanSheets.OrderColumn, PlanSheets.OrderLabel, "並び順。並べ替えても、この順で取り込みます", 6)];
        if (sheet.Parent is { } parent)
        {
            columns.Add(new TemplateColumn(PlanSheets.ParentColumn, sheet.ParentLabel, $"必須。シート「{PlanSheets.Of(parent).Name}」のキー", 13));
            columns.Add(new TemplateColumn(PlanSheets.ReferenceColumn, PlanSheets.ReferenceLabel + parent.Label, "取り込みません", 20));
        }

        columns.AddRange(sheet.Kind.Fields.Select(field => new TemplateColumn(field.Name, field.Label, GuideOf(field), WidthOf(field), field)));
        return columns;
    }

    /// <summary>What the hidden row says of it: <c>measure:title</c>.</summary>
    public static string Token(PlanKind kind, string name) => $"{kind.Name}:{name}";

    public static string GuideOf(PlanField field) => (field.IsRequired ? "必須。" : string.Empty) + field.Type switch
    {
        PlanFieldType.TextList or PlanFieldType.IntegerList => "「、」で区切る",
        PlanFieldType.Number => "数字だけ",
        PlanFieldType.Year => "西暦の年度。令和6年度は2024",
        PlanFieldType.Integer => $"{field.Min}から{field.Max}までの数字",
        PlanFieldType.Month => "2024-03の形",
        PlanFieldType.MonthOrDay => "2024-03か2024-03-31の形",
        PlanFieldType.Day => "2024-03-31の形",
        PlanFieldType.Flag => $"空は「{(field.Default == "true" ? PlanTokenWords.Yes : PlanTokenWords.No)}」",
        PlanFieldType.Token => "一覧から選ぶ" + (field.Default is { } token ? $"。空は「{PlanTokenWords.Of(field, token)}」" : string.Empty),
        _ => TextGuide(field),
    };

    private static string TextGuide(PlanField field) => (field.Name, field.Origin, field.Default) switch
    {
        ("source", _, _) => "計画書のどこか",
        (_, _, { Length: > 0 } word) => $"空は「{word}」",
        (_, PlanTextOrigin.Exact, _) => "計画書のとおり",
        (_, PlanTextOrigin.Prose, _) => "自治体の言葉で",
        _ => string.Empty,
    };

    private static double WidthOf(PlanField field) => field switch
    {
        { Type: PlanFieldType.Text, Origin: PlanTextOrigin.Prose } => 36,
        { Name: "title" or "name" or "term" or "label" } => 28,
        { Type: PlanFieldType.TextList } => 18,
        { Type: PlanFieldType.Text, MaxLength: > 100 } => 20,
        _ => 12,
    };
}
