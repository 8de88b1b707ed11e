using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Excel.Reports;

namespace Municipal.Dx.Excel.RoundTrip;

/// <summary>Makes the survey workbook (進捗状況調査票) of one department. It works by mail or file server, with no account and no network.</summary>
public static class SurveyWriter
{
    public const string KeyLabel = "管理番号";

    public static void Write(SurveyContent content, Stream output)
    {
        using var saved = new MemoryStream();
        using (var workbook = new XLWorkbook())
        {
            BookStyles.Base(workbook.Style);
            workbook.Properties.Title = $"{content.PlanTitle} 進捗状況調査票 {content.PeriodLabel} {content.Department}";
            workbook.Properties.Author = content.Municipality;
            if (content.Measures.Count > 0)
            {
                new SurveyMeasureSheet(content).Write(workbook);
            }

            if (content.Kpis.Count > 0)
            {
                new SurveyKpiSheet(content).Write(workbook);
            }

            SurveyListSheets.Write(workbook, content);
            new SurveyGuideSheet(content).Write(workbook);
            SurveyKeySheet.Write(workbook, content);
            workbook.SaveAs(saved);
        }

        PrintTitles.MakeAbsolute(saved);
        saved.Position = 0;
        saved.CopyTo(output);
    }

    /// <summary>大江町_進捗状況調査票_令和8年度第2四半期_総務課.xlsx.</summary>
    public static string FileNameOf(SurveyContent content) =>
        FileNames.Safe($"{content.Municipality}_進捗状況調査票_{content.PeriodLabel}_{content.Department}") + ".xlsx";
}
