using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>調査票: one row per measure asked, last period's words beside the cells to fill.</summary>
internal sealed class SurveyMeasureSheet(SurveyContent content)
{
    private const int FrozenColumns = 3;

    public void Write(XLWorkbook workbook)
    {
        var hasNotes = content.Measures.Any(measure => measure.Notes.Length > 0);
        var columns = Columns(hasNotes);
        var pen = new SheetPen(workbook, SurveySheets.Measures, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A3Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. columns.Select(column => column.Width)]);
        var table = new SurveyTable(content, pen, columns);
        table.WriteHead("進捗状況調査票");
        var row = SurveyTable.FirstRow;
        foreach (var measure in content.Measures)
        {
            WriteRow(pen, table, columns, row, measure);
            row++;
        }

        table.Finish(row - 1, FrozenColumns);
    }

    private List<SurveyTableColumn> Columns(bool hasNotes)
    {
        var previous = content.PreviousLabel is { } label ? label : "前期";
        var inputs = SurveyColumns.OfMeasures(content.Scale, content.IsYearEndForm);
        List<SurveyTableColumn> columns =
        [
            new(SurveyWriter.KeyLabel, 9, Guide: "消さないでください"),
            new("番号", 7.5),
            new(content.Words.Measure, 18),
            new("当期の予定(工程表)", 20, Guide: "計画書の工程表から"),
            new("前期の回答", 20, Guide: previous),
        ];
        if (hasNotes)
        {
            columns.Add(new SurveyTableColumn("事務局から", 20, Guide: "修正依頼、質問、委員等の意見"));
        }

        foreach (var input in inputs)
        {
            if (input.Name == nameof(ProgressReport.Achievement))
            {
                columns.Add(new SurveyTableColumn("前期の「今後の予定」", 20, Guide: previous));
            }

            columns.Add(new SurveyTableColumn(input.Label, WidthOf(input), input));
        }

        return columns;
    }

    private void WriteRow(SheetPen pen, SurveyTable table, List<SurveyTableColumn> columns, int row, SurveyMeasure measure)
    {
        var isOpen = measure.IsOpen;
        table.WriteRow(row, SurveyRowMark.Of(content.Tag.PeriodKey, measure.Key, measure.Version), measure.Values, _ => isOpen);
        for (var i = 0; i < columns.Count; i++)
        {
            var text = columns[i].Label switch
            {
                "番号" => measure.Number,
                "当期の予定(工程表)" => measure.Planned,
                "前期の回答" => measure.PreviousAnswer,
                "事務局から" => isOpen ? measure.Notes : $"【{ProgressLabels.Of(measure.ReportState)}】入力できません。\n{measure.Notes}".TrimEnd(),
                "前期の「今後の予定」" => measure.PreviousNextPlan,
                _ => i == 2 ? measure.Title : null,
            };
            if (text is not null)
            {
                pen.Text(row, i + 1, text);
            }
        }

        table.FitHeight(row);
    }

    private static double WidthOf(SurveyColumn input) => (input.Input, input.Name) switch
    {
        (_, nameof(ProgressReport.Achievement)) => 38,
        (_, nameof(ProgressReport.DelayCause) or nameof(ProgressReport.Remark) or nameof(ProgressReport.DecisionRequested)) => 16,
        (SurveyInput.Text, _) => 24,
        (SurveyInput.Mark, _) => 7,
        (SurveyInput.Number, _) => 12,
        _ => 10,
    };
}
