using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Users;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>The rows in which roles and departments are chosen.</summary>
public sealed record RoleRows(UserInput Input, IReadOnlyList<PortalRole> Grantable, IReadOnlyList<(long Id, string Name)> Departments);
