using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Initiatives;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Initiatives;

/// <summary>Asks before an initiative is removed.</summary>
[Access(Access.Office)]
public sealed class DeleteModel(Here here, InitiativeQueries initiatives, InitiativeService service) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    public InitiativeDetail Detail { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        Version = Detail.Initiative.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        var result = await service.DeleteAsync(here.Plan.Id, Detail.Initiative.Key, Version, cancellationToken);
        ModelState.AddProblems(result.Problems, string.Empty);
        if (result.SavedKey is null)
        {
            ModelState.Remove(nameof(Version));
            Version = Detail.Initiative.Version;
            return Page();
        }

        TempData["Saved"] = $"「{Detail.Initiative.Title}」を消しました。";
        return LocalRedirect(here.Link($"measures/{Detail.Measure.Key}"));
    }

    private async Task<bool> LoadAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        Detail = here.HasPlan ? (await initiatives.FindAsync(here.Plan.Id, $"{measureKey}/{no}", cancellationToken))! : null!;
        return Detail is not null;
    }
}
