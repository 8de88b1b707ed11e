namespace Municipal.Dx.Application.PlanFiles.Tables;

/// <summary>
/// Turns the rows of an uploaded 計画取込様式 into the records of a plan. Rows are put together by keys, not by where they stand; from there on
/// the rules are those of plan files.
/// </summary>
public sealed class PlanTableReader
{
    private readonly List<(PlanTableRow Row, PlanTableCell? Cell)> _places = [];
    private readonly List<(PlanTableRow Row, PlanTableCell? Cell, string Message)> _problems = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<(PlanKind Kind, string Key)> _taken = [];
    private ILookup<(PlanKind Kind, string? Parent), ReadRow> _below = Array.Empty<ReadRow>().ToLookup(row => (row.Row.Kind, row.Parent));

    private PlanTableReader()
    {
    }

    public static PlanTableReading Read(IReadOnlyList<PlanTableRow> rows)
    {
        var reader = new PlanTableReader();
        var read = rows.GroupBy(row => row.Kind).SelectMany(InOrder).Select(reader.ReadRowOf).ToList();
        reader.CheckParents(read);
        reader._below = read.ToLookup(row => (row.Row.Kind, row.Parent));
        var plan = reader.MapOf(PlanSchema.PlanFile, PlanSchema.PlanFormat);
        var glossary = read.Exists(row => row.Row.Kind == PlanSchema.Term) ? reader.MapOf(PlanSchema.GlossaryFile, PlanSchema.GlossaryFormat) : null;
        var document = PlanFileReader.Read(plan, glossary, reader.NameOf);
        return new PlanTableReading(document with { Problems = reader.Placed(document.Problems, rows) }, reader._notes);
    }

    // A row without 順 stays behind the row above it.
    private static IEnumerable<PlanTableRow> InOrder(IEnumerable<PlanTableRow> rows)
    {
        var last = decimal.MinValue;
        return rows.Select(row => (Row: row, Order: last = OrderOf(row) ?? last)).ToList().OrderBy(item => item.Order).Select(item => item.Row);
    }

    private static decimal? OrderOf(PlanTableRow row) =>
        row[PlanSheets.OrderColumn] is { Text.Length: > 0 } cell && Domain.Text.NumberText.TryRead(cell.Text, out var number, out _) ? number : null;

    private ReadRow ReadRowOf(PlanTableRow row)
    {
        var values = new Dictionary<string, YamlNode>(StringComparer.Ordinal);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in row.Kind.Fields)
        {
            if (row[field.Name] is { } cell && (cell.Error is not null || cell.Text.Trim().Length > 0))
            {
                var text = TextOf(row, cell, field.Label, PlanCellText.Read(row.Kind, field, cell.Text));
                values[field.Name] = NodeOf(field, text, Place(row, cell));
                texts[field.Name] = text;
            }
        }

        var isBelow = !PlanSheets.HeadKinds.Contains(row.Kind) && PlanSheets.Of(row.Kind).Parent is not null;
        var parent = isBelow && row[PlanSheets.ParentColumn] is { Text.Length: > 0 } above
            ? TextOf(row, above, PlanSheets.Of(row.Kind).ParentLabel, PlanCellText.ReadKey(above.Text.Trim(), PlanSheets.Of(row.Kind).ParentLabel))
            : isBelow ? string.Empty : null;
        return new ReadRow(row, values, parent, row.Kind.Key(parent, name => texts.GetValueOrDefault(name)));
    }

    private string TextOf(PlanTableRow row, PlanTableCell cell, string label, PlanCellReading reading)
    {
        var place = $"シート「{row.Sheet}」の{cell.Address}：";
        if (cell.Error is { } error)
        {
            _problems.Add((row, cell, $"{label}の計算式の結果を読めません({error})。値を入力し直してください。"));
        }
        else if (reading.Problem is { } problem)
        {
            _problems.Add((row, cell, problem));
        }
        else if (cell.IsFormula)
        {
            _notes.Add($"{place}計算式の結果の「{PlanScalar.Quote(cell.Text)}」を読みました。");
        }
        else if (reading.HowRead is { } howRead)
        {
            _notes.Add(place + howRead);
        }

        return reading.Text;
    }

    private static YamlNode NodeOf(PlanField field, string text, int line) => field.Type switch
    {
        PlanFieldType.IntegerList => new YamlList(line, [.. text.Split(PlanRecord.ListSeparator).Select(item => new YamlText(line, item, IsPlain: true))]),
        PlanFieldType.TextList => new YamlList(line, [.. text.Split(PlanRecord.ListSeparator).Select(item => new YamlText(line, item, IsPlain: false))]),
        PlanFieldType.Number or PlanFieldType.Integer or PlanFieldType.Year or PlanFieldType.Flag => new YamlText(line, text, IsPlain: true),
        _ => new YamlText(line, text, IsPlain: false),
    };

    private void CheckParents(List<ReadRow> rows)
    {
        var keys = rows.Where(row => row.Key is not null).Select(row => (row.Row.Kind, row.Key!)).ToHashSet();
        foreach (var (row, _, parent, _) in rows.Where(row => row.Parent is not null))
        {
            var sheet = PlanSheets.Of(row.Kind);
            if (parent!.Length == 0)
            {
                _problems.Add((row, row[PlanSheets.ParentColumn], $"{sheet.ParentLabel}がありません。"));
            }
            else if (!keys.Contains((sheet.Parent!, parent)))
            {
                _problems.Add((row, row[PlanSheets.ParentColumn], $"「{PlanScalar.Quote(parent)}」が、シート「{PlanSheets.Of(sheet.Parent!).Name}」にありません。キーが同じかどうかを確かめてください。"));
            }
        }
    }

    private YamlMap MapOf(PlanKind file, string format)
    {
        var items = new List<(YamlText, YamlNode)> { (Name("format", 0), new YamlText(0, format, IsPlain: false)) };
        AddChildren(items, file, parent: null);
        return new YamlMap(0, items);
    }

    private YamlMap MapOf(ReadRow row)
    {
        var line = Place(row.Row, cell: null);
        var items = new List<(YamlText, YamlNode)>();
        foreach (var group in row.Row.Kind.Fields.Where(field => row.Values.ContainsKey(field.Name)).GroupBy(field => field.Group ?? field.Name, StringComparer.Ordinal))
        {
            var first = group.First();
            items.Add((Name(group.Key, line), first.Group is null
                ? row.Values[first.Name]
                : new YamlMap(line, [.. group.Select(field => (Name(field.OwnName, line), row.Values[field.Name]))])));
        }

        if (row.Key is { } key && !row.Row.Kind.IsSingle && _taken.Add((row.Row.Kind, key)))
        {
            AddChildren(items, row.Row.Kind, key);
        }

        return new YamlMap(line, items);
    }

    private void AddChildren(List<(YamlText Key, YamlNode Value)> items, PlanKind kind, string? parent)
    {
        foreach (var child in kind.Children)
        {
            var maps = _below[(child, parent)].Select(MapOf).ToList();
            if (child.IsSingle)
            {
                items.Add((Name(child.Collection, 0), maps.FirstOrDefault() ?? new YamlMap(0, [])));
            }
            else if (maps.Count > 0)
            {
                items.Add((Name(child.Collection, 0), new YamlList(0, maps)));
            }
        }
    }

    private static YamlText Name(string text, int line) => new(line, text, IsPlain: true);

    // Lines of the tree are numbers of places in the workbook, from 1.
    private int Place(PlanTableRow row, PlanTableCell? cell)
    {
        _places.Add((row, cell));
        return _places.Count;
    }

    private string NameOf(int line) => line < 1 ? "ほかの行" : $"シート「{_places[line - 1].Row.Sheet}」の{_places[line - 1].Row.Number}行目";

    /// <summary>Problems with sheet and cell, in the order of the workbook, one per cell.</summary>
    private IReadOnlyList<PlanFileProblem> Placed(IReadOnlyList<PlanFileProblem> found, IReadOnlyList<PlanTableRow> rows)
    {
        var sheets = rows.Select(row => FileOf(row.Sheet)).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. _problems.Select(problem => ProblemAt(problem.Row, problem.Cell?.Address, problem.Message))
                .Concat(found.Select(Placed))
                .DistinctBy(problem => (problem.File, problem.Path))
                .OrderBy(problem => sheets.IndexOf(problem.File))
                .ThenBy(problem => problem.Line),
        ];
    }

    private PlanFileProblem Placed(PlanFileProblem problem)
    {
        if (problem.Line < 1)
        {
            return problem with { File = FileOf(PlanSheets.Head), Line = 1, Path = "A1" };
        }

        var (row, cell) = _places[problem.Line - 1];
        var missing = row.Kind.Fields.FirstOrDefault(field => problem.Path.EndsWith("." + field.Name, StringComparison.Ordinal));
        return ProblemAt(row, (cell ?? (missing is null ? null : row[missing.Name]))?.Address, problem.Message);
    }

    private static PlanFileProblem ProblemAt(PlanTableRow row, string? address, string message) => new(FileOf(row.Sheet), row.Number, address ?? row.Address, message);

    private static string FileOf(string sheet) => $"シート「{sheet}」";

    private sealed record ReadRow(PlanTableRow Row, IReadOnlyDictionary<string, YamlNode> Values, string? Parent, string? Key);
}
