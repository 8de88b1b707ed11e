namespace Municipal.Dx.Application.PlanFiles;

/// <summary>Reads the files of a plan into records. Finds everything that is wrong in one go and never throws for bad input.</summary>
public sealed class PlanFileReader
{
    private readonly List<PlanRecord> _records = [];
    private readonly List<PlanFileProblem> _problems = [];
    private readonly Dictionary<(PlanKind Kind, string? Parent), int> _counts = [];
    private readonly Dictionary<(PlanKind Kind, string Key), int> _lines = [];
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly Func<int, string> _place;
    private string _file = string.Empty;

    private PlanFileReader(Func<int, string>? place = null) => _place = place ?? (line => $"{line}行目");

    /// <summary>Reads and checks; the records are complete only where there are no problems.</summary>
    public static PlanDocument Read(PlanFileSet files)
    {
        var reader = new PlanFileReader();
        if (files.Problems.Count > 0)
        {
            return new PlanDocument([], files.Problems);
        }

        reader.ReadFile(files.Plan, PlanSchema.PlanFile);
        if (files.Glossary is { } glossary)
        {
            reader.ReadFile(glossary, PlanSchema.GlossaryFile);
        }

        return reader.Checked();
    }

    /// <summary>Reads trees that did not come from YAML; <paramref name="place"/> names the lines of their nodes in sentences.</summary>
    internal static PlanDocument Read(YamlMap plan, YamlMap? glossary, Func<int, string> place)
    {
        var reader = new PlanFileReader(place) { _file = PlanSchema.PlanFileName };
        reader.ReadRecord(PlanSchema.PlanFile, plan, parentKey: null, string.Empty);
        if (glossary is not null)
        {
            reader._file = PlanSchema.GlossaryFileName;
            reader.ReadRecord(PlanSchema.GlossaryFile, glossary, parentKey: null, string.Empty);
        }

        return reader.Checked();
    }

    private PlanDocument Checked()
    {
        var reported = _problems.Select(p => (p.File, p.Path)).ToHashSet();
        _problems.AddRange(PlanFileValidator.Check(_records).Where(p => !reported.Contains((p.File, p.Path))));
        return new PlanDocument(_records, [.. _problems.OrderBy(p => p.File == PlanSchema.GlossaryFileName).ThenBy(p => p.Line)]);
    }

    private void ReadFile(PlanFileText file, PlanKind root)
    {
        _file = file.Name;
        if (file.Text.Length > PlanFileText.BytesMax)
        {
            Report(1, string.Empty, "ファイルが大きすぎます。10MBまでのファイルを読み込めます。");
        }
        else if (PlanScalar.FindUnreadable(file.Text) is { } unreadable)
        {
            var line = 1 + file.Text.AsSpan(0, file.Text.IndexOf((char)unreadable, StringComparison.Ordinal)).Count('\n');
            Report(line, string.Empty, $"使えない文字(U+{unreadable:X4})があります。テキストとして保存し直してください。");
        }
        else if (YamlTree.Read(file.Name, file.Text, _problems) is { } node)
        {
            ReadRecord(root, node, parentKey: null, string.Empty);
        }
    }

    private void ReadRecord(PlanKind kind, YamlNode node, string? parentKey, string path)
    {
        if (node is not YamlMap map)
        {
            Report(node.Line, path, $"{kind.Label}は「項目: 値」の並びで書いてください。");
            return;
        }

        _refused.Clear();
        var record = new PlanRecord(kind, string.Empty, parentKey) { File = _file, Line = map.Line, Path = path };
        var children = ReadItems(record, map.Items, group: null, path);
        CheckRequired(record);
        var isRoot = kind == PlanSchema.PlanFile || kind == PlanSchema.GlossaryFile;
        var key = isRoot ? null : Add(record);
        foreach (var child in kind.Children)
        {
            if (children.TryGetValue(child, out var found))
            {
                ReadChildren(child, found, key, path);
            }
            else if (child.IsSingle)
            {
                Report(map.Line, Join(path, child.Collection), $"{child.Label}({child.Collection})がありません。");
            }
        }
    }

    /// <summary>Fields of a record, or of a nested mapping of it; returns the collections below.</summary>
    private Dictionary<PlanKind, YamlNode> ReadItems(PlanRecord record, IReadOnlyList<(YamlText Key, YamlNode Value)> items, string? group, string path)
    {
        var children = new Dictionary<PlanKind, YamlNode>();
        foreach (var (key, value) in items)
        {
            var name = group is null ? key.Text : $"{group}.{key.Text}";
            if (record.Kind.Find(name) is { } field)
            {
                ReadField(record, field, value);
            }
            else if (group is null && record.Kind.HasGroup(key.Text))
            {
                ReadGroup(record, key, value, path);
            }
            else if (group is null && record.Kind.Children.FirstOrDefault(c => c.Collection == key.Text) is { } child)
            {
                children[child] = value;
            }
            else
            {
                var near = NearName.Find(key.Text, NamesOf(record.Kind, group));
                Report(key.Line, Join(path, PlanScalar.Quote(key.Text)), $"「{PlanScalar.Quote(key.Text)}」という項目はありません。{(near is null ? string.Empty : $"「{near}」ではありませんか。")}");
            }
        }

        return children;
    }

    private static IEnumerable<string> NamesOf(PlanKind kind, string? group) => group is null
        ? kind.Fields.Select(f => f.Group ?? f.Name).Concat(kind.Children.Select(c => c.Collection)).Distinct(StringComparer.Ordinal)
        : kind.Fields.Where(f => f.Group == group).Select(f => f.OwnName);

    private void ReadGroup(PlanRecord record, YamlText key, YamlNode value, string path)
    {
        if (value is YamlMap nested)
        {
            ReadItems(record, nested.Items, key.Text, Join(path, key.Text));
        }
        else if (value is not YamlText { IsEmpty: true })
        {
            Report(value.Line, Join(path, key.Text), $"{key.Text}は「項目: 値」の並びで書いてください。");
        }
    }

    private void ReadField(PlanRecord record, PlanField field, YamlNode value)
    {
        var (text, problem) = PlanScalar.Read(field, value);
        if (problem is not null)
        {
            Report(value.Line, record.PathOf(field.Name), problem);
            _refused.Add(field.Name);
        }
        else if (text is not null && (text.Length > 0 || field.IsRequired) && text != field.Default)
        {
            record.Fields[field.Name] = new PlanValue(text, value.Line);
        }
    }

    /// <summary>A value that was refused is not reported as missing too.</summary>
    private void CheckRequired(PlanRecord record)
    {
        foreach (var field in record.Kind.Fields.Where(f => f.IsRequired))
        {
            if (record[field.Name] is null or "" && !_refused.Contains(field.Name))
            {
                Report(record.LineOf(field.Name), record.PathOf(field.Name), $"{record.Kind.Label}の{field.Label}({field.Name})がありません。");
            }
        }
    }

    private string? Add(PlanRecord record)
    {
        var kind = record.Kind;
        if (kind.Key(record.ParentKey, name => record[name] is { Length: > 0 } text ? text : null) is not { } key)
        {
            return null;
        }

        if (UniqueKey(record, key) is not { } unique)
        {
            return key;
        }

        var counter = (kind, kind.IsOrderedOverPlan ? null : record.ParentKey);
        var order = _counts[counter] = _counts.GetValueOrDefault(counter) + 1;
        _records.Add(record with { Key = unique, Order = order });
        return unique;
    }

    /// <summary>Null, and reported, where the key is taken and may not repeat.</summary>
    private string? UniqueKey(PlanRecord record, string key)
    {
        var kind = record.Kind;
        if (_lines.TryAdd((kind, key), record.Line))
        {
            return key;
        }

        if (!kind.MayRepeat)
        {
            Report(record.Line, record.Path, $"{kind.Label}「{PlanScalar.Quote(key)}」が{_place(_lines[(kind, key)])}と重なっています。");
            return null;
        }

        var times = _repeats[key] = _repeats.GetValueOrDefault(key, 1) + 1;
        return $"{key}~{times}";
    }

    private void ReadChildren(PlanKind child, YamlNode node, string? parentKey, string path)
    {
        var name = Join(path, child.Collection);
        if (node is YamlText { IsEmpty: true } && !child.IsSingle)
        {
            return;
        }

        if (child.IsSingle)
        {
            ReadRecord(child, node, parentKey, name);
        }
        else if (node is YamlList list)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                ReadRecord(child, list.Items[i], parentKey, $"{name}[{i}]");
            }
        }
        else
        {
            Report(node.Line, name, $"{child.Label}({child.Collection})は一覧(「- 」の並び)で書いてください。");
        }
    }

    private void Report(int line, string path, string message) => _problems.Add(new PlanFileProblem(_file, line, path, message));

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
