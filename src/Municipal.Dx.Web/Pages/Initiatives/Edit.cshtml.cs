using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Initiatives;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Initiatives;

/// <summary>取組の編集: texts, due date, owners and 工程表.</summary>
[Access(Access.Office)]
public sealed class EditModel(Here here, InitiativeQueries initiatives, InitiativeService service) : PageModel
{
    [BindProperty]
    public InitiativeForm Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public InitiativeDetail Detail { get; private set; } = null!;

    public IReadOnlyList<InitiativeDepartment> Departments { get; private set; } = [];

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        Input = InitiativeForm.Of(Detail.Initiative);
        Stamp = EditStamp.Of(Detail.Initiative.Version, Input.InWords(await service.DepartmentNamesAsync()));
        Input.AddBlankPhases();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string measureKey, string no, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        if (button == "rows")
        {
            ModelState.Clear();
            Input.AddBlankPhases();
            return Page();
        }

        if (button == "edit")
        {
            return await GoOnEditingAsync();
        }

        return ModelState.IsValid ? await SaveAsync(cancellationToken) : Page();
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancellationToken)
    {
        var result = await service.SaveAsync(here.Plan.Id, Detail.Initiative.Key, Input, Stamp, cancellationToken);
        Conflict = result.Conflict;
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            Response.StatusCode = Conflict is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            return Page();
        }

        TempData["Saved"] = $"「{Input.Title!.Trim()}」を保存しました。{result.Notice}";
        return LocalRedirect(here.Link($"initiatives/{result.SavedKey}"));
    }

    /// <summary>From the conflict page back to the form: what was chosen, not yet saved.</summary>
    private async Task<IActionResult> GoOnEditingAsync()
    {
        var names = await service.DepartmentNamesAsync();
        var theirs = InitiativeForm.Of(Detail.Initiative);
        Input.Take(Merging.Decide(Stamp, Detail.Initiative.Version, Input.InWords(names), theirs.InWords(names)).TakeTheirs, theirs);
        ModelState.Clear();
        Stamp = EditStamp.Of(Detail.Initiative.Version, InitiativeForm.Of(Detail.Initiative).InWords(names));
        return Page();
    }

    private async Task<bool> LoadAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await initiatives.FindAsync(here.Plan.Id, $"{measureKey}/{no}", cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        Departments = await initiatives.DepartmentsAsync(detail.Initiative.Owners.Select(owner => owner.DepartmentId), here.Today, cancellationToken);
        return true;
    }
}
