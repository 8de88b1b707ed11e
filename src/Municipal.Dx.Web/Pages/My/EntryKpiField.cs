using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Progress;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>A KPI in the form of a report, for <c>_EntryKpi</c>.</summary>
/// <param name="Entry">The report.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Form">What is typed.</param>
/// <param name="Question">Asked once about an implausible figure.</param>
public sealed record EntryKpiField(ReportEntry Entry, EntryKpi Kpi, RecordForm Form, string? Question)
{
    /// <summary>Null where the form names a KPI that the measure no longer has.</summary>
    public static EntryKpiField? Of(EntryModel page, int index) =>
        page.Entry.Kpis.FirstOrDefault(kpi => kpi.Kpi.Key == page.Input.Kpis[index].Key) is { } kpi
            ? new EntryKpiField(page.Entry, kpi, page.Input.Kpis[index].Form, page.Questions.GetValueOrDefault(index))
            : null;

    /// <summary>View data whose fields are those of the KPI at a place in the form.</summary>
    public static ViewDataDictionary At(ViewDataDictionary view, int index)
    {
        var own = new ViewDataDictionary(view);
        own.TemplateInfo.HtmlFieldPrefix = $"Input.Kpis[{index}]";
        return own;
    }
}
