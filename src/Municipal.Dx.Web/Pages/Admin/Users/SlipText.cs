using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>What stands on the slip handed to a person.</summary>
public sealed record SlipText(PortalUser Person, string Password, string From, string BackTo);
