using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>The page that asks once more.</summary>
public sealed record ActForm(ActWords Words, PortalUser Person, string BackTo)
{
    public string? Reason { get; init; }
}
