using System.Globalization;
using System.Security.Claims;
using Municipal.Dx.Application.Features.Accounts;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>Turns what the database says about a session into claims.</summary>
internal static class SessionPrincipal
{
    public const string Scheme = "dx";

    public static ClaimsPrincipal Of(SessionRow row, string key)
    {
        var id = row.UserId.ToString(CultureInfo.InvariantCulture);
        var identity = new ClaimsIdentity(Scheme);
        // Form tokens are bound to this claim: to the person, not to one session.
        Add(identity, ClaimTypes.NameIdentifier, id);
        Add(identity, PortalClaims.UserId, id);
        Add(identity, PortalClaims.LoginName, row.LoginName);
        Add(identity, PortalClaims.Name, row.DisplayName);
        Add(identity, PortalClaims.Post, row.PostShown);
        Add(identity, PortalClaims.MunicipalityId, row.MunicipalityId?.ToString(CultureInfo.InvariantCulture));
        Add(identity, PortalClaims.MunicipalitySlug, row.MunicipalitySlug);
        Add(identity, PortalClaims.MustChangePassword, row.MustChangePassword ? "1" : null);
        Add(identity, PortalClaims.HasSecondFactor, row.HasSecondFactor ? "1" : null);
        Add(identity, PortalClaims.Session, key);
        foreach (var role in row.Roles)
        {
            Add(identity, PortalClaims.Role, string.Create(CultureInfo.InvariantCulture, $"{role.Role}:{role.DepartmentId}"));
        }

        return new ClaimsPrincipal(identity);
    }

    private static void Add(ClaimsIdentity identity, string type, string? value)
    {
        if (value is not null)
        {
            identity.AddClaim(new Claim(type, value));
        }
    }
}
