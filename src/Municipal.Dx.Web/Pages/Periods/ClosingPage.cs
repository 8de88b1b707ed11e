using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>A page that moves a period (確定・再開・公表・案): found by its key, 404 otherwise, moved from the version that was shown.</summary>
public abstract class ClosingPage(Here here, ClosingQueries queries) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

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

    protected virtual async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        return Period is not null;
    }

    /// <summary>Moves the period unless something typed cannot be read; shows the form again with what stands against it.</summary>
    /// <param name="p">Key of the period.</param>
    /// <param name="move">The move.</param>
    /// <param name="done">What the next page says.</param>
    /// <param name="next">The next page, below the municipality's address.</param>
    /// <param name="prefix">Name of the input property whose fields the problems are about.</param>
    /// <param name="cancellationToken">Ends the reading when the reader left.</param>
    protected async Task<IActionResult> MoveAsync(
        string p, Func<PeriodSeen, Task<ClosingResult>> move, Func<ClosingResult, string> done, string next, string? prefix, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var result = await move(new PeriodSeen(here.Plan.Id, Period.Key, Version));
            ModelState.AddProblems(result.Problems, prefix);
            if (result.IsDone)
            {
                TempData["Saved"] = Period.Label + done(result);
                return LocalRedirect(here.Link(next));
            }
        }

        return Page();
    }
}
