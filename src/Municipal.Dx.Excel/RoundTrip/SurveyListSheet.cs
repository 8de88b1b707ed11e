using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>A column that helps to answer.</summary>
internal sealed record SurveyFact<T>(string Label, double Width, Func<T, string> Text, string Guide = "");

/// <summary>取組入力, 課別内訳, 課別の数値, 意見への対応: one row per thing to answer, what helps before the cells to fill.</summary>
internal sealed class SurveyListSheet<T>(SurveyContent content, SurveyRowKind kind, string title, IReadOnlyList<SurveyFact<T>> facts, IReadOnlyList<T> items)
    where T : SurveyItem
{
    private const int FrozenColumns = 3;

    private static readonly XLColor Tab = XLColor.FromHtml("#7A5B19");

    public void Write(XLWorkbook workbook)
    {
        if (items.Count == 0)
        {
            return;
        }

        var inputs = content.Columns(kind);
        List<SurveyTableColumn> columns =
        [
            new(SurveyWriter.KeyLabel, 9, Guide: "消さないでください"),
            .. facts.Select(fact => new SurveyTableColumn(fact.Label, fact.Width, Guide: fact.Guide)),
            .. inputs.Select(input => new SurveyTableColumn(input.Label, WidthOf(input), input)),
        ];
        var pen = new SheetPen(workbook, SurveySheets.Of(kind), Tab);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. columns.Select(column => column.Width)]);
        var table = new SurveyTable(content, pen, columns);
        table.WriteHead(title);
        var row = SurveyTable.FirstRow;
        foreach (var item in items)
        {
            table.WriteRow(row, SurveyRowMark.Of(content.Tag.PeriodKey, item.Key, item.Version), item.Values, _ => item.IsOpen);
            for (var i = 0; i < facts.Count; i++)
            {
                pen.Text(row, i + 2, facts[i].Text(item));
            }

            table.FitHeight(row);
            row++;
        }

        table.Finish(row - 1, FrozenColumns);
    }

    private static double WidthOf(SurveyColumn input) => (input.Input, input.Name) switch
    {
        (SurveyInput.Text, nameof(InitiativeProgress.StageText)) => 34,
        (SurveyInput.Text, _) => 50,
        (SurveyInput.Mark, _) => 8,
        _ => 14,
    };
}

/// <summary>What stands in each of those sheets.</summary>
internal static class SurveyListSheets
{
    public static void Write(XLWorkbook workbook, SurveyContent content)
    {
        var (measure, initiative) = (content.Words.Measure, content.Words.Initiative);
        var previous = content.PreviousLabel ?? "";
        new SurveyListSheet<SurveyStage>(content, SurveyRowKind.Stage, $"進捗状況調査票({initiative}の段階)",
        [
            new("番号", 8, row => row.MeasureNumber), new(measure, 20, row => row.MeasureTitle), new(initiative, 28, row => row.Title),
            new("工程表", 30, row => row.Phases, "計画書の工程表から"), new("前期の回答", 20, row => row.Previous, previous),
        ], content.Stages).Write(workbook);
        new SurveyListSheet<SurveyPart>(content, SurveyRowKind.Part, "進捗状況調査票(課別内訳)",
        [
            new("番号", 8, row => row.MeasureNumber), new(measure, 26, row => row.MeasureTitle), new("課等", 14, row => row.Department),
            new("取りまとめ", 14, row => row.Lead, "全体の報告をまとめる課等"), new("前期の回答", 32, row => row.Previous, previous),
        ], content.Parts).Write(workbook);
        new SurveyListSheet<SurveyFigure>(content, SurveyRowKind.Figure, "進捗状況調査票(課別の数値)",
        [
            new("番号", 8, row => row.Part.MeasureNumber), new(measure, 24, row => row.Part.MeasureTitle), new("課等", 14, row => row.Part.Department), new("KPI", 28, row => row.Name),
            new("単位", 7, row => row.Unit ?? ""), new("合計", 12, row => row.AddsUp ? "課等の数値を合計します" : "合計しません"), new("前期の回答", 14, row => row.Previous, previous),
        ], content.Figures).Write(workbook);
        new SurveyListSheet<SurveyOpinion>(content, SurveyRowKind.Opinion, "進捗状況調査票(委員などの意見への対応)",
        [
            new("番号", 8, row => row.MeasureNumber), new(measure, 20, row => row.MeasureTitle), new("意見", 44, row => row.Text), new("意見の出所", 16, row => row.From),
            new("受けた日", 12, row => JapaneseDate.Format(row.ReceivedOn)), new("対応の期限", 12, row => row.Due is { } due ? JapaneseDate.Format(due) : ""),
            new("これまでの回答", 30, row => row.Earlier, "空のまま送っても消えません"),
        ], content.Opinions).Write(workbook);
    }
}
