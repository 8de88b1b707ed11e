using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin;

[Access(Access.OfficeOrAdministrator)]
public sealed class IndexModel(Here here, UserQueries users, DepartmentQueries departments) : PageModel
{
    public int Active { get; private set; }

    public int NeverSignedIn { get; private set; }

    public IReadOnlyList<string> WithoutPerson { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (Active, NeverSignedIn) = await users.CountAsync(new UserPlace(here.Municipality.Id), cancellationToken);
        var tree = await departments.TreeAsync(here.HasPlan ? here.Plan.Id : null, here.Today, cancellationToken);
        WithoutPerson = [.. tree.WithoutPerson.Select(d => d.Name)];
    }
}
