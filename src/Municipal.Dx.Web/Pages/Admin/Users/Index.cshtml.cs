using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Users;

[Access(Access.OfficeOrAdministrator)]
public sealed class IndexModel(Here here, UserQueries users, DepartmentQueries departments, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public PortalRole? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "department")]
    public long? Department { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public UserState? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public UserList List { get; private set; } = null!;

    public bool IsNarrowed { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public IReadOnlyList<PortalRole> Roles => new UserPlace(here.Municipality.Id).GrantableRoles;

    public IReadOnlyList<(long Id, string Name)> Departments { get; private set; } = [];

    public IReadOnlyList<string> WithoutPerson { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var filter = new UserFilter { Text = Text, Role = Role, DepartmentId = Department, State = State, Page = Number };
        IsNarrowed = filter.IsNarrowed;
        List = await users.ListAsync(new UserPlace(here.Municipality.Id), filter, cancellationToken);
        var tree = await departments.TreeAsync(here.HasPlan ? here.Plan.Id : null, here.Today, cancellationToken);
        Departments = [.. tree.Rows.Select(d => (d.Id, d.Name))];
        WithoutPerson = [.. tree.WithoutPerson.Select(d => d.Name)];
    }
}
