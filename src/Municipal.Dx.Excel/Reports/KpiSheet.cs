using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Excel.Reports;

/// <summary>KPI一覧: one row per KPI, every figure a number, with its judgement and the sentence that says why. A3 landscape.</summary>
internal sealed class KpiSheet(BookContent content)
{
    public const string Name = "KPI一覧";
    public const int HeadRow = 3;

    private const int ColumnCount = 22;
    private const int FrozenColumns = 4;
    private const double WidestFigure = 16;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, Name, XLColor.FromHtml("#197A4B"));
        pen.SetPaper(XLPaperSize.A3Paper, XLPageOrientation.Landscape);
        pen.SetColumns(
            4.5, 8.5, 13, 20, 6, 9, 13, Wide(9, kpi => kpi.Baseline.Value), Wide(10, kpi => kpi.YearTarget?.Value), Wide(10, kpi => kpi.Previous?.Value),
            Wide(10, kpi => kpi.Actual.Value), 8, 6.5, 10, 8.5, 8.5, 12, 30, 13, Wide(9, kpi => kpi.Target.Value), Wide(10, kpi => kpi.YearBefore?.Value), 11);
        SheetHeads.Write(pen, content, Name);
        WriteHeads(pen);
        var flow = SheetHeads.Flow(pen, HeadRow);
        var legend = WriteRows(pen, flow) + 1;
        pen.Range(HeadRow, 1, legend - 2, ColumnCount).SetAutoFilter();
        var row = WriteLegend(pen, legend);
        flow.Place(legend, [.. Enumerable.Range(legend, row - legend).Select(line => pen.Sheet.Row(line).Height)]);
        pen.Finish(content, row - 1, HeadRow, FrozenColumns);
    }

    // As wide as the widest figure, within reason.
    private double Wide(double least, Func<BookKpi, decimal?> figure)
    {
        var widest = content.Kpis.Select(kpi => figure(kpi) is { } value ? NumberFormats.Shown(value, kpi.Unit) : "")
            .Select(text => TextMeasure.ColumnWidth(text, BookStyles.Body)).DefaultIfEmpty().Max();
        return Math.Clamp(widest, least, WidestFigure);
    }

    private void WriteHeads(SheetPen pen)
    {
        var words = content.Words;
        string[] heads =
        [
            "No.", $"{words.Measure}\n番号", words.Measure, "KPI", "単位", "値の\n取り方",
            $"{words.Baseline}\n(計画書の表記、\n年度等)", $"{words.Baseline}\n(数値)",
            $"年度目標\n({content.Period.FiscalYear.Label})", "前期の実績", "今期の実績", "時点", "値の\n区分", "前期との差",
            $"進捗率\n({words.Baseline}\nから)", "目標比", "判定", "判定の理由",
            $"最終{words.Target}\n(計画書の表記、\n年度等)", $"最終{words.Target}\n(数値)", "前年同期\nの実績", "目標の変更",
        ];
        for (var i = 0; i < heads.Length; i++)
        {
            pen.Text(HeadRow, i + 1, heads[i]);
        }

        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, ColumnCount));
        pen.Height(HeadRow, TextMeasure.Height(3, BookStyles.Body));
    }

    private int WriteRows(SheetPen pen, PageFlow flow)
    {
        var first = HeadRow + 1;
        BookStyles.Grid(pen.Range(first, 1, first + content.Kpis.Count - 1, ColumnCount));
        var row = first;
        foreach (var kpi in content.Kpis)
        {
            WriteRow(pen, row, kpi);
            var height = HeightOf(pen, row);
            flow.Place(row, [height]);
            pen.Height(row, height);
            row++;
        }

        return row;
    }

    private void WriteRow(SheetPen pen, int row, BookKpi kpi)
    {
        BookStyles.Centre(pen.Number(row, 1, row - HeadRow, NumberFormats.Count).AsRange());
        pen.Text(row, 2, kpi.MeasureNumber);
        pen.Text(row, 3, kpi.MeasureTitle);
        pen.Text(row, 4, kpi.RelistedUnder.Count == 0 ? kpi.Name : $"{kpi.Name}\n(再掲 {string.Join('、', kpi.RelistedUnder)})");
        BookStyles.Centre(pen.Text(row, 5, BookPhrases.OrNone(kpi.Unit)).AsRange());
        pen.Text(row, 6, KpiLabels.Of(kpi.Basis));
        pen.Text(row, 7, Printed(kpi.Baseline.Text, kpi.Baseline.When));
        Figure(pen, row, 8, kpi.Baseline.Value, null, kpi.Unit);
        Figure(pen, row, 9, kpi.YearTarget?.Value, kpi.YearTarget?.Text, kpi.Unit);
        Value(pen, row, 10, kpi.Previous, kpi.Unit);
        Value(pen, row, 11, kpi.Actual, kpi.Unit);
        pen.Range(row, 11, row, 11).Style.Font.Bold = true;
        WriteJudgement(pen, row, kpi);
        pen.Text(row, 19, Printed(kpi.Target.Text, kpi.Target.When));
        Figure(pen, row, 20, kpi.Target.Value, null, kpi.Unit);
        Value(pen, row, 21, kpi.YearBefore, kpi.Unit);
        pen.Text(row, 22, Changes(kpi));
    }

    private static string Printed(string? text, string? when) => (string.IsNullOrWhiteSpace(text), when) switch
    {
        (true, null) => BookPhrases.None,
        (true, _) => $"({when})",
        (false, null) => text!,
        _ => $"{text}\n({when})",
    };

    private void WriteJudgement(SheetPen pen, int row, BookKpi kpi)
    {
        var actual = kpi.Actual;
        if (actual is { HasFigure: true, AsOf: { } asOf })
        {
            pen.Date(row, 12, asOf, NumberFormats.Date);
        }
        else
        {
            pen.None(row, 12);
        }

        BookStyles.Centre(pen.Text(row, 13, actual is { HasFigure: true, Status: { } status } ? KpiLabels.Of(status) : BookPhrases.None).AsRange());
        WriteDifference(pen, row, kpi);
        Rate(pen, row, 15, actual.ProgressTenths);
        Rate(pen, row, 16, actual.TargetRatioTenths);
        var judged = pen.Text(row, 17, actual.OutcomeLabel);
        if (BookStyles.Of(actual.Outcome) is { } tint)
        {
            judged.Style.Fill.BackgroundColor = tint;
        }

        pen.Text(row, 18, Reason(actual));
    }

    // Differences are shown once the period is fixed: until then figures still move.
    private void WriteDifference(SheetPen pen, int row, BookKpi kpi)
    {
        if (content.Period.IsFixed && kpi.Difference is { } difference)
        {
            var (value, format) = NumberFormats.Difference(difference, kpi.Unit);
            pen.Number(row, 14, value, format);
        }
        else
        {
            pen.None(row, 14);
        }
    }

    private static void Figure(SheetPen pen, int row, int column, decimal? value, string? text, string? unit)
    {
        if (value is { } number)
        {
            var (figure, format) = NumberFormats.Of(number, unit);
            pen.Number(row, column, figure, format);
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            pen.None(row, column);
        }
        else
        {
            pen.Text(row, column, text);
        }
    }

    private static void Value(SheetPen pen, int row, int column, BookValue? value, string? unit) =>
        Figure(pen, row, column, value?.Value, value is { IsEmpty: true } ? value.OutcomeLabel : value?.Text, unit);

    private static void Rate(SheetPen pen, int row, int column, int? tenths)
    {
        if (tenths is { } rate)
        {
            pen.Number(row, column, rate / 1000m, NumberFormats.Rate);
        }
        else
        {
            pen.None(row, column);
        }
    }

    private static string Reason(BookValue actual) =>
        actual.Value is not null && !string.IsNullOrWhiteSpace(actual.Text) ? $"{actual.Reason}。記入：{actual.Text}" : actual.Reason;

    private static string Changes(BookKpi kpi) => kpi.Changes.Count == 0
        ? "なし"
        : string.Join('\n', kpi.Changes.Select(change =>
            $"{JapaneseDate.Format(change.DecidedOn)} {change.Item}：{BookPhrases.OrNone(change.OldText)}→{BookPhrases.OrNone(change.NewText)}"));

    private static double HeightOf(SheetPen pen, int row) =>
        Enumerable.Range(1, ColumnCount)
            .Where(column => pen.Sheet.Cell(row, column).DataType == XLDataType.Text)
            .Max(column => pen.HeightOf(pen.Sheet.Cell(row, column).GetString(), column, column, BookStyles.Body));

    private int WriteLegend(SheetPen pen, int row)
    {
        var baseline = content.Words.Baseline;
        string[] lines =
        [
            $"進捗率({baseline}から)＝(実績−{baseline})÷(最終目標−{baseline})。目標比＝実績÷目標(年度目標があるときは年度目標、ないときは最終目標)。二つは別の率です。率は小数第1位までの四捨五入です。",
            "値の区分：速報＝確定前の値、見込＝見込みの値、確定＝確定した値。％のKPIの差はポイントで示します。",
            "「未入力」「測定時期未到来」「把握困難」「対象外」「未報告」は0とは別に数えます。「年度途中」は判定ではありません。「今年度分達成」は最終目標の達成とは別です。",
            "再掲のKPIは1件と数え、最初に載る" + content.Words.Measure + "に示します。" + (content.Period.IsFixed ? "" : "前期との差は、報告期の確定後に示します。"),
        ];
        foreach (var line in lines)
        {
            pen.Text(row, 1, line);
            var range = pen.Merge(row, 1, row, ColumnCount);
            range.Style.Alignment.WrapText = true;
            range.Style.Font.FontColor = BookStyles.SoftInk;
            pen.Height(row, pen.HeightOf(line, 1, ColumnCount, BookStyles.Body));
            row++;
        }

        return row;
    }
}
