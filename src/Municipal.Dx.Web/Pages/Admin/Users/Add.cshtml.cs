using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Users;

[Access(Access.OfficeOrAdministrator)]
public sealed class AddModel(Here here, UserService service, DepartmentQueries departments) : PageModel
{
    [BindProperty]
    public UserInput Input { get; set; } = new();

    public IReadOnlyList<PortalRole> Grantable => new UserPlace(here.Municipality.Id).GrantableRoles;

    public IReadOnlyList<(long Id, string Name)> Departments { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => ShowAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? step, CancellationToken cancellationToken)
    {
        if (step != "more" && ModelState.IsValid)
        {
            var outcome = await service.AddAsync(new UserPlace(here.Municipality.Id), Input, cancellationToken);
            if (outcome.IsDone)
            {
                TempData.PutSlip(outcome.UserId, outcome.Password!);
                return LocalRedirect($"/{here.Municipality.Slug}/admin/users/{outcome.UserId}/slip");
            }

            ModelState.AddProblems(outcome.Problems, nameof(Input));
        }

        await ShowAsync(cancellationToken);
        return Page();
    }

    private async Task ShowAsync(CancellationToken cancellationToken)
    {
        Input.AddSpareRows();
        Departments = await departments.ChoicesAsync(here.Today, cancellationToken);
    }
}
