using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Excel.Templates;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>計画取込様式 for download: empty, or filled with the plan as it is now.</summary>
internal static class TemplateDownload
{
    /// <summary>Null where there is no plan to fill it with.</summary>
    public static async Task<BookFile?> MakeAsync(PlanExporter exporter, Here here, bool filled, CancellationToken cancellationToken)
    {
        var records = !filled ? [await exporter.ExportMunicipalityAsync(here.Municipality.Id, cancellationToken)]
            : here.HasPlan ? await exporter.ExportAsync(here.Plan.Id, cancellationToken)
            : null;
        return records is null ? null : await TemplateFiles.MakeAsync(new PlanTemplate(here.Municipality.Name, filled ? here.Plan.Title : null, records), cancellationToken);
    }
}
