using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>Stops, opens again or gives a new password to an account of the municipality.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class ActModel(Here here, CurrentUser me, UserQueries users, UserService service, SessionRegistry sessions) : ActPage(me, users, service, sessions)
{
    protected override UserPlace Place => new(here.Municipality.Id);

    protected override string Root => $"/{here.Municipality.Slug}/admin/users";
}
