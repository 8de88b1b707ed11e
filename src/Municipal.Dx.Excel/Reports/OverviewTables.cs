using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>The counting tables of 概要; each answers the row after its last.</summary>
internal sealed class OverviewTables(SheetPen pen, BookContent content)
{
    private const int Units = 24;
    private const int CountUnits = 2;
    private const int RateUnits = 2;
    private const int TitleLength = 34;

    /// <summary>
    /// Label, count, share, previous count, difference. The last <paramref name="notOfWhole"/> lines are no part of
    /// <paramref name="whole"/> and have no share.
    /// </summary>
    public int Counts(int row, int first, int last, string head, IReadOnlyList<BookCount> counts, int whole, int notOfWhole = 0)
    {
        var label = last - (3 * CountUnits) - RateUnits;
        int[] starts = [first, label + 1, label + 1 + CountUnits, label + 1 + CountUnits + RateUnits, last - CountUnits + 1];
        int[] ends = [label, starts[2] - 1, starts[3] - 1, starts[4] - 1, last];
        string[] heads = [head, "件数", "割合", "前期", "増減"];
        for (var i = 0; i < heads.Length; i++)
        {
            Put(row, starts[i], ends[i], heads[i]);
        }

        BookStyles.ColumnHeads(pen.Range(row, first, row, last));
        pen.Height(row, pen.HeightOf(head, starts[0], ends[0], BookStyles.Body));
        for (var i = 0; i < counts.Count; i++)
        {
            CountRow(row + 1 + i, starts, ends, counts[i], i < counts.Count - notOfWhole ? whole : 0);
        }

        if (counts.Count == 0)
        {
            Put(row + 1, first, last, "該当なし");
            BookStyles.Grid(pen.Range(row + 1, first, row + 1, last));
        }

        return row + 1 + Math.Max(1, counts.Count);
    }

    public int Policies(int row, BookOverview overview)
    {
        string[] counted = [.. content.Scale.Levels.Select(level => level.Code), "未評価", BookOverview.MissingLabel(content), "対象外", "計"];
        var label = Units - (counted.Length * CountUnits);
        Put(row, 1, label, content.Words.Policy);
        for (var i = 0; i < counted.Length; i++)
        {
            Put(row, Column(label, i), Column(label, i) + CountUnits - 1, counted[i]);
        }

        BookStyles.ColumnHeads(pen.Range(row, 1, row, Units));
        pen.Range(row, 1, row, Units).Style.Font.FontSize = BookStyles.Small;
        pen.Height(row, counted.Max(text => pen.HeightOf(text, label + 1, label + CountUnits, BookStyles.Small)));
        foreach (var policy in overview.Policies)
        {
            row++;
            Named(row, label, policy.Label);
            int[] values = [.. policy.Ratings, policy.Unrated, policy.Missing, policy.NotAsked, policy.Measures];
            Numbers(row, label, values);
        }

        row++;
        Named(row, label, "計");
        Numbers(
            row,
            label,
            [
                .. Enumerable.Range(0, content.Scale.Levels.Count).Select(i => overview.Policies.Sum(policy => policy.Ratings[i])),
                overview.Policies.Sum(policy => policy.Unrated), overview.Policies.Sum(policy => policy.Missing),
                overview.Policies.Sum(policy => policy.NotAsked), overview.Policies.Sum(policy => policy.Measures),
            ]);
        pen.Range(row, 1, row, Units).Style.Font.Bold = true;
        return row + 1;
    }

    public int KpisByPolicy(int row, BookOverview overview)
    {
        string[] counted = ["KPI", "判定対象", "うち目標に到達"];
        const int WidthOfEach = 4;
        var label = Units - (counted.Length * WidthOfEach);
        Put(row, 1, label, content.Words.Policy);
        for (var i = 0; i < counted.Length; i++)
        {
            Put(row, label + 1 + (i * WidthOfEach), label + ((i + 1) * WidthOfEach), counted[i]);
        }

        BookStyles.ColumnHeads(pen.Range(row, 1, row, Units));
        pen.Height(row, TextMeasure.Height(1, BookStyles.Body));
        foreach (var policy in overview.Policies)
        {
            row++;
            Named(row, label, policy.Label);
            int[] values = [policy.Kpis, policy.KpisJudged, policy.KpisMet];
            for (var i = 0; i < values.Length; i++)
            {
                Count(row, label + 1 + (i * WidthOfEach), label + ((i + 1) * WidthOfEach), values[i], NumberFormats.Count);
            }
        }

        return row + 1;
    }

    private void CountRow(int row, int[] starts, int[] ends, BookCount count, int whole)
    {
        BookStyles.Grid(pen.Range(row, starts[0], row, ends[^1]));
        Put(row, starts[0], ends[0], count.Label);
        Count(row, starts[1], ends[1], count.Count, NumberFormats.Count);
        OrNone(row, starts[2], ends[2], whole > 0 ? (decimal)count.Count / whole : null, NumberFormats.Rate);
        OrNone(row, starts[3], ends[3], count.Before, NumberFormats.Count);
        OrNone(row, starts[4], ends[4], content.Period.IsFixed ? count.Count - count.Before : null, NumberFormats.SignedCount);
        pen.Height(row, pen.HeightOf(count.Label, starts[0], ends[0], BookStyles.Body));
    }

    private void OrNone(int row, int first, int last, decimal? value, string format)
    {
        if (value is { } number)
        {
            Count(row, first, last, number, format);
        }
        else
        {
            Put(row, first, last, BookPhrases.None);
            pen.Range(row, first, row, last).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        }
    }

    // The whole title stands in 進捗管理表.
    private void Named(int row, int label, string title)
    {
        var text = BookPhrases.Excerpt(title, TitleLength);
        Put(row, 1, label, text);
        BookStyles.Grid(pen.Range(row, 1, row, Units));
        pen.Height(row, pen.HeightOf(text, 1, label, BookStyles.Body));
    }

    private void Numbers(int row, int label, int[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Count(row, Column(label, i), Column(label, i) + CountUnits - 1, values[i], NumberFormats.Count);
        }
    }

    private static int Column(int label, int index) => label + 1 + (index * CountUnits);

    private void Put(int row, int first, int last, string text)
    {
        pen.Text(row, first, text);
        pen.Merge(row, first, row, last).Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }

    private void Count(int row, int first, int last, decimal value, string format)
    {
        pen.Number(row, first, value, format);
        pen.Merge(row, first, row, last).Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
    }
}
