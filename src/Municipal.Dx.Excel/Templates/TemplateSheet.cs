using System.Globalization;
using ClosedXML.Excel;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Application.PlanFiles.Tables;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.Templates;

/// <summary>A sheet of the template: guide, hidden names, headings, and one row per record.</summary>
internal sealed class TemplateSheet(PlanTemplate template, PlanSheet sheet)
{
    private const int GuideRow = 2;
    private const int NameRow = 3;
    private const int HeadRow = 4;
    private const int SpareRows = 300;
    private const int ExactDigits = 15;

    private readonly IReadOnlyList<TemplateColumn> _columns = TemplateColumn.Of(sheet);

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, sheet.Name, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A3Paper, XLPageOrientation.Landscape);
        pen.SetColumns([.. _columns.Select(column => column.Width)]);
        SetTypes(pen);
        WriteHead(pen);
        var row = HeadRow;
        foreach (var record in template.Of(sheet.Kind))
        {
            WriteRow(pen, ++row, record);
        }

        BookStyles.Grid(pen.Range(HeadRow + 1, 1, Math.Max(row, HeadRow + 1), _columns.Count));
        Fit(pen, row);
        AddLists(pen, row + SpareRows);
        pen.Range(HeadRow, 1, Math.Max(row, HeadRow + 1), _columns.Count).SetAutoFilter();
        pen.Finish($"{template.Municipality} 計画取込様式", Math.Max(row, HeadRow + 1), HeadRow, _columns.TakeWhile(column => column.Field is null).Count() + 1);
    }

    // Cells that are typed into later stay text too: Excel would make a day of the key 1-1.
    private void SetTypes(SheetPen pen)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (!_columns[i].IsNumber)
            {
                pen.Sheet.Column(i + 1).Style.NumberFormat.Format = "@";
            }
        }
    }

    private void WriteHead(SheetPen pen)
    {
        var title = pen.Text(1, 1, $"{sheet.Name}　{sheet.Guide}");
        title.Style.Font.Bold = true;
        title.Style.Alignment.WrapText = false;
        pen.Height(1, 20);
        for (var i = 0; i < _columns.Count; i++)
        {
            pen.Text(GuideRow, i + 1, _columns[i].Guide);
            pen.Text(NameRow, i + 1, TemplateColumn.Token(sheet.Kind, _columns[i].Name));
            pen.Text(HeadRow, i + 1, _columns[i].Label);
        }

        var guide = pen.Range(GuideRow, 1, GuideRow, _columns.Count).Style;
        guide.Font.FontSize = BookStyles.Small;
        guide.Font.FontColor = BookStyles.SoftInk;
        guide.Alignment.WrapText = true;
        guide.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, _columns.Count));
        pen.Height(GuideRow, HighestOf(pen, column => column.Guide, BookStyles.Small));
        pen.Height(HeadRow, HighestOf(pen, column => column.Label, BookStyles.Body));
        pen.Sheet.Row(NameRow).Hide();
    }

    private double HighestOf(SheetPen pen, Func<TemplateColumn, string> text, double points) =>
        Enumerable.Range(1, _columns.Count).Max(column => pen.HeightOf(text(_columns[column - 1]), column, column, points));

    private void WriteRow(SheetPen pen, int row, PlanRecord record)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            var text = _columns[i].Name switch
            {
                PlanSheets.OrderColumn => (row - HeadRow).ToString(CultureInfo.InvariantCulture),
                PlanSheets.ParentColumn => record.ParentKey,
                PlanSheets.ReferenceColumn => template.TitleOf(sheet, record.ParentKey),
                var name => record[name] is { } value ? PlanCellText.Write(_columns[i].Field!, value) : null,
            };
            WriteCell(pen, row, i + 1, _columns[i].IsNumber, text);
            if (_columns[i].Name == PlanSheets.ReferenceColumn)
            {
                pen.Sheet.Cell(row, i + 1).Style.Font.FontColor = BookStyles.SoftInk;
            }
        }
    }

    /// <summary>A number where a cell holds it exactly, else text.</summary>
    public static void WriteCell(SheetPen pen, int row, int column, bool isNumber, string? text)
    {
        if (isNumber && text is { Length: <= ExactDigits } && decimal.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            pen.Number(row, column, number, "General");
        }
        else
        {
            pen.Text(row, column, text);
        }
    }

    private void Fit(SheetPen pen, int lastRow)
    {
        for (var row = HeadRow + 1; row <= lastRow; row++)
        {
            pen.Height(row, Enumerable.Range(1, _columns.Count).Max(column => pen.HeightOf(pen.Sheet.Cell(row, column).GetString(), column, column, BookStyles.Body)));
        }
    }

    private void AddLists(SheetPen pen, int lastRow)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (_columns[i].Field is { } field && PlanTokenWords.Choices(field) is { Count: > 0 } choices)
            {
                AddList(pen.Range(HeadRow + 1, i + 1, lastRow, i + 1), field.Label, choices);
            }
        }
    }

    private static void AddList(IXLRange range, string label, IReadOnlyList<string> choices)
    {
        var validation = range.SetDataValidation();
        validation.List($"\"{string.Join(',', choices)}\"", inCellDropdown: true);
        validation.IgnoreBlanks = true;
        validation.ShowErrorMessage = true;
        validation.ErrorStyle = XLErrorStyle.Stop;
        validation.ErrorTitle = label.Length > 30 ? label[..30] : label;
        validation.ErrorMessage = "一覧から選んでください。";
    }
}
