using System.Net.Mime;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Export;

/// <summary>The plan as plan files, with what was changed in the portal: to keep, to correct, to import elsewhere.</summary>
[Access(Access.Office)]
public sealed class IndexModel(Here here, PlanExporter exporter) : PageModel
{
    public bool HasGlossary { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        HasGlossary = here.HasPlan && await exporter.HasGlossaryAsync(here.Plan.Id, cancellationToken);

    public async Task<IActionResult> OnGetFileAsync(string? name, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || name is not (PlanSchema.PlanFileName or PlanSchema.GlossaryFileName) || await exporter.ExportTextAsync(here.Plan.Id, cancellationToken) is not { } files)
        {
            return NotFound();
        }

        var text = name == PlanSchema.PlanFileName ? files.Plan : files.Glossary;
        return text is null ? NotFound() : File(Encoding.UTF8.GetBytes(text), MediaTypeNames.Text.Plain + "; charset=utf-8", name);
    }
}
