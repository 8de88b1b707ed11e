using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// 進捗管理表 in the committee's form: ten columns, A4 landscape. A text too long for the highest row goes on in further rows of the
/// same measure; a measure that fits on a page is never cut by one.
/// </summary>
internal sealed class ProgressSheet(BookContent content)
{
    public const string Name = "進捗管理表";
    public const int HeadRow = 3;

    private const int ColumnCount = 10;
    private const int LinesOfPiece = 12;

    private const int Planned = 4;
    private const int Done = 5;
    private const int Stage = 6;
    private const int Rating = 7;
    private const int Before = 8;
    private const int Issue = 9;
    private const int Next = 10;

    private static readonly int[] LongColumns = [Planned, Done, Issue, Next];

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, Name, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        pen.SetColumns(7.5, 17, 11, 20, 28, 8, 10.5, 10.5, 18, 15);
        SheetHeads.Write(pen, content, Name);
        WriteHeads(pen);
        var row = WriteMeasures(pen);
        pen.Finish(content, row - 1, HeadRow, frozenColumns: 2);
    }

    private void WriteHeads(SheetPen pen)
    {
        var words = content.Words;
        string[] heads = ["番号", words.Measure, "担当", "当期の予定\n(工程)", "実績", "状況", "評価", "前期の\n評価", "課題・対応", "今後"];
        for (var i = 0; i < heads.Length; i++)
        {
            pen.Text(HeadRow, i + 1, heads[i]);
        }

        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, ColumnCount));
        pen.Height(HeadRow, TextMeasure.Height(2, BookStyles.Body));
    }

    private int WriteMeasures(SheetPen pen)
    {
        var flow = SheetHeads.Flow(pen, HeadRow);
        var row = HeadRow + 1;
        foreach (var policy in content.Policies)
        {
            var measures = content.Measures.Where(measure => measure.PolicyKey == policy.Key).ToList();
            var groupHeight = measures.Count == 0 ? 0 : WritePolicy(pen, row, policy);
            var groupRow = row;
            row += measures.Count == 0 ? 0 : 1;
            foreach (var measure in measures)
            {
                var isFirst = measure == measures[0];
                var heights = WriteMeasure(pen, row, measure);
                flow.Place(isFirst ? groupRow : row, isFirst ? [groupHeight, .. heights] : heights);
                row += heights.Count;
            }
        }

        return row;
    }

    private double WritePolicy(SheetPen pen, int row, BookPolicy policy)
    {
        var heading = content.PolicyHeading(policy);
        pen.Text(row, 1, heading);
        var range = pen.Merge(row, 1, row, ColumnCount);
        BookStyles.GroupRow(range, BookStyles.KeyTint);
        var height = pen.HeightOf(heading, 1, ColumnCount, BookStyles.Body) + 2;
        pen.Height(row, height);
        return height;
    }

    private List<double> WriteMeasure(SheetPen pen, int row, BookMeasure measure)
    {
        string[] texts =
        [
            measure.Number, measure.Title, BookPhrases.OrNone(measure.Owners), PlannedText(measure), DoneText(measure), StageText(measure),
            RatingText(measure), BeforeText(measure), BookPhrases.OrNone(measure.Answer?.Issue), NextText(measure),
        ];
        var pieces = Pieces(pen, texts);
        var rows = pieces.Max(column => column.Count);
        BookStyles.Grid(pen.Range(row, 1, row + rows - 1, ColumnCount));
        for (var column = 1; column <= ColumnCount; column++)
        {
            WriteColumn(pen, row, rows, column, pieces[column - 1]);
        }

        if (BookStyles.Of(content.Scale, measure.Answer?.Rating) is { } tint)
        {
            pen.Range(row, Rating, row + rows - 1, Rating).Style.Fill.BackgroundColor = tint;
        }

        return Heights(pen, row, pieces, rows);
    }

    private static List<IReadOnlyList<string>> Pieces(SheetPen pen, string[] texts)
    {
        var max = TextMeasure.MaxLines(BookStyles.Body);
        var isTooHigh = texts.Select((text, i) => TextMeasure.Lines(CellText.Clean(text), pen.Pixels(i + 1, i + 1), BookStyles.Body)).Any(lines => lines > max);
        return
        [
            .. texts.Select((text, i) => isTooHigh && LongColumns.Contains(i + 1)
                ? TextMeasure.Split(CellText.Clean(text), pen.Pixels(i + 1, i + 1), BookStyles.Body, LinesOfPiece)
                : [CellText.Clean(text)]),
        ];
    }

    private static void WriteColumn(SheetPen pen, int row, int rows, int column, IReadOnlyList<string> pieces)
    {
        for (var i = 0; i < pieces.Count; i++)
        {
            pen.Text(row + i, column, pieces[i]);
        }

        var isNarrow = column is Stage or Rating or Before;
        if (isNarrow)
        {
            BookStyles.Centre(pen.Range(row, column, row + rows - 1, column));
        }

        // Rows of one measure hang together: no line between the pieces of its texts.
        if (rows > 1)
        {
            var range = pen.Range(row, column, row + rows - 1, column);
            range.Style.Border.InsideBorder = XLBorderStyleValues.None;
        }
    }

    private static List<double> Heights(SheetPen pen, int row, List<IReadOnlyList<string>> pieces, int rows)
    {
        var heights = new List<double>();
        for (var i = 0; i < rows; i++)
        {
            var index = i;
            var height = Enumerable.Range(1, ColumnCount)
                .Where(column => index < pieces[column - 1].Count)
                .Max(column => pen.HeightOf(pieces[column - 1][index], column, column, BookStyles.Body));
            pen.Height(row + i, height);
            heights.Add(Math.Min(height, TextMeasure.MaxRowHeight));
        }

        return heights;
    }

    // The plan's own schedule comes first; where it says nothing, what the department planned last time.
    private string PlannedText(BookMeasure measure)
    {
        var planned = measure.PlannedIn(content.Period.FiscalYear.Value)
            .Select(item => item.Phase.Length == 0 ? item.Initiative
                : item.Initiative == measure.Title ? item.Phase
                : $"{item.Initiative}：{item.Phase}")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return planned.Count > 0 ? string.Join('\n', planned.Select(line => "・" + line))
            : measure.Previous is { IsAnswered: true, NextPlan: { } plan } && !string.IsNullOrWhiteSpace(plan) ? $"(前期の「今後の予定」)\n{plan}"
            : BookPhrases.None;
    }

    private string DoneText(BookMeasure measure) => measure.Answer switch
    {
        null => BookPhrases.NoAnswer(content, measure),
        var report => (report.State == ReportState.CorrectionRequested ? "【修正依頼中】\n" : "") + (report.HasNoMovement, report.Achievement) switch
        {
            (true, null or "") => "当期の動きなし",
            (true, var text) => "当期の動きなし\n" + text,
            (false, null or "") => "記入なし",
            (false, var text) => text,
        },
    };

    private static string StageText(BookMeasure measure) =>
        measure.Answer?.Stage is { } stage ? ProgressLabels.Of(stage) : BookPhrases.None;

    private string RatingText(BookMeasure measure)
    {
        if (measure.Answer is not { } report)
        {
            return BookPhrases.None;
        }

        var rating = OnTwoLines(report.Rating);
        return report.RatedBy == "自己" || report.Rating is null ? rating
            : report.SelfRating is { } self && self != report.Rating ? $"{rating}\n({report.RatedBy})\n自己 {self}"
            : $"{rating}\n({report.RatedBy})";
    }

    private string BeforeText(BookMeasure measure) => measure.Previous switch
    {
        null => BookPhrases.None,
        { IsAnswered: false } => "未報告",
        var report => OnTwoLines(report.Rating),
    };

    // The letter above its word, as the columns are narrow.
    private string OnTwoLines(string? rating) =>
        content.Scale.Find(rating) is { } level ? $"{level.Code}\n{level.Word}" : content.Scale.LabelOf(rating);

    private static string NextText(BookMeasure measure)
    {
        var report = measure.Answer;
        var direction = report?.Direction is { } value ? $"【{ProgressLabels.Of(value)}】" : "";
        return BookPhrases.OrNone(direction + report?.NextPlan);
    }
}
