using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>What can be done to an account, as links to the pages that ask once more.</summary>
public sealed record UserActs(PortalUser Person, string Path, bool IsLocked);
