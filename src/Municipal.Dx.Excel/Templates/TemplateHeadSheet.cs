using ClosedXML.Excel;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.Templates;

/// <summary>計画: municipality and plan, one field per row.</summary>
internal static class TemplateHeadSheet
{
    public const string ValueLabel = "内容";
    public const string NameLabel = "管理用の名前";
    public const int NameColumn = 1;
    public const int ValueColumn = 4;

    private const int HeadRow = 3;
    private const int Columns = 5;

    private static readonly string[] Heads = [NameLabel, "区分", "項目", ValueLabel, "書き方"];

    public static void Write(XLWorkbook workbook, PlanTemplate template)
    {
        var pen = new SheetPen(workbook, PlanSheets.Head, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        pen.SetColumns(20, 10, 24, 44, 26);
        pen.Sheet.Column(ValueColumn).Style.NumberFormat.Format = "@";
        var title = pen.Text(1, 2, "計画　自治体と計画の名前、期間、段の呼び名。「内容」の欄に書きます。");
        title.Style.Font.Bold = true;
        for (var i = 0; i < Columns; i++)
        {
            pen.Text(HeadRow, i + 1, Heads[i]);
        }

        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, Columns));
        var row = HeadRow;
        foreach (var kind in PlanSheets.HeadKinds)
        {
            var record = template.Of(kind).FirstOrDefault();
            foreach (var field in kind.Fields)
            {
                WriteRow(pen, ++row, kind, field, record?[field.Name]);
            }
        }

        BookStyles.Grid(pen.Range(HeadRow + 1, 1, row, Columns));
        for (var r = HeadRow + 1; r <= row; r++)
        {
            pen.Height(r, Math.Max(pen.HeightOf(pen.Sheet.Cell(r, ValueColumn).GetString(), ValueColumn, ValueColumn, BookStyles.Body), pen.HeightOf(pen.Sheet.Cell(r, Columns).GetString(), Columns, Columns, BookStyles.Body)));
        }

        pen.Finish($"{template.Municipality} 計画取込様式", row, HeadRow);
        pen.Sheet.Column(NameColumn).Hide();
    }

    private static void WriteRow(SheetPen pen, int row, PlanKind kind, PlanField field, string? value)
    {
        pen.Text(row, NameColumn, TemplateColumn.Token(kind, field.Name));
        pen.Text(row, 2, kind.Label);
        pen.Text(row, 3, field.Label);
        var isNumber = field.Type == PlanFieldType.Year;
        TemplateSheet.WriteCell(pen, row, ValueColumn, isNumber, value is null ? null : PlanCellText.Write(field, value));
        if (isNumber)
        {
            pen.Sheet.Cell(row, ValueColumn).Style.NumberFormat.Format = "General";
            pen.Sheet.Cell(row, ValueColumn).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        }

        pen.Text(row, Columns, field.Name == "slug" ? "必須。ポータルのURLにある英字の名前" : TemplateColumn.GuideOf(field)).Style.Font.FontColor = BookStyles.SoftInk;
    }
}
