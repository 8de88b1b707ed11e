using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Excel.Reports;

/// <summary>
/// 個票: one measure on exactly one A4 page. Where there is more to read than fits, the columns grow wider and the print-out smaller, so
/// that the page stays full, down to type that can still be read; beyond that the longest texts end early and say where they go on.
/// </summary>
internal sealed class CardSheet(BookContent content, BookCard card, PreparedStyles styles)
{
    private const string Prefix = BookSheets.Cards + " ";
    private const int LinesOfPiece = 24;
    private const int FewestLines = 4;
    private const double Widening = 1.02;

    // Type of 9 points is printed with 6 then.
    private const double Widest = 1.5;
    private const double GapHeight = 5;

    /// <summary>Label, then the columns of the KPI table; the first of them is the label's and the next one's together.</summary>
    private static readonly double[] Widths = [13, 21, 13, 13, 13, 11, 13];

    private IReadOnlyList<BookCardSection> _sections = [];
    private int _row = 1;

    /// <summary>Key of the measure on a sheet of that name; null where it is no 個票.</summary>
    public static string? KeyOf(string sheet) => sheet.StartsWith(Prefix, StringComparison.Ordinal) ? sheet[Prefix.Length..] : null;

    public void Write(XLWorkbook workbook)
    {
        var pen = new SheetPen(workbook, SheetPen.SheetName(Prefix + card.Key), BookStyles.Of(BookTone.Attention), styles);
        pen.SetPaper(XLPaperSize.A4Paper, XLPageOrientation.Portrait);
        Fit(pen);
        SheetHeads.Write(pen, content, BookSheets.Cards);
        _row = 3;
        var draft = new SheetDraft(pen);
        WriteTitle(pen, draft);
        foreach (var section in _sections)
        {
            WriteSection(pen, draft, section);
        }

        draft.Place();
        pen.Finish(content, _row - 1);
        pen.Sheet.PageSetup.FitToPages(1, 1);
    }

    private void Fit(SheetPen pen)
    {
        _sections = card.Sections;
        var factor = 1.0;
        pen.SetWidths(Widths);
        while (IsTooHigh(pen) && factor < Widest)
        {
            factor = Math.Min(Widest, factor * Widening);
            var by = factor;
            pen.SetWidths([.. Widths.Select(width => width * by)]);
        }

        var lines = card.Sections.SelectMany(section => section.Lines).Max(line => LinesOf(pen, line.Text));
        while (IsTooHigh(pen) && lines > FewestLines)
        {
            lines -= Math.Max(1, lines / 12);
            var most = lines;
            _sections = [.. card.Sections.Select(section => section with { Lines = [.. section.Lines.Select(line => line with { Text = Cut(pen, line, most) })] })];
        }

        pen.SetColumns();
    }

    private bool IsTooHigh(SheetPen pen) => HeightOf(pen) > pen.PageHeight * PageFlow.Slack;

    private static int LinesOf(SheetPen pen, string text) => TextMeasure.Lines(CellText.Clean(text), pen.Pixels(2, Widths.Length), BookStyles.Body);

    private string Cut(SheetPen pen, BookCardLine line, int lines)
    {
        var text = line.Text;
        if (LinesOf(pen, text) <= lines)
        {
            return text;
        }

        // Said only where it is true: the committee's 進捗管理表 has these columns, the assembly's edition no such sheet.
        var isElsewhere = line.Label is "実績" or "課題" or "今後の予定" or "当期の予定(工程)" && content.Cover.Edition != BookEdition.Assembly;
        var goesOn = isElsewhere ? $"…(続きは{BookSheets.Progress})" : "…(以下略)";
        var kept = TextMeasure.Split(CellText.Clean(text), pen.Pixels(2, Widths.Length), BookStyles.Body, lines)[0];
        kept = kept[..Math.Max(0, kept.Length - goesOn.Length)];
        return (kept.Length > 0 && char.IsHighSurrogate(kept[^1]) ? kept[..^1] : kept).TrimEnd() + goesOn;
    }

    private double HeightOf(SheetPen pen) =>
        SheetHeads.Height + TitleHeight(pen) + _sections.Sum(section =>
            SectionHeight + GapHeight
            + section.Lines.Sum(line => pen.HeightOf(line.Text, 2, Widths.Length, BookStyles.Body))
            + (section.Kpis is { } kpis ? HeadHeight + kpis.Rows.Sum(row => KpiHeight(pen, row)) : 0));

    private static double SectionHeight => TextMeasure.Height(1, BookStyles.Heading) + 2;

    private static double HeadHeight => TextMeasure.Height(2, BookStyles.Body);

    private string Title => $"{card.Number} {card.Title}";

    private double TitleHeight(SheetPen pen) => pen.HeightOf(Title, 1, Widths.Length, BookStyles.Title) + 4;

    private void WriteTitle(SheetPen pen, SheetDraft draft)
    {
        draft.Text(_row, 1, Title);
        draft.Merge(_row, 1, _row, Widths.Length);
        draft.Look(_row, 1, _row, Widths.Length, look => look with
        {
            Size = BookStyles.Title,
            IsBold = true,
            Wraps = true,
            Down = XLAlignmentVerticalValues.Center,
            Bottom = new CellEdge(XLBorderStyleValues.Medium, BookStyles.Key),
        });
        pen.Height(_row++, TitleHeight(pen));
    }

    private void WriteSection(SheetPen pen, SheetDraft draft, BookCardSection section)
    {
        pen.Height(_row++, GapHeight);
        draft.Text(_row, 1, section.Title);
        draft.Merge(_row, 1, _row, Widths.Length);
        draft.Look(_row, 1, _row, Widths.Length, look => look.Group(BookStyles.KeyTint) with { Size = BookStyles.Heading });
        pen.Height(_row++, SectionHeight);
        foreach (var line in section.Lines)
        {
            WriteLine(pen, draft, line);
        }

        if (section.Kpis is { } kpis)
        {
            WriteKpis(pen, draft, kpis);
        }
    }

    private void WriteLine(SheetPen pen, SheetDraft draft, BookCardLine line)
    {
        var text = CellText.Clean(line.Text);
        var pixels = pen.Pixels(2, Widths.Length);
        var isTooHigh = TextMeasure.Lines(text, pixels, BookStyles.Body) > TextMeasure.MaxLines(BookStyles.Body);
        IReadOnlyList<string> pieces = isTooHigh ? TextMeasure.Split(text, pixels, BookStyles.Body, LinesOfPiece) : [text];
        var first = _row;
        foreach (var piece in pieces)
        {
            draft.Text(_row, 2, piece);
            draft.Merge(_row, 2, _row, Widths.Length);
            draft.Grid(_row, 2, _row, Widths.Length);
            pen.Height(_row, pen.HeightOf(piece, 2, Widths.Length, BookStyles.Body));
            _row++;
        }

        draft.Text(first, 1, line.Label);
        draft.Merge(first, 1, _row - 1, 1);
        draft.Look(first, 1, _row - 1, 1, look => look.Gridded() with { IsBold = true, Fill = BookStyles.Band });
    }

    private void WriteKpis(SheetPen pen, SheetDraft draft, BookTable kpis)
    {
        for (var i = 0; i < kpis.Columns.Count; i++)
        {
            draft.Text(_row, ColumnOf(i), kpis.Columns[i].Head);
        }

        draft.Look(_row, 1, _row, Widths.Length, look => look.ColumnHead());
        draft.Merge(_row, 1, _row, 2);
        pen.Height(_row++, HeadHeight);
        var first = _row;
        foreach (var row in kpis.Rows)
        {
            draft.Grid(_row, 1, _row, Widths.Length);
            for (var i = 0; i < row.Cells.Count; i++)
            {
                draft.Value(_row, ColumnOf(i), row.Cells[i]);
                if (BookStyles.Of(row.Cells[i].Tint) is { } tint)
                {
                    draft.Look(_row, ColumnOf(i), look => look with { Fill = tint });
                }
            }

            draft.Merge(_row, 1, _row, 2);
            pen.Height(_row++, KpiHeight(pen, row));
        }

        RatingTints.Bars(pen.Range(first, ColumnOf(4), _row - 1, ColumnOf(4)));
    }

    private static double KpiHeight(SheetPen pen, BookRow row) =>
        row.Cells.Select((cell, i) => pen.HeightOf(cell.Text, i == 0 ? 1 : ColumnOf(i), ColumnOf(i) + (i == 0 ? 1 : 0), BookStyles.Body)).Max();

    private static int ColumnOf(int index) => index == 0 ? 1 : index + 2;
}
