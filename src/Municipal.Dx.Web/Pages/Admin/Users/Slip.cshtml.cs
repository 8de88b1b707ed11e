using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>Shows an initial password once, to be printed.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class SlipModel(Here here, UserQueries users) : PageModel
{
    public PortalUser Person { get; private set; } = null!;

    public string Password { get; private set; } = string.Empty;

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(new UserPlace(here.Municipality.Id), id, cancellationToken) is not { } person)
        {
            return NotFound();
        }

        if (TempData.TakeSlip(id) is not { } password)
        {
            return LocalRedirect($"/{here.Municipality.Slug}/admin/users/{id}");
        }

        (Person, Password) = (person, password);
        return Page();
    }
}
