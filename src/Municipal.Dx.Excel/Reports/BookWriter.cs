using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Where the making of a book stands: <paramref name="Sheet"/> is being written, after <paramref name="Done"/> of <paramref name="Of"/> sheets.</summary>
public sealed record BookProgress(string Sheet, int Done, int Of);

/// <summary>Makes the 進捗報告書 out of its content. The same content gives the same cells.</summary>
public static class BookWriter
{
    /// <summary>
    /// Number of the layout, in the file's properties. Raised with the first release whose cells stand elsewhere or read otherwise (the
    /// dumps beside the tests tell): books of earlier releases are then known as such instead of being called changed.
    /// </summary>
    public const int Layout = 1;

    /// <summary>What is told as the sheet while the file is put together.</summary>
    public const string Saving = "ファイルへの書き出し";

    /// <param name="content">What there is; what its edition does not show is left out here.</param>
    /// <param name="output">Where the workbook goes; nothing goes there before it is complete.</param>
    /// <param name="progress">Told before each sheet.</param>
    /// <param name="cancellationToken">Heeded between sheets.</param>
    public static void Write(BookContent content, Stream output, IProgress<BookProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        content = BookEditions.Shown(content);
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            BookStyles.Base(workbook.Style);
            Describe(workbook, content);
            WriteSheets(workbook, content, progress, cancellationToken);
            workbook.SaveAs(saved);
        }

        cancellationToken.ThrowIfCancellationRequested();
        PrintTitles.MakeAbsolute(saved);
        saved.Position = 0;
        saved.CopyTo(output);
    }

    private static void Describe(XLWorkbook workbook, BookContent content)
    {
        workbook.Properties.Title = $"{content.Cover.PlanTitle} 進捗報告書 {content.Period.Label}";
        workbook.Properties.Keywords = BookVerification.LayoutMark(Layout);
        workbook.Properties.Author = content.Cover.MadeBy;
        workbook.Properties.Created = content.Cover.MadeOn.ToDateTime(TimeOnly.MinValue);
        workbook.Properties.Modified = content.Cover.MadeOn.ToDateTime(TimeOnly.MinValue);
    }

    private static void WriteSheets(XLWorkbook workbook, BookContent content, IProgress<BookProgress>? progress, CancellationToken cancellationToken)
    {
        var steps = Steps(content, new PreparedStyles()).ToList();
        foreach (var (index, (name, write)) in steps.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new BookProgress(name, index, steps.Count));
            write(workbook);
        }

        cancellationToken.ThrowIfCancellationRequested();
        progress?.Report(new BookProgress(Saving, steps.Count, steps.Count));
    }

    private static IEnumerable<(string Name, Action<XLWorkbook> Write)> Steps(BookContent content, PreparedStyles styles)
    {
        var sheets = BookSheets.Of(content);
        foreach (var sheet in sheets.Where(sheet => sheet.IsIncluded))
        {
            if (sheet.Kind != BookSheetKind.Cards)
            {
                yield return (sheet.Name, workbook => Write(workbook, content, sheet, sheets, styles));
                continue;
            }

            var cards = BookCard.Of(content);
            foreach (var (index, card) in cards.Index())
            {
                yield return ($"{sheet.Name} {index + 1} / {cards.Count}", new CardSheet(content, card, styles).Write);
            }
        }
    }

    private static void Write(XLWorkbook workbook, BookContent content, BookSheet sheet, IReadOnlyList<BookSheet> sheets, PreparedStyles styles)
    {
        switch (sheet.Kind)
        {
            case BookSheetKind.Cover:
                new CoverSheet(content, [.. sheets.Where(other => other.Kind != BookSheetKind.Cover)]).Write(workbook);
                break;
            case BookSheetKind.Overview:
                new OverviewSheet(content).Write(workbook);
                break;
            case BookSheetKind.Schedule:
                new ScheduleSheet(content, styles).Write(workbook);
                break;
            default:
                new TableSheet(content, BookSheets.TableOf(sheet.Kind, content)!, styles).Write(workbook);
                break;
        }
    }
}
