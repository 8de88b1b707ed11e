using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>KPI入力: one row per KPI that is due, the value before beside the cell to fill.</summary>
internal sealed class SurveyKpiSheet(SurveyContent content)
{
    private const int FrozenColumns = 4;

    public void Write(XLWorkbook workbook)
    {
        var columns = Columns();
        var pen = new SheetPen(workbook, SurveySheets.Kpis, XLColor.FromHtml("#197A4B"));
        pen.SetPaper(XLPaperSize.A3Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. columns.Select(column => column.Width)]);
        var table = new SurveyTable(content, pen, columns);
        table.WriteHead("進捗状況調査票(KPIの実績)");
        var row = SurveyTable.FirstRow;
        foreach (var kpi in content.Kpis)
        {
            table.WriteRow(row, SurveyRowMark.Of(content.Tag.PeriodKey, kpi.Key, kpi.Version), kpi.Values, input => IsOpen(kpi, input));
            WriteFacts(pen, row, kpi);
            table.FitHeight(row);
            row++;
        }

        table.Finish(row - 1, FrozenColumns);
    }

    private List<SurveyTableColumn> Columns() =>
    [
        new(SurveyWriter.KeyLabel, 9, Guide: "消さないでください"),
        new("番号", 7.5),
        new(content.Words.Measure, 15),
        new("KPI", 20),
        new("単位", 6.5),
        new("値の取り方", 12),
        new(content.Words.Baseline, 12),
        new($"最終{content.Words.Target}", 12),
        new("今年度の目標", 10),
        new("どこの数字を誰からもらうか", 18),
        new("期限", 12),
        new("前回の値", 15),
        .. SurveyColumns.OfKpis.Select(input => new SurveyTableColumn(input.Label, WidthOf(input), input)),
    ];

    private static void WriteFacts(SheetPen pen, int row, SurveyKpi kpi)
    {
        string[] facts =
        [
            kpi.MeasureNumber, kpi.MeasureTitle, kpi.Name, kpi.Unit ?? "", kpi.Basis, kpi.Baseline, kpi.Target, kpi.YearTarget, kpi.WhereFrom,
        ];
        for (var i = 0; i < facts.Length; i++)
        {
            pen.Text(row, i + 2, facts[i]);
        }

        pen.Text(row, 11, JapaneseDate.FormatWithWeekday(kpi.Due));
        pen.Text(row, 12, kpi.Previous);
    }

    // A number where a number is asked, words and marks where words are: the other cells stay locked.
    private static bool IsOpen(SurveyKpi kpi, SurveyColumn input) => input.Name switch
    {
        nameof(ActualValue.Value) => kpi.TakesNumber,
        nameof(ActualValue.IsDone) or nameof(ActualValue.DoneOn) => !kpi.TakesNumber,
        _ => true,
    };

    private static double WidthOf(SurveyColumn input) => (input.Input, input.Name) switch
    {
        (SurveyInput.Number, _) => 13,
        (SurveyInput.Text, nameof(ActualValue.Remark)) => 16,
        (SurveyInput.Text, _) => 24,
        (SurveyInput.Mark, _) => 6,
        (_, nameof(ActualValue.EmptyState)) => 14,
        _ => 10,
    };
}
