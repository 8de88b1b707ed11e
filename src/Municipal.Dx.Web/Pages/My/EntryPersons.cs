using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.My;

public static class EntryPersons
{
    /// <summary>Who opens a report, as the rules of entry need it.</summary>
    public static EntryPerson AsEntryPerson(this CurrentUser user) => new(user.Id, user.IsOffice, user.DepartmentIds, user.HeadedDepartmentIds);
}
