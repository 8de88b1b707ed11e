using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Admin.Everyone;

/// <summary>Everyone of every municipality: reads over municipalities, because only administrators come here.</summary>
[Access(Access.Administrator)]
public sealed class IndexModel(UserQueries users, MunicipalityScope scope, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "role")]
    public PortalRole? Role { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public UserList List { get; private set; } = null!;

    public bool IsNarrowed { get; private set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        scope.EnterAll();
        var filter = new UserFilter { Text = Text, Role = Role, Page = Number };
        IsNarrowed = filter.IsNarrowed;
        List = await users.ListAllAsync(filter, cancellationToken);
    }
}
