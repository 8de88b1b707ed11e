using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Application.Features.Users;

/// <summary>
/// Whose accounts are kept: those of one municipality (never administrators), or, without a municipality, the
/// administrators. What is not in the place does not exist there.
/// </summary>
public sealed record UserPlace(long? MunicipalityId)
{
    public static readonly UserPlace Administrators = new((long?)null);

    public IReadOnlyList<PortalRole> GrantableRoles => MunicipalityId is null
        ? [PortalRole.Administrator]
        : [PortalRole.DxOffice, PortalRole.DepartmentHead, PortalRole.DepartmentStaff, PortalRole.CommitteeMember];

    public IQueryable<PortalUser> Of(IQueryable<PortalUser> users) => MunicipalityId is { } id
        ? users.Where(u => u.MunicipalityId == id && !u.Roles.Any(r => r.Role == PortalRole.Administrator))
        : users.Where(u => u.MunicipalityId == null);
}
