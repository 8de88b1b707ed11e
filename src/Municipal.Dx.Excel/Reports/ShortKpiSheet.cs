using ClosedXML.Excel;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Excel.Reports;

/// <summary>KPIの状況 for the assembly: a short table, figures with their units, rates as numbers, judgement in words.</summary>
internal sealed class ShortKpiSheet(BookContent content)
{
    public const string Name = "KPIの状況";

    public void Write(XLWorkbook workbook)
    {
        var words = content.Words;
        var rows = content.Kpis.Select(kpi => ListRow.Of(
            kpi.MeasureNumber,
            kpi.Name,
            Printed(kpi.Baseline.Text, kpi.Baseline.Value, kpi.Unit),
            Figure(kpi.Actual, kpi.Unit),
            kpi.Actual.Status is { } status && kpi.Actual.HasFigure ? KpiLabels.Of(status) : null,
            Printed(kpi.Target.Text, kpi.Target.Value, kpi.Unit),
            kpi.Actual.ProgressTenths is { } tenths ? new ListCell(null, null, tenths / 1000m, NumberFormats.Rate) : new ListCell(null),
            kpi.Actual.OutcomeLabel));
        new ListSheet(
            content, Name, XLColor.FromHtml("#197A4B"),
            new("番号", 8), new("KPI", 40), new(words.Baseline, 18), new("今期の実績", 16), new("値の区分", 9, true), new($"最終{words.Target}", 18), new($"進捗率\n({words.Baseline}から)", 11, true), new("判定", 20, true)).Write(workbook, [.. rows]);
    }

    private static string? Printed(string? text, decimal? value, string? unit) => string.IsNullOrWhiteSpace(text) ? (value is { } number ? NumberFormats.Shown(number, unit) : null) : text;

    private static ListCell Figure(BookValue actual, string? unit)
    {
        if (actual.Value is not { } value)
        {
            return actual.IsEmpty ? actual.OutcomeLabel : actual.Text;
        }

        var (number, format) = NumberFormats.Of(value, unit);
        return new ListCell(null, null, number, format);
    }
}
