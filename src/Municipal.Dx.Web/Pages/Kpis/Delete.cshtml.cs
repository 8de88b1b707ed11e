using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Kpis.Editing;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>Asks before a KPI is removed; one with values stays.</summary>
[Access(Access.Office)]
public sealed class DeleteModel(Here here, KpiDetailQueries kpis, KpiService service) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    public KpiDetail Detail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Version = Detail.Kpi.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        var result = await service.DeleteAsync(here.Plan.Id, key, Version, cancellationToken);
        ModelState.AddProblems(result.Problems, string.Empty);
        if (result.SavedKey is null)
        {
            ModelState.Remove(nameof(Version));
            Version = Detail.Kpi.Version;
            return Page();
        }

        TempData["Saved"] = $"KPI「{Detail.Kpi.Name}」を消しました。";
        return LocalRedirect(here.Link(Detail.Owner is { } owner ? $"measures/{owner.Key}" : "kpis"));
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        Detail = here.HasPlan ? (await kpis.FindAsync(here.Plan.Id, key, Viewer.Office, here.Today, cancellationToken))! : null!;
        return Detail is not null;
    }
}
