using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Municipal.Dx.Application.PlanFiles;

internal abstract record YamlNode(int Line);

internal sealed record YamlText(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    /// <summary>Nothing, <c>~</c> or <c>null</c>: the same as leaving the item out.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null";
}

internal sealed record YamlMap(int Line, IReadOnlyList<(YamlText Key, YamlNode Value)> Items) : YamlNode(Line);

internal sealed record YamlList(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line);

/// <summary>
/// YAML as a tree with line numbers. Anchors, aliases, tags, a second document, deep nesting and repeated keys are refused;
/// bad input ends in problems, never in an exception.
/// </summary>
internal sealed class YamlTree
{
    private const int DepthMax = 16;
    private const int NodesMax = 300_000;
    private readonly string _file;
    private readonly List<PlanFileProblem> _problems;
    private readonly Parser _parser;
    private ParsingEvent _last = new StreamStart();
    private int _nodes;

    private YamlTree(string file, string text, List<PlanFileProblem> problems)
    {
        (_file, _problems) = (file, problems);
        _parser = new Parser(new StringReader(text));
    }

    /// <returns>The root; null where the text is no YAML or is empty.</returns>
    public static YamlNode? Read(string file, string text, List<PlanFileProblem> problems)
    {
        var tree = new YamlTree(file, text, problems);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            var line = (int)Math.Clamp(e.Start.Line, 1, int.MaxValue);
            problems.Add(new PlanFileProblem(file, line, string.Empty, e is RefusedException ? e.Message : $"YAMLとして読めません({e.Start.Column}文字目の付近)。字下げ、引用符、コロンの後の空白を確かめてください。"));
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The scanner leaves its own guards this way for some broken scalars.
            problems.Add(new PlanFileProblem(file, LineOf(tree._last), string.Empty, "YAMLとして読めません(この行より後)。字下げ、引用符、コロンの後の空白を確かめてください。"));
            return null;
        }
    }

    private YamlNode? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
        {
            _problems.Add(new PlanFileProblem(_file, 1, string.Empty, "ファイルに内容がありません。"));
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode(1);
        _parser.Consume<DocumentEnd>();
        if (!_parser.Accept<StreamEnd>(out _))
        {
            throw Refuse(_parser.Consume<ParsingEvent>(), "1つのファイルには1つの文書だけを書いてください(「---」で区切った2つ目があります)。");
        }

        return root;
    }

    private YamlNode ReadNode(int depth)
    {
        var current = _last = _parser.Consume<ParsingEvent>();
        CheckNode(current, depth);
        return current switch
        {
            Scalar scalar => new YamlText(LineOf(current), scalar.Value, scalar.Style == ScalarStyle.Plain),
            SequenceStart => ReadList(LineOf(current), depth),
            MappingStart => ReadMap(LineOf(current), depth),
            _ => throw Refuse(current, "YAMLとして読めません。"),
        };
    }

    private void CheckNode(ParsingEvent current, int depth)
    {
        if (current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false })
        {
            throw Refuse(current, "アンカー(&)と参照(*)は使えません。内容をそのまま書いてください。*や&で始まる文は引用符で囲んでください。");
        }

        if (current is NodeEvent { Tag.IsEmpty: false })
        {
            throw Refuse(current, "タグ(!)は使えません。!で始まる文は引用符で囲んでください。");
        }

        if (depth > DepthMax)
        {
            throw Refuse(current, "入れ子が深すぎます。");
        }

        if (++_nodes > NodesMax)
        {
            throw Refuse(current, "項目の数が多すぎます。");
        }
    }

    private YamlList ReadList(int line, int depth)
    {
        var items = new List<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlList(line, items);
    }

    private YamlMap ReadMap(int line, int depth)
    {
        var items = new List<(YamlText, YamlNode)>();
        var lines = new Dictionary<string, int>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not YamlText key)
            {
                throw Refuse(_last, "項目の名前は文字で書いてください。");
            }

            var value = ReadNode(depth + 1);
            if (lines.TryAdd(key.Text, key.Line))
            {
                items.Add((key, value));
            }
            else
            {
                _problems.Add(new PlanFileProblem(_file, key.Line, string.Empty, $"項目「{PlanScalar.Quote(key.Text)}」が{lines[key.Text]}行目と重なっています。"));
            }
        }

        return new YamlMap(line, items);
    }

    private static int LineOf(ParsingEvent current) => (int)Math.Clamp(current.Start.Line, 1, int.MaxValue);

    private static RefusedException Refuse(ParsingEvent current, string message) => new(current.Start, current.End, message);

    private sealed class RefusedException(in Mark start, in Mark end, string message) : YamlException(start, end, message);
}
