using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>記入要領: what to do, what each column wants, and an example. A4 portrait.</summary>
internal sealed class SurveyGuideSheet(SurveyContent content)
{
    private const int Columns = 3;
    private const int SheetsOnAPage = 2;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, SurveySheets.Guide, BookStyles.SoftInk);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        pen.SetColumns(20, 36, 40);
        var row = WriteHead(pen);
        row = WriteSteps(pen, row);
        var kinds = content.Items.Select(item => item.Kind).Distinct().ToList();
        foreach (var kind in kinds)
        {
            row = WriteTable(pen, row, kind, content.Columns(kind));
        }

        pen.Finish($"{content.Municipality} {content.PeriodLabel} {content.Department}", row - 1);
        pen.Sheet.PageSetup.FitToPages(1, kinds.Count > SheetsOnAPage ? 2 : 1);
    }

    private int WriteHead(SheetPen pen)
    {
        var title = pen.Text(1, 1, $"進捗状況調査票 {SurveySheets.Guide}");
        title.Style.Font.Bold = true;
        title.Style.Font.FontSize = BookStyles.Title;
        pen.Height(1, 28);
        string[] facts =
        [
            $"計画：{content.PlanTitle}",
            $"報告期：{content.PeriodLabel}({content.MonthsLabel})　基準日 {JapaneseDate.Format(content.AsOf)}",
            $"課等：{content.Department}　提出期限 {JapaneseDate.FormatWithYearAndWeekday(content.Due)}",
        ];
        return WriteLines(pen, 2, facts);
    }

    private int WriteSteps(SheetPen pen, int row)
    {
        string[] steps =
        [
            "1　薄い黄色の欄に入力します。灰色と白の欄は、参考と目印です。分からない欄は空のままで、あとから画面でも入力できます。",
            "2　1列目の「管理番号」と、上の「調査票番号」は消さないでください。絞り込み、行の高さと列の幅の変更は、このままできます。行の並べ替えや、関係のない行の削除は、「校閲」の「シート保護の解除」を押してからできます(パスワードはありません)。",
            "3　保存して、事務局へ送るか、ポータルの「調査票」の画面で取り込みます。取り込む前に、何が変わるかを画面で確かめられます。取り込んだだけでは提出になりません。提出と、課別内訳を「渡す」ことは、取り込んだ後に画面で行います。",
            "4　文は「です・ます」でなくてもかまいません。氏名などの個人情報は書かないでください。",
            "5　KPIの実績は、数だけを入力します(単位は要りません)。0も実績です。値が出せないときは、空のままにせず「値がない理由」を選んでください。",
        ];
        return WriteLines(pen, row + 1, steps);
    }

    private static int WriteLines(SheetPen pen, int row, string[] lines)
    {
        foreach (var line in lines)
        {
            pen.Text(row, 1, line);
            pen.Merge(row, 1, row, Columns).Style.Alignment.WrapText = true;
            pen.Height(row, pen.HeightOf(line, 1, Columns, BookStyles.Body));
            row++;
        }

        return row;
    }

    private static int WriteTable(SheetPen pen, int row, SurveyRowKind kind, IReadOnlyList<SurveyColumn> columns)
    {
        row++;
        var head = pen.Text(row, 1, SurveySheets.Of(kind));
        head.Style.Font.Bold = true;
        head.Style.Font.FontSize = BookStyles.Heading;
        pen.Height(row, 20);
        row++;
        string[] heads = ["欄", "入力すること", "記入例"];
        for (var i = 0; i < heads.Length; i++)
        {
            pen.Text(row, i + 1, heads[i]);
        }

        BookStyles.ColumnHeads(pen.Range(row, 1, row, Columns));
        row++;
        foreach (var column in columns)
        {
            var guide = column.Choices.Count > 1 ? $"{column.Guide}：{string.Join('、', column.Choices)}" : column.Guide;
            string[] cells = [column.Label, guide, SurveyExamples.Of(column, kind)];
            for (var i = 0; i < cells.Length; i++)
            {
                pen.Text(row, i + 1, cells[i]);
            }

            BookStyles.Grid(pen.Range(row, 1, row, Columns));
            pen.Height(row, Enumerable.Range(1, Columns).Max(i => pen.HeightOf(cells[i - 1], i, i, BookStyles.Body)));
            row++;
        }

        return row;
    }
}

/// <summary>記入例 of every column.</summary>
internal static class SurveyExamples
{
    public static string Of(SurveyColumn column, SurveyRowKind kind) => (column.Name, kind) switch
    {
        ("Stage", _) => "取組中",
        ("SelfRating", _) => column.Choices.Count > 1 ? column.Choices[1] : "",
        ("Achievement", SurveyRowKind.Part) => "窓口で端末の使い方を案内した(7〜9月に延べ85人)。",
        ("Value", SurveyRowKind.Figure) => "85",
        ("Standing", _) => "予定どおり",
        ("StageText", _) => "要件をまとめ、見積りを取っている。",
        ("Answer", _) => "電話で予約した方に、次回から使える画面の案内を送り始めた。12月までに全窓口で行う。",
        ("Achievement", _) => "7月に窓口の予約を3業務で始めた。利用は9月末で412件。住民課の窓口の待ち時間は平均で8分短くなった。",
        ("Issue", _) => "高齢の方の利用が少ない。電話での予約が残り、職員が二重に入力している。",
        ("DelayCause", _) => "機器の納品が2か月遅れたため。",
        ("NextPlan", _) => "10月に2業務を加える。11月に公民館で使い方の講習会を開く。",
        ("Direction", _) => "継続",
        ("DecisionRequested", _) => "対象業務を広げるかどうか(令和9年度の予算に関わる)。",
        ("BudgetYen", _) => "3,500,000",
        ("SettlementYen", _) => "3,278,000",
        ("Value", _) => "412",
        ("DoneOn", _) => "R8.10.1",
        ("AsOf", _) => "R8.9.30",
        ("Text", _) => "要綱の案を作り、庁内で意見を聞いている。",
        ("Status", _) => "速報",
        ("EmptyState", _) => "測定時期未到来",
        ("Remark", SurveyRowKind.Kpi) => "9月の1日分は、システムの停止で数えていない。",
        ("IsDone" or "HasNoMovement", _) => SurveyColumns.MarkText,
        _ => "",
    };
}
