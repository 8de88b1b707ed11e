using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;

namespace Municipal.Dx.Excel.Reports;

/// <summary>Makes the 進捗報告書 out of its content. The same content gives the same cells.</summary>
public static class BookWriter
{
    public static void Write(BookContent content, Stream output)
    {
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
        var entries = Entries(content);
        new CoverSheet(content, entries).Write(workbook);
        new OverviewSheet(content).Write(workbook);
        new ProgressSheet(content).Write(workbook);
        if (IsIncluded(entries, KpiSheet.Name))
        {
            new KpiSheet(content).Write(workbook);
        }

        if (IsIncluded(entries, ScheduleSheet.Name))
        {
            new ScheduleSheet(content).Write(workbook);
        }
    }

    private static List<BookSheetEntry> Entries(BookContent content)
    {
        var hasKpis = content.Kpis.Count > 0;
        var hasSchedule = content.Measures.Any(measure => measure.Initiatives.Any(initiative => initiative.Phases.Count > 0));
        var isLimited = content.Cover.Scope is not null;
        return
        [
            new BookSheetEntry(OverviewSheet.Name, "評価・進み具合・KPIの集計、主な実績と課題", IsIncluded: true),
            new BookSheetEntry(ProgressSheet.Name, $"{content.Words.Measure}ごとの実績・評価・課題・今後", IsIncluded: true),
            new BookSheetEntry(KpiSheet.Name, hasKpis ? "KPIごとの実績・判定とその理由" : Absent("KPI", isLimited), hasKpis),
            new BookSheetEntry(ScheduleSheet.Name, hasSchedule ? $"{content.Words.Initiative}ごとの年度別の予定と報告された段階" : Absent("工程表", isLimited), hasSchedule),
        ];
    }

    private static string Absent(string what, bool isLimited) => isLimited
        ? $"該当なし(対象の範囲に{what}がありません)"
        : $"該当なし(計画書に{what}の定めがありません)";

    private static bool IsIncluded(List<BookSheetEntry> entries, string name) => entries.Exists(entry => entry.Name == name && entry.IsIncluded);
}
