using System.Text;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// How much room Japanese text takes, by our own measure: a full-width character counts 2, a half-width one a little over 1,
/// because proportional digits are wider than half a kana. Errs on the large side: a row too high does no harm, a cut text does.
/// </summary>
internal static class TextMeasure
{
    /// <summary>The highest row that Excel knows.</summary>
    public const double MaxRowHeight = 409;

    private const double FullWidth = 2;
    private const double HalfWidth = 1.15;
    private const double PixelsPerPoint = 96.0 / 72.0;
    private const double CellPadding = 6;
    private const double BoldFactor = 1.05;
    private const double LineSpacing = 1.7;
    private const double RowPadding = 4;

    /// <summary>Pixels of a column of the given width: seven per character of the default font, and the padding Excel adds.</summary>
    public static double Pixels(double columnWidth) => (columnWidth * 7) + 5;

    public static double LineHeight(double points) => points * LineSpacing;

    public static double Height(int lines, double points) => (Math.Max(1, lines) * LineHeight(points)) + RowPadding;

    /// <summary>Lines that fit into one row of the greatest height.</summary>
    public static int MaxLines(double points) => (int)((MaxRowHeight - RowPadding) / LineHeight(points));

    public static double Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>Width of the column that shows the text on one line, bold too.</summary>
    public static double ColumnWidth(string text, double points) =>
        ((Width(text) / FullWidth * points * PixelsPerPoint * BoldFactor) + CellPadding) / 7;

    public static int Lines(string? text, double pixels, double points) => Wrap(text, pixels, points).Count;

    /// <summary>The text in pieces of at most <paramref name="maxLines"/> lines; nothing is lost.</summary>
    public static IReadOnlyList<string> Split(string? text, double pixels, double points, int maxLines)
    {
        var lines = Wrap(text, pixels, points);
        return [.. lines.Chunk(Math.Max(1, maxLines)).Select(Joined)];
    }

    // Wrapped lines go on without a break; only the author's own line ends are kept.
    private static string Joined(Line[] lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append(line.Text);
            if (line.EndsParagraph)
            {
                text.Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static List<Line> Wrap(string? text, double pixels, double points)
    {
        var capacity = Math.Max(FullWidth, ((pixels - CellPadding) / (points * PixelsPerPoint) * FullWidth) - 1);
        var lines = new List<Line>();
        foreach (var paragraph in (text ?? "").Split('\n'))
        {
            WrapParagraph(paragraph, capacity, lines);
        }

        return lines;
    }

    private static void WrapParagraph(string paragraph, double capacity, List<Line> lines)
    {
        var line = new StringBuilder();
        var used = 0.0;
        foreach (var word in Words(paragraph))
        {
            var width = Width(word);
            if (used > 0 && used + width > capacity)
            {
                lines.Add(new Line(line.ToString(), EndsParagraph: false));
                line.Clear();
                used = 0;
            }

            foreach (var rune in word.EnumerateRunes())
            {
                if (used > 0 && used + Width(rune) > capacity)
                {
                    lines.Add(new Line(line.ToString(), EndsParagraph: false));
                    line.Clear();
                    used = 0;
                }

                line.Append(rune);
                used += Width(rune);
            }
        }

        lines.Add(new Line(line.ToString(), EndsParagraph: true));
    }

    // Latin words and numbers are not broken at a line's end; a kana or kanji stands alone.
    private static IEnumerable<string> Words(string paragraph)
    {
        var word = new StringBuilder();
        foreach (var rune in paragraph.EnumerateRunes())
        {
            if (rune.IsAscii && rune.Value > ' ')
            {
                word.Append(rune);
                continue;
            }

            if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            yield return rune.ToString();
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static double Width(Rune rune) => rune.Value is < 0x2000 or (>= 0xFF61 and <= 0xFF9F) ? HalfWidth : FullWidth;

    private readonly record struct Line(string Text, bool EndsParagraph);
}
