using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Departments;

[Access(Access.OfficeOrAdministrator)]
public sealed class AddModel(Here here, DepartmentQueries queries, DepartmentService service) : PageModel
{
    [BindProperty]
    public DepartmentInput Input { get; set; } = new();

    public IReadOnlyList<(long Id, string Name)> Departments { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => Departments = await queries.ChoicesAsync(here.Today, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var outcome = await service.AddAsync(here.Municipality.Id, Input, here.Today, cancellationToken);
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        if (ModelState.IsValid)
        {
            TempData["Saved"] = $"「{Input.Name?.Trim()}」を追加しました。";
            return LocalRedirect($"/{here.Municipality.Slug}/admin/departments");
        }

        Departments = await queries.ChoicesAsync(here.Today, cancellationToken);
        return Page();
    }
}
