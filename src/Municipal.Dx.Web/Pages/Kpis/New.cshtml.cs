using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Kpis.Editing;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>A KPI that the office adds under a measure.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, KpiDetailQueries kpis, KpiService service) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public string? MeasureKey { get; set; }

    [BindProperty]
    public KpiForm Input { get; set; } = new();

    public (string Key, string Label) Measure { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Input = KpiForm.Of(new Kpi { Key = "", Name = "", TargetFiscalYear = here.Plan.LastFiscalYear }, KpiChoices.Years(here));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await service.AddAsync(here.Plan.Id, Measure.Key, Input, cancellationToken);
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            return Page();
        }

        TempData["Saved"] = "KPIを加えました。";
        return LocalRedirect(here.Link($"kpis/{result.SavedKey}"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await kpis.MeasureAsync(here.Plan.Id, MeasureKey ?? string.Empty, cancellationToken) is not { } measure)
        {
            return false;
        }

        Measure = measure;
        return true;
    }
}
