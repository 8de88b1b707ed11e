using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Opens a fixed period again, with a reason; its editions stay.</summary>
[Access(Access.Office)]
public sealed class ReopenModel(Here here, ClosingQueries queries, PeriodClosing closing) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ClosingPeriod Period { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Version = Period.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var result = await closing.ReopenAsync(new PeriodSeen(here.Plan.Id, p, Version), Reason, cancellationToken);
        foreach (var problem in result.Problems)
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        if (!result.IsDone)
        {
            return Page();
        }

        TempData["Saved"] = $"{Period.Label}を再び開きました。これまでの確定版は、報告書のページからいつでもダウンロードできます。";
        return LocalRedirect(here.Link("periods"));
    }

    private async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        return Period is not null;
    }
}
