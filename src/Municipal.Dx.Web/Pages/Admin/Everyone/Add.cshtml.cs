using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Admin.Users;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Everyone;

[Access(Access.Administrator)]
public sealed class AddModel(UserService service) : PageModel
{
    [BindProperty]
    public UserInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        Input.Roles = [new RoleInput { Role = nameof(PortalRole.Administrator) }];
        var outcome = await service.AddAsync(UserPlace.Administrators, Input, cancellationToken);
        if (outcome.IsDone)
        {
            TempData.PutSlip(outcome.UserId, outcome.Password!);
            return LocalRedirect($"/admin/users/{outcome.UserId}/slip");
        }

        ModelState.AddProblems(outcome.Problems, nameof(Input));
        return Page();
    }
}
