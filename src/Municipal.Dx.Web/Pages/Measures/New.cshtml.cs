using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Office)]
public sealed class NewModel(Here here, MeasureCreation creation) : PageModel
{
    [BindProperty]
    public NewMeasure Input { get; set; } = new();

    public IReadOnlyList<FieldChoice> Policies { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            ModelState.AddProblems(await creation.AddAsync(here.Plan.Id, Input, cancellationToken), nameof(Input));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = $"「{Input.Number ?? Input.Key} {Input.Title}」を加えました。続けて、文章と担当課を入力してください。";
        return LocalRedirect(here.Link($"measures/{Input.Key}/edit"));
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return false;
        }

        Policies = await creation.PoliciesAsync(here.Plan.Id, cancellationToken);
        return true;
    }
}
