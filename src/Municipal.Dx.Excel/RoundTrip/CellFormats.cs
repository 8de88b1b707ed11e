using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>Which cell styles show a number as a date or a percentage: a workbook stores both as plain numbers.</summary>
internal sealed partial class CellFormats
{
    private const int DaysFrom1900To1904 = 1462;
    private const int LastDay = 2_958_465;

    private readonly List<Kind> _byStyle = [];

    public static CellFormats None { get; } = new();

    private enum Kind
    {
        Number,
        Percent,
        Date,
    }

    public static CellFormats Read(XmlReader xml)
    {
        var formats = new CellFormats();
        var codes = new Dictionary<int, string>();
        var isCellStyle = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs")
            {
                isCellStyle = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "numFmt" } && Number(xml, "numFmtId") is { } id)
            {
                codes[id] = xml.GetAttribute("formatCode") ?? "";
            }
            else if (isCellStyle && xml is { NodeType: XmlNodeType.Element, LocalName: "xf" })
            {
                formats._byStyle.Add(KindOf(Number(xml, "numFmtId") ?? 0, codes));
            }
        }

        return formats;
    }

    /// <summary>The number as a person would type it; as it stands where it is none.</summary>
    public string Text(string value, string? style, bool countsFrom1904)
    {
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) >= 1e27)
        {
            return value;
        }

        var kind = int.TryParse(style, CultureInfo.InvariantCulture, out var index) && index >= 0 && index < _byStyle.Count ? _byStyle[index] : Kind.Number;
        var days = number + (countsFrom1904 ? DaysFrom1900To1904 : 0);
        return kind switch
        {
            Kind.Date when days is >= 1 and <= LastDay => DateTime.FromOADate(Math.Floor(days)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Kind.Percent => Plain((decimal)number * 100) + "%",
            _ => Plain((decimal)number),
        };
    }

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private static int? Number(XmlReader xml, string attribute) =>
        int.TryParse(xml.GetAttribute(attribute), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Kind KindOf(int id, Dictionary<int, string> codes) => id switch
    {
        9 or 10 => Kind.Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or 36 or (>= 50 and <= 58) => Kind.Date,
        _ when !codes.TryGetValue(id, out _) => Kind.Number,
        _ => KindOf(codes[id]),
    };

    // Letters in quotes, brackets and after a backslash are no part of the pattern.
    private static Kind KindOf(string code)
    {
        var pattern = Literal().Replace(code.Replace("General", "", StringComparison.OrdinalIgnoreCase), "").Split(';')[0];
        return pattern.Contains('%', StringComparison.Ordinal) ? Kind.Percent
            : pattern.Contains('0', StringComparison.Ordinal) || pattern.Contains('#', StringComparison.Ordinal) ? Kind.Number
            : DatePart().IsMatch(pattern) ? Kind.Date
            : Kind.Number;
    }

    [GeneratedRegex("""\"[^\"]*\"|\[[^\]]*\]|\\.|_.""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex("[ymdgeYMDGE]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DatePart();
}
