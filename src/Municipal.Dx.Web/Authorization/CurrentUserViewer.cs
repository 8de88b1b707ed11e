using Municipal.Dx.Application.Features.Shell;

namespace Municipal.Dx.Web.Authorization;

public static class CurrentUserViewer
{
    /// <summary>What the person may see of reports in an open period.</summary>
    public static Viewer AsViewer(this CurrentUser user) => new(user.IsOffice || user.IsAdministrator, [.. user.DepartmentIds]);
}
