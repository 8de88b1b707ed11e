using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Makes the 進捗報告書 out of its content. The same content gives the same cells.</summary>
public static class BookWriter
{
    /// <param name="content">What there is; what its edition does not show is left out here.</param>
    /// <param name="output">Where the workbook goes.</param>
    public static void Write(BookContent content, Stream output)
    {
        content = BookEditions.Shown(content);
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            BookStyles.Base(workbook.Style);
            Describe(workbook, content);
            WriteSheets(workbook, content);
            workbook.SaveAs(saved);
        }

        PrintTitles.MakeAbsolute(saved);
        saved.Position = 0;
        saved.CopyTo(output);
    }

    private static void Describe(XLWorkbook workbook, BookContent content)
    {
        workbook.Properties.Title = $"{content.Cover.PlanTitle} 進捗報告書 {content.Period.Label}";
        workbook.Properties.Author = content.Cover.MadeBy;
        workbook.Properties.Created = content.Cover.MadeOn.ToDateTime(TimeOnly.MinValue);
        workbook.Properties.Modified = content.Cover.MadeOn.ToDateTime(TimeOnly.MinValue);
    }

    private static void WriteSheets(XLWorkbook workbook, BookContent content)
    {
        var sheets = BookSheets.Of(content);
        var styles = new PreparedStyles();
        foreach (var sheet in sheets.Where(sheet => sheet.IsIncluded))
        {
            if (BookSheets.TableOf(sheet.Kind, content) is { } table)
            {
                new TableSheet(content, table, styles).Write(workbook);
            }
            else
            {
                WriteLaidOut(workbook, content, sheet.Kind, sheets, styles);
            }
        }
    }

    private static void WriteLaidOut(XLWorkbook workbook, BookContent content, BookSheetKind kind, IReadOnlyList<BookSheet> sheets, PreparedStyles styles)
    {
        switch (kind)
        {
            case BookSheetKind.Cover:
                new CoverSheet(content, [.. sheets.Where(sheet => sheet.Kind != BookSheetKind.Cover)]).Write(workbook);
                break;
            case BookSheetKind.Overview:
                new OverviewSheet(content).Write(workbook);
                break;
            case BookSheetKind.Schedule:
                new ScheduleSheet(content, styles).Write(workbook);
                break;
            default:
                foreach (var card in BookCard.Of(content))
                {
                    new CardSheet(content, card, styles).Write(workbook);
                }

                break;
        }
    }
}
