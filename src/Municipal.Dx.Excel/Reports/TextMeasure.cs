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

    public static double Pixels(ReadOnlySpan<double> columnWidths)
    {
        var pixels = 0.0;
        foreach (var width in columnWidths)
        {
            pixels += Pixels(width);
        }

        return pixels;
    }

    public static double LineHeight(double points) => points * LineSpacing;

    public static double Height(int lines, double points) => (Math.Max(1, lines) * LineHeight(points)) + RowPadding;

    /// <summary>Lines that fit into one row of the greatest height.</summary>
    public static int MaxLines(double points) => LinesIn(MaxRowHeight, points);

    /// <summary>Lines that fit into a row of the height given.</summary>
    public static int LinesIn(double height, double points) => (int)Math.Max(0, (height - RowPadding) / LineHeight(points));

    public static double Width(ReadOnlySpan<char> text)
    {
        var width = 0.0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    /// <summary>Width of the column that shows the text on one line, bold too.</summary>
    public static double ColumnWidth(string text, double points) =>
        ((Width(text) / FullWidth * points * PixelsPerPoint * BoldFactor) + CellPadding) / 7;

    public static int Lines(string? text, double pixels, double points)
    {
        var (capacity, lines) = (Capacity(pixels, points), 0);
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var paragraph = text.AsSpan()[range];
            do
            {
                paragraph = paragraph[LineEnd(paragraph, capacity)..];
                lines++;
            }
            while (paragraph.Length > 0);
        }

        return lines;
    }

    /// <summary>The text in pieces of at most <paramref name="maxLines"/> lines; nothing is lost.</summary>
    public static IReadOnlyList<string> Split(string? text, double pixels, double points, int maxLines) => Split(text, pixels, points, _ => maxLines);

    /// <summary>The text in pieces, the n-th (from 0) of at most as many lines as <paramref name="maxLines"/> says; nothing is lost.</summary>
    public static IReadOnlyList<string> Split(string? text, double pixels, double points, Func<int, int> maxLines)
    {
        var lines = Wrap(text ?? "", pixels, points);
        var pieces = new List<string>();
        for (var at = 0; at < lines.Count;)
        {
            var count = Math.Min(Math.Max(1, maxLines(pieces.Count)), lines.Count - at);
            pieces.Add(Joined(lines.GetRange(at, count)));
            at += count;
        }

        return pieces;
    }

    // Wrapped lines go on without a break; only the author's own line ends are kept.
    private static string Joined(List<Line> lines)
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

    private static List<Line> Wrap(string text, double pixels, double points)
    {
        var capacity = Capacity(pixels, points);
        var lines = new List<Line>();
        foreach (var paragraph in text.Split('\n'))
        {
            var start = 0;
            do
            {
                var length = LineEnd(paragraph.AsSpan(start), capacity);
                lines.Add(new Line(paragraph.Substring(start, length), EndsParagraph: start + length == paragraph.Length));
                start += length;
            }
            while (start < paragraph.Length);
        }

        return lines;
    }

    /// <summary>Characters of full width twice that fit on a line.</summary>
    private static double Capacity(double pixels, double points) =>
        Math.Max(FullWidth, ((pixels - CellPadding) / (points * PixelsPerPoint) * FullWidth) - 1);

    /// <summary>Where the first line of a paragraph ends. A word too long for a line of its own is broken.</summary>
    private static int LineEnd(ReadOnlySpan<char> paragraph, double capacity)
    {
        var (at, used) = (0, 0.0);
        while (at < paragraph.Length)
        {
            var word = paragraph.Slice(at, WordLength(paragraph[at..]));
            if (used > 0 && used + Width(word) > capacity)
            {
                return at;
            }

            foreach (var rune in word.EnumerateRunes())
            {
                if (used > 0 && used + Width(rune) > capacity)
                {
                    return at;
                }

                used += Width(rune);
                at += rune.Utf16SequenceLength;
            }
        }

        return at;
    }

    // Latin words and numbers are not broken at a line's end; a kana or kanji stands alone.
    private static int WordLength(ReadOnlySpan<char> text)
    {
        var ascii = text.IndexOfAnyExceptInRange('!', '\u007F');
        return ascii switch
        {
            < 0 => text.Length,
            0 => char.IsHighSurrogate(text[0]) && text.Length > 1 && char.IsLowSurrogate(text[1]) ? 2 : 1,
            _ => ascii,
        };
    }

    private static double Width(Rune rune) => rune.Value is < 0x2000 or (>= 0xFF61 and <= 0xFF9F) ? HalfWidth : FullWidth;

    private readonly record struct Line(string Text, bool EndsParagraph);
}
