using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>表紙: what the book is, of when, by whom, and which sheets it holds.</summary>
internal sealed class CoverSheet(BookContent content, IReadOnlyList<BookSheet> sheets)
{
    private const int First = 2;
    private const int Value = 3;
    private const int Last = 4;
    private const double LabelSize = 10.5;

    private int _row = 1;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, BookSheets.Cover, BookStyles.Key);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        pen.SetColumns(4, 20, 58, 4, 4);
        WriteBanners(pen);
        WriteTitles(pen);
        WriteFacts(pen);
        WriteContents(pen);
        pen.Finish(content, _row);
        pen.Sheet.PageSetup.FitToPages(1, 1);
    }

    private void WriteBanners(SheetPen pen)
    {
        if (!content.Period.IsFixed)
        {
            Banner(pen, BookPhrases.Status(content), content.Cover.SnapshotLabel is null
                ? "報告期の確定前の内容です。確定までに変わることがあります。"
                : "委員会に示すために、作成日の時点の内容をとどめたものです。確定したものではありません。");
        }

        if (content.Cover.IsTrial)
        {
            Banner(pen, "体験モード", "体験用の架空の実績値を含みます。計画の内容は計画書によります。");
        }
    }

    private void Banner(SheetPen pen, string title, string text)
    {
        var range = pen.Merge(_row, First, _row, Last);
        pen.Text(_row, First, $"{title}  {text}");
        range.Style.Font.Bold = true;
        range.Style.Font.FontSize = BookStyles.Heading;
        range.Style.Font.FontColor = BookStyles.Warning;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        range.Style.Alignment.WrapText = true;
        BookStyles.Centre(range);
        range.Style.Border.OutsideBorder = XLBorderStyleValues.Medium;
        range.Style.Border.OutsideBorderColor = BookStyles.Warning;
        pen.Height(_row, 36);
        pen.Height(_row + 1, 8);
        _row += 2;
    }

    private void WriteTitles(SheetPen pen)
    {
        pen.Height(_row, 60);
        _row++;
        Title(pen, content.Cover.Municipality, 16);
        Title(pen, content.Cover.PlanTitle, 22);
        Title(pen, "進捗報告書", 22);
        Title(pen, $"{content.Period.Label}({content.Period.MonthsLabel})", 16);
        pen.Height(_row, 40);
        _row++;
    }

    private void Title(SheetPen pen, string text, double size)
    {
        var range = pen.Merge(_row, First, _row, Last);
        pen.Text(_row, First, text);
        range.Style.Font.FontSize = size;
        range.Style.Font.Bold = true;
        range.Style.Alignment.WrapText = true;
        range.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        BookStyles.Centre(range);
        pen.Height(_row, pen.HeightOf(text, First, Last, size) + 6);
        _row++;
    }

    private void WriteFacts(SheetPen pen)
    {
        var cover = content.Cover;
        Fact(pen, "計画", cover.PlanTitle + (cover.PlanEdition is { } edition ? $" {edition}" : ""));
        Fact(pen, "策定", cover.PlanIssued);
        Fact(pen, "計画期間", cover.PlanPeriod);
        Fact(pen, "報告期", $"{content.Period.Label}({content.Period.MonthsLabel})");
        DateFact(pen, "基準日", content.Period.AsOf);
        Fact(pen, "提出先", cover.Addressee);
        Fact(pen, "作成", cover.MadeBy);
        DateFact(pen, "作成日", cover.MadeOn);
        Fact(pen, "版", content.Period.IsFixed ? BookPhrases.Status(content) : $"{cover.EditionLabel}・{BookPhrases.Status(content)}");
        Fact(pen, "対象", cover.Scope is { } scope ? $"{scope}が担当する{content.Words.Measure}" : null);
        if (cover.FixedOn is { } fixedOn)
        {
            DateFact(pen, "確定日", fixedOn);
        }

        Fact(pen, "確定番号", cover.FixedNumber);
        Fact(pen, "照合値", cover.CheckValue);
        pen.Height(_row, 30);
        _row++;
    }

    private void Fact(SheetPen pen, string label, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        pen.Text(_row, Value, text);
        FinishFact(pen, label, pen.HeightOf(text, Value, Last, LabelSize));
    }

    private void DateFact(SheetPen pen, string label, DateOnly date)
    {
        pen.Date(_row, Value, date, NumberFormats.LongDate).Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
        FinishFact(pen, label, TextMeasure.Height(1, LabelSize));
    }

    private void FinishFact(SheetPen pen, string label, double height)
    {
        pen.Text(_row, First, label).Style.Font.Bold = true;
        pen.Merge(_row, Value, _row, Last);
        var row = pen.Range(_row, First, _row, Last);
        row.Style.Font.FontSize = LabelSize;
        row.Style.Alignment.WrapText = true;
        row.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        row.Style.Border.TopBorder = XLBorderStyleValues.Thin;
        row.Style.Border.TopBorderColor = BookStyles.Rule;
        row.Style.Border.BottomBorder = XLBorderStyleValues.Thin;
        row.Style.Border.BottomBorderColor = BookStyles.Rule;
        pen.Height(_row, height + 6);
        _row++;
    }

    private void WriteContents(SheetPen pen)
    {
        var head = pen.Text(_row, First, "この報告書の内容");
        head.Style.Font.Bold = true;
        head.Style.Font.FontSize = BookStyles.Heading;
        pen.Height(_row, TextMeasure.Height(1, BookStyles.Heading));
        foreach (var sheet in sheets)
        {
            _row++;
            pen.Text(_row, First, sheet.Name);
            pen.Text(_row, Value, sheet.Note);
            pen.Merge(_row, Value, _row, Last);
            pen.Range(_row, First, _row, Last).Style.Font.FontSize = LabelSize;
            pen.Range(_row, First, _row, Last).Style.Alignment.WrapText = true;
            pen.Height(_row, pen.HeightOf(sheet.Note, Value, Last, LabelSize));
        }
    }
}
