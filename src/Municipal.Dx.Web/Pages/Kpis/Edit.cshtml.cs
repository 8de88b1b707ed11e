using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Kpis.Editing;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>KPIの編集: definition, baseline, target with its ledger, yearly targets and calendar.</summary>
[Access(Access.Office)]
public sealed class EditModel(Here here, KpiDetailQueries kpis, KpiService service) : PageModel
{
    [BindProperty]
    public KpiForm Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public KpiDetail Detail { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Input = KpiForm.Of(Detail.Kpi, KpiChoices.Years(here));
        Stamp = EditStamp.Of(Detail.Kpi.Version, Input.InWords());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? @do, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (@do == "edit")
        {
            return GoOnEditing();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await service.SaveAsync(here.Plan.Id, key, Input, Stamp, cancellationToken);
        Conflict = result.Conflict;
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            Response.StatusCode = Conflict is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            return Page();
        }

        TempData["Saved"] = "KPIを保存しました。" + result.Notice;
        return LocalRedirect(here.Link($"kpis/{key}"));
    }

    /// <summary>From the conflict page back to the form: what was chosen, not yet saved.</summary>
    private PageResult GoOnEditing()
    {
        var theirs = KpiForm.Of(Detail.Kpi, Input.Yearly.Select(row => row.FiscalYear));
        Input.Take(Merging.Decide(Stamp, Detail.Kpi.Version, Input.InWords(), theirs.InWords()).TakeTheirs, theirs);
        ModelState.Clear();
        Stamp = EditStamp.Of(Detail.Kpi.Version, theirs.InWords());
        return Page();
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        Detail = here.HasPlan ? (await kpis.FindAsync(here.Plan.Id, key, Viewer.Office, here.Today, cancellationToken))! : null!;
        return Detail is not null;
    }
}
