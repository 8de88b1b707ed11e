using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Departments;

/// <summary>課等の一覧 for everyone of the municipality.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, DepartmentQueries queries) : PageModel
{
    public DepartmentTree Tree { get; private set; } = new([], []);

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Tree = await queries.TreeAsync(here.HasPlan ? here.Plan.Id : null, here.Today, cancellationToken);
}
