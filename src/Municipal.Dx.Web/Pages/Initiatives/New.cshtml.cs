using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Initiatives;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Initiatives;

/// <summary>An initiative that the office adds under a measure.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, InitiativeQueries initiatives, InitiativeService service) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "measure")]
    public string? MeasureKey { get; set; }

    [BindProperty]
    public InitiativeForm Input { get; set; } = new();

    public InitiativeMeasure Measure { get; private set; } = null!;

    public IReadOnlyList<InitiativeDepartment> Departments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Input.AddBlankPhases();
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (button == "rows")
        {
            ModelState.Clear();
            Input.AddBlankPhases();
            return Page();
        }

        return ModelState.IsValid ? await AddAsync(cancellationToken) : Page();
    }

    private async Task<IActionResult> AddAsync(CancellationToken cancellationToken)
    {
        var result = await service.AddAsync(here.Plan.Id, Measure.Key, Input, cancellationToken);
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            return Page();
        }

        TempData["Saved"] = $"「{Input.Title!.Trim()}」を加えました。";
        return LocalRedirect(here.Link($"initiatives/{result.SavedKey}"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await initiatives.MeasureAsync(here.Plan.Id, MeasureKey ?? string.Empty, cancellationToken) is not { } measure)
        {
            return false;
        }

        Measure = measure;
        Departments = await initiatives.DepartmentsAsync([], here.Today, cancellationToken);
        return true;
    }
}
