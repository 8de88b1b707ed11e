using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Departments;

/// <summary>課等と機構改革: the office keeps the list of departments in order.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class IndexModel(Here here, DepartmentQueries queries) : PageModel
{
    public DepartmentTree Tree { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Tree = await queries.TreeAsync(here.HasPlan ? here.Plan.Id : null, here.Today, cancellationToken);
}
