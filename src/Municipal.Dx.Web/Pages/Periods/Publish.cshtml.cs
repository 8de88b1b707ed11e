using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>公表 of a fixed period with the day it was decided, and its withdrawal with a reason.</summary>
[Access(Access.Office)]
public sealed class PublishModel(Here here, ClosingQueries queries, PeriodPublication publication) : PageModel
{
    [BindProperty]
    public Guid Version { get; set; }

    [BindProperty]
    public string? DecidedOn { get; set; }

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

    public Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken) => MoveAsync(
        p,
        seen => publication.PublishAsync(seen, ModelState.ReadDay(DecidedOn, nameof(DecidedOn)), here.Today, cancellationToken),
        "を公表しました。オープンデータにこの期の実績が載ります。",
        cancellationToken);

    public Task<IActionResult> OnPostWithdrawAsync(string p, CancellationToken cancellationToken) => MoveAsync(
        p,
        seen => publication.WithdrawAsync(seen, Reason, cancellationToken),
        "の公表をやめました。オープンデータからこの期の実績が消えました。",
        cancellationToken);

    private async Task<IActionResult> MoveAsync(string p, Func<PeriodSeen, Task<ClosingResult>> move, string done, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var result = await move(new PeriodSeen(here.Plan.Id, p, Version));
        if (result.IsDone)
        {
            TempData["Saved"] = Period.Label + done;
            return LocalRedirect(here.Link($"periods/{p}"));
        }

        foreach (var problem in result.Problems.Where(found => ModelState.GetFieldValidationState(found.Field) != Microsoft.AspNetCore.Mvc.ModelBinding.ModelValidationState.Invalid))
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        return Page();
    }

    private async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        return Period is not null;
    }
}
