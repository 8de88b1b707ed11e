using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Pages.Admin.Users;

namespace Municipal.Dx.Web.Pages.Admin.Everyone;

/// <summary>Stops, opens again or gives a new password to an administrator's account.</summary>
[Access(Access.Administrator)]
public sealed class ActModel(CurrentUser me, UserQueries users, UserService service, SessionRegistry sessions) : ActPage(me, users, service, sessions)
{
    protected override UserPlace Place => UserPlace.Administrators;

    protected override string Root => "/admin/users";
}
