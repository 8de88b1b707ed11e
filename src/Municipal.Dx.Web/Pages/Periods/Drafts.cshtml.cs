using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>委員会資料 案 and fixed editions of a period: freeze another draft, take the book of any, compare two.</summary>
[Access(Access.Office)]
public sealed class DraftsModel(Here here, ClosingQueries queries, SnapshotStore snapshots, PeriodClosing closing) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public ClosingPeriod Period { get; private set; } = null!;

    public IReadOnlyList<SnapshotRow> Editions { get; private set; } = [];

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

        var result = await closing.MakeDraftAsync(new PeriodSeen(here.Plan.Id, p, Version), Note, cancellationToken);
        ModelState.AddProblems(result.Problems);
        if (result.Made is not { } made)
        {
            return Page();
        }

        TempData["Saved"] = $"委員会資料の「{made.EditionLabel}」を作りました。";
        return LocalRedirect(here.Link($"periods/{p}/drafts"));
    }

    private async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        if (Period is null)
        {
            return false;
        }

        Editions = await snapshots.ListAsync(here.Plan.Id, p, cancellationToken);
        return true;
    }
}
