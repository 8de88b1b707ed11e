using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Measures;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// 工程表: initiatives by fiscal year, each phase one merged, labelled bar over its quarters. What the plan cannot tell is drawn with a
/// dotted edge and said in words; the reported stage stands under the plan. A4 landscape.
/// </summary>
internal sealed class ScheduleSheet(BookContent content, PreparedStyles styles)
{
    public const int YearRow = 3;
    public const int QuarterRow = 4;
    public const int FirstQuarterColumn = 3;

    private const double PageColumns = 150;
    private const double TitleWidth = 30;
    private const double OwnerWidth = 12;
    private const double WidestQuarter = 4.2;
    private const double NarrowestQuarter = 1.8;
    private const double GapHeight = 8;
    private const string NowMark = "▼";

    private readonly ScheduleYears _years = ScheduleYears.Of(content);

    private int LastColumn => FirstQuarterColumn + (_years.Count * ScheduleYears.QuartersPerYear) - 1;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, BookSheets.Schedule, XLColor.FromHtml("#927200"), styles);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        var quarters = _years.Count * ScheduleYears.QuartersPerYear;
        var quarter = Math.Clamp(((PageColumns - TitleWidth - OwnerWidth) / quarters) - 1, NarrowestQuarter, WidestQuarter);
        pen.SetColumns([TitleWidth, OwnerWidth, .. Enumerable.Repeat(quarter, quarters)]);
        SheetHeads.Write(pen, content, BookSheets.Schedule);
        WriteHeads(pen);
        var flow = SheetHeads.Flow(pen, QuarterRow);
        var draft = new SheetDraft(pen);
        var legend = WriteMeasures(pen, draft, flow);
        draft.Place();
        var row = WriteLegend(pen, legend);
        pen.Finish(content, row - 1, QuarterRow, frozenColumns: 2);
    }

    private void WriteHeads(SheetPen pen)
    {
        pen.Text(YearRow, 1, content.Words.Initiative);
        pen.Text(YearRow, 2, "担当");
        pen.Merge(YearRow, 1, QuarterRow, 1);
        pen.Merge(YearRow, 2, QuarterRow, 2);
        for (var year = _years.First; year <= _years.Last; year++)
        {
            var column = FirstQuarterColumn + ((year - _years.First) * ScheduleYears.QuartersPerYear);
            pen.Text(YearRow, column, new FiscalYear(year).Label);
            pen.Merge(YearRow, column, YearRow, column + ScheduleYears.QuartersPerYear - 1);
            for (var number = 1; number <= ScheduleYears.QuartersPerYear; number++)
            {
                var now = IsNow(new FiscalQuarter(new FiscalYear(year), number));
                pen.Text(QuarterRow, column + number - 1, now ? $"{NowMark}{number}" : $"{number}");
            }
        }

        BookStyles.ColumnHeads(pen.Range(YearRow, 1, QuarterRow, LastColumn));
        foreach (var column in NowColumns())
        {
            var cell = pen.Sheet.Cell(QuarterRow, column);
            cell.Style.Fill.BackgroundColor = BookStyles.Key;
            cell.Style.Font.FontColor = XLColor.White;
        }

        pen.Range(QuarterRow, FirstQuarterColumn, QuarterRow, LastColumn).Style.Alignment.ShrinkToFit = true;
        pen.Range(QuarterRow, FirstQuarterColumn, QuarterRow, LastColumn).Style.Alignment.WrapText = false;
        pen.Height(YearRow, TextMeasure.Height(1, BookStyles.Body));
        pen.Height(QuarterRow, TextMeasure.Height(1, BookStyles.Body));
    }

    private bool IsNow(FiscalQuarter quarter) => quarter.FirstDay <= content.Period.To && content.Period.From <= quarter.LastDay;

    private IEnumerable<int> NowColumns() =>
        Enumerable.Range(0, _years.Count * ScheduleYears.QuartersPerYear)
            .Where(index => IsNow(new FiscalQuarter(new FiscalYear(_years.First + (index / 4)), (index % 4) + 1)))
            .Select(index => FirstQuarterColumn + index);

    private int WriteMeasures(SheetPen pen, SheetDraft draft, PageFlow flow)
    {
        var row = QuarterRow + 1;
        string? policyKey = null;
        var drawn = content.Measures.Where(measure => measure.Initiatives.Any(IsDrawn)).ToList();
        foreach (var measure in drawn)
        {
            var start = row;
            var heights = new List<double>();
            if (policyKey != measure.PolicyKey && content.Policies.FirstOrDefault(policy => policy.Key == measure.PolicyKey) is { IsImplicit: false } policy)
            {
                heights.Add(WriteGroup(pen, draft, row++, content.PolicyHeading(policy), BookStyles.KeyTint));
            }

            policyKey = measure.PolicyKey;
            heights.Add(WriteGroup(pen, draft, row++, $"{content.NumberOf(measure)} {measure.Title}", BookStyles.Band));
            foreach (var initiative in measure.Initiatives.Where(IsDrawn))
            {
                var rows = WriteInitiative(pen, draft, row, initiative);
                heights.AddRange(rows);
                row += rows.Count;
            }

            flow.Place(start, heights, foot: ReferenceEquals(measure, drawn[^1]) ? LegendHeight(pen) : 0);
        }

        return row;
    }

    private static bool IsDrawn(BookInitiative initiative) => initiative.Phases.Count > 0 || initiative.IsReported;

    private double WriteGroup(SheetPen pen, SheetDraft draft, int row, string text, XLColor fill)
    {
        draft.Text(row, 1, text);
        draft.Merge(row, 1, row, LastColumn);
        draft.Look(row, 1, row, LastColumn, look => look.Group(fill));
        var height = pen.HeightOf(text, 1, LastColumn, BookStyles.Body);
        pen.Height(row, height);
        return height;
    }

    private List<double> WriteInitiative(SheetPen pen, SheetDraft draft, int row, BookInitiative initiative)
    {
        var lines = _years.Lines(initiative);
        var planRows = Math.Max(1, lines.Count);
        var rows = planRows + (initiative.IsReported ? 1 : 0);
        draft.Grid(row, 1, row + rows - 1, LastColumn);
        SoftenQuarters(draft, row, row + planRows - 1);
        var title = initiative.DueText is { } due ? $"{initiative.Title}\n(期限 {due})" : initiative.Title;
        draft.Text(row, 1, title);
        draft.Merge(row, 1, row + rows - 1, 1);
        draft.Text(row, 2, BookPhrases.OrNone(initiative.Owners));
        draft.Merge(row, 2, row + rows - 1, 2);

        var heights = Enumerable.Range(0, planRows)
            .Select(i => i < lines.Count ? lines[i].Max(bar => WriteBar(pen, draft, row + i, bar)) : TextMeasure.Height(1, BookStyles.Small)).ToList();
        if (initiative.IsReported)
        {
            heights.Add(WriteReport(pen, draft, row + planRows, initiative));
        }

        var needed = Math.Max(pen.HeightOf(title, 1, 1, BookStyles.Body), pen.HeightOf(initiative.Owners, 2, 2, BookStyles.Body));
        heights[^1] += Math.Max(0, needed - heights.Sum());
        for (var i = 0; i < rows; i++)
        {
            pen.Height(row + i, heights[i]);
        }

        return heights;
    }

    private void SoftenQuarters(SheetDraft draft, int firstRow, int lastRow)
    {
        for (var column = FirstQuarterColumn; column < LastColumn; column++)
        {
            var isYearEnd = (column - FirstQuarterColumn) % ScheduleYears.QuartersPerYear == ScheduleYears.QuartersPerYear - 1;
            var edge = CellEdge.Thin with { Line = isYearEnd ? XLBorderStyleValues.Thin : XLBorderStyleValues.Hair };
            draft.Look(firstRow, column, lastRow, column, look => look with { Right = edge });
        }

        foreach (var column in NowColumns())
        {
            draft.Look(firstRow, column, lastRow, column, look => look with { Fill = BookStyles.KeyTint });
        }
    }

    private static double WriteBar(SheetPen pen, SheetDraft draft, int row, ScheduleBar bar)
    {
        var (first, last) = (FirstQuarterColumn + bar.FirstQuarter, FirstQuarterColumn + bar.LastQuarter);
        draft.Text(row, first, bar.Text);
        draft.Merge(row, first, row, last);
        draft.Look(row, first, row, last, look => look with
        {
            Size = BookStyles.Small,
            Fill = bar.HasNoYears ? XLColor.White : BookStyles.Of(PhaseTints.Of(bar.Phase.Label)),
            Across = XLAlignmentHorizontalValues.Center,
            Down = XLAlignmentVerticalValues.Center,
        });
        var dotted = new CellEdge(XLBorderStyleValues.Dotted, BookStyles.SoftInk);
        draft.Outline(row, first, last, bar.HasNoYears ? dotted : dotted with { Line = XLBorderStyleValues.Medium });
        if (bar.HasOpenEnd)
        {
            draft.Look(row, last, look => look with { Right = dotted });
        }

        if (bar.HasOpenStart)
        {
            draft.Look(row, first, look => look with { Left = dotted });
        }

        return pen.HeightOf(bar.Text, first, last, BookStyles.Small);
    }

    private double WriteReport(SheetPen pen, SheetDraft draft, int row, BookInitiative initiative)
    {
        var standing = initiative.Standing is { } value ? ProgressLabels.Of(value) : null;
        var text = "報告：" + string.Join('　', new[] { standing, initiative.StageText }.Where(part => !string.IsNullOrWhiteSpace(part)));
        draft.Text(row, FirstQuarterColumn, text);
        draft.Merge(row, FirstQuarterColumn, row, LastColumn);
        draft.Look(row, FirstQuarterColumn, row, LastColumn, look => initiative.Standing == ScheduleStanding.Behind
            ? look with { Size = BookStyles.Small, Ink = BookStyles.Warning, IsBold = true }
            : look with { Size = BookStyles.Small });
        return pen.HeightOf(text, FirstQuarterColumn, LastColumn, BookStyles.Small);
    }

    private List<string> Legend =>
        [
            $"{NowMark}＝{content.Period.Label}。見出しの1〜4は四半期です。色は工程の名前の語による区分の目安です。「{BookPhrases.None}」の帯は、計画書の工程表に名前の印字がないものです。",
            "右端が点線の帯は、終わりの年度が計画書から確定できないもの(終期不明)か、終わりの定めがないものです。点線だけの枠は、年度が分からない工程です。",
            $"帯のない{content.Words.Initiative}は、計画書の工程表に年度の定めがないものです。",
            $"「報告：」は、この報告期に担当課等が答えた段階です。その行がない{content.Words.Initiative}は、この報告期の報告がありません。",
        ];

    private double LegendHeight(SheetPen pen) =>
        GapHeight + TextMeasure.Height(1, BookStyles.Small) + Legend.Sum(line => pen.HeightOf(line, 1, LastColumn, BookStyles.Small));

    private int WriteLegend(SheetPen pen, int row)
    {
        pen.Height(row++, GapHeight);
        WriteTints(pen, row++);
        foreach (var line in Legend)
        {
            pen.Text(row, 1, line);
            var range = pen.Merge(row, 1, row, LastColumn);
            range.Style.Alignment.WrapText = true;
            range.Style.Font.FontSize = BookStyles.Small;
            range.Style.Font.FontColor = BookStyles.SoftInk;
            pen.Height(row, pen.HeightOf(line, 1, LastColumn, BookStyles.Small));
            row++;
        }

        return row;
    }

    // One line: the first two columns, then a year's quarters each.
    private void WriteTints(SheetPen pen, int row)
    {
        var tints = Enum.GetValues<PhaseTint>();
        (int First, int Last)[] places = [(1, 1), (2, 2), .. Enumerable.Range(0, _years.Count).Select(year => (3 + (year * 4), 6 + (year * 4)))];
        foreach (var (tint, place) in tints.Zip(places))
        {
            pen.Text(row, place.First, PhaseTints.Label(tint));
            var range = pen.Merge(row, place.First, row, place.Last);
            BookStyles.Grid(range);
            range.Style.Fill.BackgroundColor = BookStyles.Of(tint);
            range.Style.Font.FontSize = BookStyles.Small;
            BookStyles.Centre(range);
        }

        pen.Height(row, TextMeasure.Height(1, BookStyles.Small));
    }
}
