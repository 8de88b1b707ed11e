using ClosedXML.Excel;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.Templates;

/// <summary>記入要領: what to do, and what each sheet is for. A4 portrait.</summary>
internal static class TemplateGuideSheet
{
    private const int Columns = 2;

    private static readonly string[] Steps =
    [
        "1　「計画」のシートから書き始め、「課等」「基本方針」「施策」の順に進めると、下の段でキーを選びやすくなります。使わないシートは空のままにします。",
        "2　1行に1件です。「必須」と書かれた列は必ず書きます。計画書にない値は空のままにし、推測で埋めないでください。",
        "3　キーは、番号を半角の数字と「-」で書いたものです(例: 1、1-1、1-1-1)。題名を直しても、キーは変えないでください。ポータルは、行をキーで見分けます。",
        "4　下の段の行は、1つ上の段のキーでつながります。たとえばKPIの行には施策のキーを、工程の行には「施策のキー/取組のキー」(例: 1-1-1/1)を書きます。",
        "5　並び順は「順」の数字で決まります。行を並べ替えても変わりません。行を足すときは「順」を空にすると、すぐ上の行の次に入ります。",
        "6　列や行を足しても、列を動かしてもかまいません。見出しと、隠れている管理用の名前は消さないでください。足した列は取り込みません。",
        "7　計算式の欄は、計算の結果を読みます。全角の数字や「令和6年度」「R6.3」も読み、どう読んだかを取り込む前の画面で示します。",
        "8　いくつも書く欄は「、」で区切ります。名前の中に「、」があるときは、セルの中で改行(Alt+Enter)して区切ります。",
        "9　保存して、ポータルの「計画ファイルの取込」で選びます。何が変わるかを画面で確かめてから取り込みます。ここから消した行は「除かれるもの」として示します。",
        "10　氏名などの個人情報は書かないでください。",
    ];

    public static void Write(XLWorkbook workbook, PlanTemplate template)
    {
        var pen = new SheetPen(workbook, PlanSheets.Guide, BookStyles.SoftInk);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        pen.SetColumns(20, 76);
        var title = pen.Text(1, 1, $"計画取込様式　{PlanSheets.Guide}");
        title.Style.Font.Bold = true;
        title.Style.Font.FontSize = BookStyles.Title;
        pen.Height(1, 28);
        var row = 2;
        foreach (var line in Steps.Prepend($"{template.Municipality}　{template.Title ?? "(白紙)"}"))
        {
            pen.Text(row, 1, line);
            pen.Merge(row, 1, row, Columns).Style.Alignment.WrapText = true;
            pen.Height(row, pen.HeightOf(line, 1, Columns, BookStyles.Body));
            row++;
        }

        row = WriteSheets(pen, row + 1);
        pen.Finish($"{template.Municipality} 計画取込様式", row - 1);
        pen.Sheet.PageSetup.FitToPages(1, 1);
    }

    private static int WriteSheets(SheetPen pen, int row)
    {
        pen.Text(row, 1, "シート");
        pen.Text(row, 2, "書くもの");
        BookStyles.ColumnHeads(pen.Range(row, 1, row, Columns));
        var first = row + 1;
        foreach (var (name, guide) in PlanSheets.All.Select(sheet => (sheet.Name, sheet.Guide)).Prepend((PlanSheets.Head, "自治体と計画の名前、期間、段の呼び名。")))
        {
            row++;
            pen.Text(row, 1, name);
            pen.Text(row, 2, guide);
            pen.Height(row, pen.HeightOf(guide, 2, 2, BookStyles.Body));
        }

        BookStyles.Grid(pen.Range(first, 1, row, Columns));
        return row + 1;
    }
}
