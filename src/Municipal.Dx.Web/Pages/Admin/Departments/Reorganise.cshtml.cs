using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Departments;

/// <summary>機構改革 of one department: typed, shown with all it moves, and done only when confirmed.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class ReorganiseModel(Here here, DepartmentQueries queries, Reorganisation reorganisation) : PageModel
{
    [BindProperty]
    public ReorganisationInput Input { get; set; } = new();

    public ReorganisationEffect Effect { get; private set; } = null!;

    /// <summary>True while the page asks for confirmation.</summary>
    public bool Asks { get; private set; }

    public IReadOnlyList<(long Id, string Name)> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input.Version = Effect.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm(Name = "do")] string? step, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken) || await reorganisation.CheckAsync(id, Input, here.Today, cancellationToken) is not { } problems)
        {
            return NotFound();
        }

        ModelState.AddProblems(problems, nameof(Input));
        Asks = ModelState.IsValid && step != "back";
        if (!Asks || step != "apply")
        {
            return Page();
        }

        ModelState.AddProblems(await reorganisation.ApplyAsync(id, Input, here.Today, cancellationToken), nameof(Input));
        if (ModelState.IsValid)
        {
            TempData["Saved"] = $"「{Effect.Name}」の{ReorganisationLabels.Of(Input.Chosen!.Value)}を登録しました。";
            return LocalRedirect($"/{here.Municipality.Slug}/admin/departments");
        }

        (Asks, Input.Version) = (false, Effect.Version);
        ModelState.Remove("Input.Version");
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await reorganisation.EffectAsync(id, Input, cancellationToken) is not { } effect)
        {
            return false;
        }

        Effect = effect;
        Others = [.. (await queries.ChoicesAsync(here.Today, cancellationToken)).Where(d => d.Id != id)];
        return true;
    }
}
