using System.Globalization;
using System.Text;
using System.Xml;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>
/// Reads the values of an uploaded .xlsx in one pass, whoever saved it (Excel, LibreOffice, Google, a mail filter). Only values are read:
/// ClosedXML would build the whole workbook in memory first and stumbles over parts that do not matter here.
/// </summary>
internal sealed class WorkbookReader
{
    private readonly WorkbookPackage _package;
    private readonly List<string> _strings = [];
    private CellFormats _formats = CellFormats.None;
    private bool _countsFrom1904;
    private int _cells;

    private WorkbookReader(WorkbookPackage package) => _package = package;

    /// <exception cref="RefusedWorkbookException">It cannot or must not be read.</exception>
    public static UploadedWorkbook Read(byte[] content)
    {
        using var package = WorkbookPackage.Open(content);
        return WorkbookPackage.Guarded(() => new WorkbookReader(package).ReadAll());
    }

    private UploadedWorkbook ReadAll()
    {
        var workbook = TargetOf("", "_rels/.rels", "officeDocument") ?? "xl/workbook.xml";
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var relations = folder + "_rels/" + workbook[folder.Length..] + ".rels";
        var sheets = SheetsOf(workbook);
        if (TargetOf(folder, relations, "styles") is { } styles && _package.Has(styles))
        {
            using var xml = _package.Read(styles);
            _formats = CellFormats.Read(xml);
        }

        if (TargetOf(folder, relations, "sharedStrings") is { } strings && _package.Has(strings))
        {
            ReadStrings(strings);
        }

        var targets = TargetsOf(folder, relations);
        return new UploadedWorkbook(
        [
            .. sheets.Where(sheet => targets.TryGetValue(sheet.Relation, out var target) && _package.Has(target))
                .Select(sheet => new UploadedSheet(sheet.Name, sheet.IsHidden, ReadRows(sheet.Name, targets[sheet.Relation]))),
        ]);
    }

    private string? TargetOf(string folder, string relations, string type)
    {
        if (!_package.Has(relations))
        {
            return null;
        }

        using var xml = _package.Read(relations);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Type")?.EndsWith("/" + type, StringComparison.Ordinal) == true)
            {
                return PathOf(folder, xml.GetAttribute("Target"));
            }
        }

        return null;
    }

    private Dictionary<string, string> TargetsOf(string folder, string relations)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        using var xml = _package.Read(relations);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && xml.GetAttribute("Id") is { } id)
            {
                targets[id] = PathOf(folder, xml.GetAttribute("Target"));
            }
        }

        return targets;
    }

    private static string PathOf(string folder, string? target) =>
        target is null ? "" : target.StartsWith('/') ? target[1..] : folder + (target.StartsWith("./", StringComparison.Ordinal) ? target[2..] : target);

    private List<(string Name, string Relation, bool IsHidden)> SheetsOf(string workbook)
    {
        var sheets = new List<(string, string, bool)>();
        using var xml = _package.Read(workbook);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
            {
                _countsFrom1904 = xml.GetAttribute("date1904") is "1" or "true";
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
            {
                var isHidden = xml.GetAttribute("state") is "hidden" or "veryHidden";
                var name = xml.GetAttribute("name") ?? "";
                sheets.Add((name, RelationOf(xml), isHidden));
            }
        }

        return sheets;
    }

    // r:id, whatever its namespace is (transitional or strict).
    private static string RelationOf(XmlReader xml)
    {
        for (var found = xml.MoveToFirstAttribute(); found; found = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == "id" && xml.Prefix.Length > 0)
            {
                var value = xml.Value;
                xml.MoveToElement();
                return value;
            }
        }

        xml.MoveToElement();
        return "";
    }

    private void ReadStrings(string part)
    {
        using var xml = _package.Read(part);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
            {
                _strings.Add(TextOf(xml));
                if (_strings.Count > UploadLimits.Cells)
                {
                    throw new RefusedWorkbookException("文字の入ったセルが多すぎます。使っていないシートや行を消して、保存し直してください。");
                }
            }
        }
    }

    /// <summary>Text of an si or is element; the readings (ふりがな) that Excel adds are no part of it.</summary>
    private static string TextOf(XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var text = new StringBuilder();
        var depth = xml.Depth;
        var isText = false;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "rPh" })
            {
                SkipInside(xml);
                isText = false;
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                isText = xml.LocalName == "t" && !xml.IsEmptyElement;
            }
            else if (isText && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
            {
                text.Append(isText ? xml.Value : "");
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                isText = false;
            }
        }

        return Decoded(text.ToString());
    }

    private static void SkipInside(XmlReader xml)
    {
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
        }
    }

    // _x000D_ stands for a character that XML cannot carry.
    private static string Decoded(string text)
    {
        var decoded = text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) ?? text : text;
        decoded = decoded.ReplaceLineEndings("\n");
        return decoded.Length > UploadLimits.TextLength ? decoded[..UploadLimits.TextLength] : decoded;
    }

    private List<UploadedRow> ReadRows(string name, string part)
    {
        var rows = new List<UploadedRow>();
        var (number, count) = (0, 0);
        using var xml = _package.Read(part);
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                continue;
            }

            if (++count > UploadLimits.Rows)
            {
                throw new RefusedWorkbookException($"シート「{name}」の行が{UploadLimits.Rows:N0}行を超えています。使っていない行を削除して、保存し直してください。");
            }

            number = int.TryParse(xml.GetAttribute("r"), CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            var cells = xml.IsEmptyElement ? [] : ReadCells(xml);
            if (cells.Count > 0)
            {
                rows.Add(new UploadedRow(number, cells));
            }
        }

        return rows;
    }

    private Dictionary<int, UploadedCell> ReadCells(XmlReader xml)
    {
        var cells = new Dictionary<int, UploadedCell>();
        var (depth, column) = (xml.Depth, 0);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "c" })
            {
                continue;
            }

            if (++_cells > UploadLimits.Cells)
            {
                throw new RefusedWorkbookException($"セルが{UploadLimits.Cells:N0}個を超えています。使っていない行や列を削除して、保存し直してください。");
            }

            column = CellAddress.ColumnOf(xml.GetAttribute("r")) ?? column + 1;
            if (ReadCell(xml) is { } cell)
            {
                cells[column] = cell;
            }
        }

        return cells;
    }

    private UploadedCell? ReadCell(XmlReader xml)
    {
        var (type, style) = (xml.GetAttribute("t") ?? "n", xml.GetAttribute("s"));
        string? value = null;
        string? inline = null;
        var isFormula = false;
        var depth = xml.Depth;
        while (!xml.IsEmptyElement && xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.Depth == depth + 1)
            {
                isFormula |= xml.LocalName == "f";
                inline = xml.LocalName == "is" ? TextOf(xml) : inline;
                value = xml.LocalName == "v" ? "" : value;
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace && value is not null && xml.Depth == depth + 2)
            {
                value += xml.Value;
            }
        }

        return Value(type, style, inline ?? value, isFormula);
    }

    private UploadedCell? Value(string type, string? style, string? value, bool isFormula)
    {
        if (string.IsNullOrEmpty(value))
        {
            return isFormula && value is null ? new UploadedCell("", IsFormula: true, Error: "計算前") : null;
        }

        var text = type switch
        {
            "s" => int.TryParse(value, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _strings.Count ? _strings[index] : "",
            "str" or "inlineStr" => Decoded(value),
            "b" => value is "1" or "true" ? "TRUE" : "FALSE",
            "d" => value.Length >= 10 ? value[..10] : value,
            "e" => "",
            _ => _formats.Text(value, style, _countsFrom1904),
        };
        var error = type == "e" ? value : null;
        return text.Length == 0 && error is null ? null : new UploadedCell(text, isFormula, error);
    }
}
