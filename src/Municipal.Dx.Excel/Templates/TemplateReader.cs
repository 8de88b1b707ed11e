using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Domain.Text;
using Municipal.Dx.Excel.RoundTrip;

namespace Municipal.Dx.Excel.Templates;

/// <summary>
/// Finds the rows of the template by the hidden names or, where they were lost, by names of sheets and headings: columns and rows may be moved,
/// sorted, hidden and added.
/// </summary>
internal static class TemplateReader
{
    private const int HeadRows = 20;
    private const string NotTemplate = "計画取込様式ではないファイルです。この画面からダウンロードした計画取込様式を選んでください。計画取込様式の場合は、シート「計画」の名前と、見出しの行が消えていないか確かめてください。";

    /// <returns>The rows, and what was left out.</returns>
    public static (IReadOnlyList<PlanTableRow> Rows, IReadOnlyList<string> Notes) Read(UploadedWorkbook workbook)
    {
        var (rows, notes) = (new List<PlanTableRow>(), new List<string>());
        foreach (var sheet in workbook.Sheets)
        {
            if (HeadRowsOf(sheet) is { Count: > 0 } found)
            {
                rows.AddRange(found);
            }
            else if (TableOf(sheet) is { } table)
            {
                rows.AddRange(RowsOf(sheet, table));
                notes.AddRange(table.Unknown.Select(heading => $"シート「{sheet.Name}」の列「{heading}」は、計画取込様式にない列なので読んでいません。"));
            }
            else if (sheet is { IsHidden: false, Rows.Count: > 0 } && sheet.Name != PlanSheets.Guide)
            {
                notes.Add($"シート「{sheet.Name}」は、計画取込様式にないシートなので読んでいません。");
            }
        }

        if (rows.Where(row => row.Kind == PlanSchema.Plan).Select(row => row.Sheet).Distinct(StringComparer.Ordinal).Skip(1).Any())
        {
            throw new RefusedWorkbookException("「計画」の欄があるシートが2つ以上あります。使わないシートを消して、保存し直してください。");
        }

        return rows.Exists(row => row.Kind == PlanSchema.Plan) ? (rows, notes) : throw new RefusedWorkbookException(NotTemplate);
    }

    /// <summary>計画: one field per row, found by its name or by what stands in 区分 and 項目.</summary>
    private static List<PlanTableRow> HeadRowsOf(UploadedSheet sheet)
    {
        var head = sheet.Rows.TakeWhile(row => row.Number <= HeadRows).FirstOrDefault(row => ColumnOf(row, TemplateHeadSheet.ValueLabel) is not null && ColumnOf(row, "項目") is not null);
        if (head is null)
        {
            return [];
        }

        var column = ColumnOf(head, TemplateHeadSheet.ValueLabel)!.Value;
        var found = PlanSheets.HeadKinds.ToDictionary(kind => kind, _ => new Dictionary<string, PlanTableCell>(StringComparer.Ordinal));
        foreach (var row in sheet.Rows.Where(row => row.Number > head.Number))
        {
            if (FieldOf(row, column) is { } named)
            {
                found[named.Kind].TryAdd(named.Field.Name, CellOf(row, column));
            }
        }

        return [.. found.Where(one => one.Value.Count > 0).Select(one => new PlanTableRow(one.Key, sheet.Name, head.Number, one.Value))];
    }

    private static (PlanKind Kind, PlanField Field)? FieldOf(UploadedRow row, int valueColumn)
    {
        var texts = row.Cells.Where(cell => cell.Key != valueColumn).Select(cell => cell.Value.Text).ToList();
        var named = PlanSheets.HeadKinds.SelectMany(kind => kind.Fields.Select(field => (Kind: kind, Field: field)))
            .Where(one => texts.Contains(TemplateColumn.Token(one.Kind, one.Field.Name)) || (texts.Contains(one.Kind.Label) && texts.Contains(one.Field.Label)))
            .Take(1)
            .ToList();
        return named.Count == 0 ? null : named[0];
    }

    private static Table? TableOf(UploadedSheet sheet)
    {
        var top = sheet.Rows.TakeWhile(row => row.Number <= HeadRows).ToList();
        var names = top.Find(row => row.Cells.Values.Any(cell => KindOf(cell.Text) is not null));
        var named = names is null ? PlanSheets.All.FirstOrDefault(one => Plain(one.Name) == Plain(sheet.Name)) : PlanSheets.All.First(one => one.Kind == KindOf(names.Cells.Values.First(cell => KindOf(cell.Text) is not null).Text));
        if (named is null)
        {
            return null;
        }

        var columns = TemplateColumn.Of(named);
        var heads = names is null ? top.Find(row => HasRequired(row, columns)) : top.Find(row => row.Number > names.Number && HasAny(row, names, named.Kind, columns));
        if (names is null && heads is null)
        {
            return null;
        }

        var found = columns.Select(column => (column.Name, At: names is null ? ColumnOf(heads!, column.Label) : ColumnOf(names, TemplateColumn.Token(named.Kind, column.Name))))
            .Where(column => column.At is not null)
            .ToDictionary(column => column.Name, column => column.At!.Value, StringComparer.Ordinal);
        var unknown = heads?.Cells.Where(cell => !found.ContainsValue(cell.Key) && cell.Value.Text.Length > 0).Select(cell => cell.Value.Text).ToList() ?? [];
        return new Table(named.Kind, Math.Max(names?.Number ?? 0, heads?.Number ?? 0), found, unknown);
    }

    private static bool HasRequired(UploadedRow row, IReadOnlyList<TemplateColumn> columns) =>
        columns.Where(column => column.Field?.IsRequired == true || column.Name == PlanSheets.ParentColumn).DefaultIfEmpty(columns[^1])
            .All(column => ColumnOf(row, column.Label) is not null);

    // Headings may have been renamed: one that stands below its hidden name is enough.
    private static bool HasAny(UploadedRow row, UploadedRow names, PlanKind kind, IReadOnlyList<TemplateColumn> columns) =>
        columns.Any(column => ColumnOf(names, TemplateColumn.Token(kind, column.Name)) is { } at && Plain(row.TextAt(at)) == Plain(column.Label));

    private static PlanKind? KindOf(string text) =>
        text.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && PlanSheets.All.FirstOrDefault(sheet => sheet.Kind.Name == text[..colon])?.Kind is { } kind
        && TemplateColumn.Of(PlanSheets.Of(kind)).Any(column => TemplateColumn.Token(kind, column.Name) == text)
            ? kind
            : null;

    private static IEnumerable<PlanTableRow> RowsOf(UploadedSheet sheet, Table table) =>
        from row in sheet.Rows
        where row.Number > table.HeadRow
        let cells = table.Columns.ToDictionary(column => column.Key, column => CellOf(row, column.Value), StringComparer.Ordinal)
        where cells.Any(cell => cell.Key is not (PlanSheets.OrderColumn or PlanSheets.ReferenceColumn) && (cell.Value.Error is not null || cell.Value.Text.Trim().Length > 0))
        select new PlanTableRow(table.Kind, sheet.Name, row.Number, cells);

    private static PlanTableCell CellOf(UploadedRow row, int column) => row.Cells.TryGetValue(column, out var cell)
        ? new PlanTableCell(cell.Text, UploadedWorkbook.Address(row.Number, column), cell.IsFormula, cell.Error)
        : new PlanTableCell(string.Empty, UploadedWorkbook.Address(row.Number, column));

    private static int? ColumnOf(UploadedRow row, string label) =>
        row.Cells.Where(cell => Plain(cell.Value.Text) == Plain(label)).Select(cell => (int?)cell.Key).Min();

    private static string Plain(string text) => TextFold.Fold(text).Replace(" ", "", StringComparison.Ordinal);

    private sealed record Table(PlanKind Kind, int HeadRow, IReadOnlyDictionary<string, int> Columns, IReadOnlyList<string> Unknown);
}
