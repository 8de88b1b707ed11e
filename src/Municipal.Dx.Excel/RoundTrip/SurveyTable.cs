using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Text;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>A column of a survey table: for reading (<paramref name="Input"/> null) or for filling in.</summary>
internal sealed record SurveyTableColumn(string Label, double Width, SurveyColumn? Input = null, string Guide = "");

/// <summary>What both input sheets share: head with the 調査票番号, guide row, headings, protection, lists.</summary>
internal sealed class SurveyTable(SurveyContent content, SheetPen pen, IReadOnlyList<SurveyTableColumn> columns)
{
    public const int HeadRow = 4;
    public const int FirstRow = HeadRow + 1;

    private const int LongestList = 250;
    private const double LeastHeight = 48;

    public static readonly XLColor KeyFill = XLColor.FromHtml("#D9D9D9");
    public static readonly XLColor InputFill = XLColor.FromHtml("#FFFBE6");

    public void WriteHead(string title)
    {
        var head = pen.Text(1, 1, $"{content.Municipality} {title}　{content.PeriodLabel}({content.MonthsLabel})　{content.Department}");
        head.Style.Font.Bold = true;
        head.Style.Font.FontSize = BookStyles.Title;
        pen.Height(1, 26);
        var due = pen.Text(1, columns.Count, $"提出期限 {JapaneseDate.FormatWithYearAndWeekday(content.Due)}");
        due.Style.Font.Bold = true;
        due.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        pen.Text(2, 1, "調査票番号");
        pen.Text(2, 2, content.Tag.ToString()).Style.Font.FontColor = BookStyles.SoftInk;
        var note = pen.Text(2, columns.Count, $"薄い黄色の欄に入力してください。記入のしかたは「{SurveySheets.Guide}」のシートにあります。");
        note.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
        pen.Height(2, 18);
        for (var i = 0; i < columns.Count; i++)
        {
            pen.Text(3, i + 1, columns[i].Input?.Guide ?? columns[i].Guide);
            pen.Text(HeadRow, i + 1, columns[i].Label);
        }

        var guide = pen.Range(3, 1, 3, columns.Count).Style;
        guide.Font.FontSize = BookStyles.Small;
        guide.Font.FontColor = BookStyles.SoftInk;
        guide.Alignment.WrapText = true;
        guide.Alignment.Vertical = XLAlignmentVerticalValues.Bottom;
        BookStyles.ColumnHeads(pen.Range(HeadRow, 1, HeadRow, columns.Count));
        pen.Height(3, Enumerable.Range(1, columns.Count).Max(column => pen.HeightOf(columns[column - 1].Input?.Guide ?? columns[column - 1].Guide, column, column, BookStyles.Small)));
        pen.Height(HeadRow, TextMeasure.Height(2, BookStyles.Body));
    }

    /// <summary>Writes a row's key and input cells; the others are the sheet's own.</summary>
    public void WriteRow(int row, string mark, IReadOnlyDictionary<string, string> values, Func<SurveyColumn, bool> isOpen)
    {
        var key = pen.Text(row, 1, mark);
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Input is { } input)
            {
                WriteInput(pen.Sheet.Cell(row, i + 1), row, i + 1, input, values[input.Name], isOpen(input));
            }
        }

        BookStyles.Grid(pen.Range(row, 1, row, columns.Count));
        key.Style.Fill.BackgroundColor = KeyFill;
        key.Style.Font.FontSize = 7;
        key.Style.Font.FontColor = BookStyles.SoftInk;
    }

    public void FitHeight(int row)
    {
        var needed = Enumerable.Range(2, columns.Count - 1)
            .Where(column => pen.Sheet.Cell(row, column).DataType == XLDataType.Text)
            .Select(column => pen.HeightOf(pen.Sheet.Cell(row, column).GetString(), column, column, BookStyles.Body)).DefaultIfEmpty().Max();
        pen.Height(row, Math.Max(LeastHeight, needed));
    }

    /// <summary>Lists, filter and protection over the rows written.</summary>
    public void Finish(int lastRow, int frozenColumns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (columns[i].Input is { Choices.Count: > 0 } input)
            {
                AddList(pen.Range(FirstRow, i + 1, lastRow, i + 1), input);
            }
        }

        pen.Range(HeadRow, 1, lastRow, columns.Count).SetAutoFilter();
        pen.Finish($"{content.Municipality} {content.PeriodLabel} {content.Department}", lastRow, HeadRow, frozenColumns);
        var protection = pen.Sheet.Protect();
        protection.AllowElement(
            XLSheetProtectionElements.SelectLockedCells | XLSheetProtectionElements.SelectUnlockedCells | XLSheetProtectionElements.FormatRows
            | XLSheetProtectionElements.FormatColumns | XLSheetProtectionElements.Sort | XLSheetProtectionElements.AutoFilter);
    }

    private void WriteInput(IXLCell cell, int row, int column, SurveyColumn input, string value, bool isOpen)
    {
        if (value.Length > 0)
        {
            WriteValue(row, column, input, value);
        }

        if (input.Input == SurveyInput.Date)
        {
            cell.Style.NumberFormat.Format = NumberFormats.Date;
        }

        cell.Style.Protection.Locked = !isOpen;
        cell.Style.Fill.BackgroundColor = isOpen ? InputFill : BookStyles.Band;
        if (input.Input is SurveyInput.Mark or SurveyInput.Date or SurveyInput.Choice)
        {
            cell.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        }
    }

    private void WriteValue(int row, int column, SurveyColumn input, string value)
    {
        if (input.Input == SurveyInput.Number && NumberText.TryRead(value, out var number, out _))
        {
            pen.Number(row, column, number, "#,##0.####");
            pen.Sheet.Cell(row, column).Style.NumberFormat.Format = number == decimal.Truncate(number) ? "#,##0" : "General";
        }
        else if (input.Input == SurveyInput.Date && JapaneseDate.TryParse(value, out var day))
        {
            pen.Date(row, column, day, NumberFormats.Date);
        }
        else
        {
            pen.Text(row, column, value);
        }
    }

    private static void AddList(IXLRange range, SurveyColumn input)
    {
        var list = string.Join(',', input.Choices);
        if (list.Length > LongestList || input.Choices.Any(choice => choice.Contains(',', StringComparison.Ordinal) || choice.Contains('"', StringComparison.Ordinal)))
        {
            return;
        }

        var validation = range.SetDataValidation();
        validation.List($"\"{list}\"", inCellDropdown: true);
        validation.IgnoreBlanks = true;
        validation.ShowErrorMessage = true;
        validation.ErrorStyle = XLErrorStyle.Stop;
        validation.ErrorTitle = input.Label;
        validation.ErrorMessage = "一覧から選んでください。";
    }
}
