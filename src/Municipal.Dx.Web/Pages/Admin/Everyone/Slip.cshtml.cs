using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Admin.Users;

namespace Municipal.Dx.Web.Pages.Admin.Everyone;

/// <summary>Shows an administrator's initial password once, to be printed.</summary>
[Access(Access.Administrator)]
public sealed class SlipModel(UserQueries users) : PageModel
{
    public PortalUser Person { get; private set; } = null!;

    public string Password { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(UserPlace.Administrators, id, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        if (TempData.TakeSlip(id) is not { } password)
        {
            return LocalRedirect($"/admin/users/{id}");
        }

        (Person, Password) = (person, password);
        return Page();
    }
}
