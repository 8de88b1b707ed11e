using System.Globalization;
using System.Security.Claims;
using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Web.Authorization;

/// <summary>The signed-in person as the session says, and what they may do in the municipality of the page.</summary>
public sealed class CurrentUser
{
    private readonly List<(PortalRole Role, long? DepartmentId)> _roles = [];

    public CurrentUser(ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true)
        {
            return;
        }

        Id = Number(principal, PortalClaims.UserId);
        LoginName = principal.FindFirstValue(PortalClaims.LoginName) ?? string.Empty;
        Name = principal.FindFirstValue(PortalClaims.Name) ?? string.Empty;
        Post = principal.FindFirstValue(PortalClaims.Post) ?? string.Empty;
        MunicipalityId = Number(principal, PortalClaims.MunicipalityId);
        MunicipalitySlug = principal.FindFirstValue(PortalClaims.MunicipalitySlug);
        MustChangePassword = principal.HasClaim(PortalClaims.MustChangePassword, "1");
        HasSecondFactor = principal.HasClaim(PortalClaims.HasSecondFactor, "1");
        SessionKey = principal.FindFirstValue(PortalClaims.Session);
        foreach (var claim in principal.FindAll(PortalClaims.Role))
        {
            var parts = claim.Value.Split(':');
            if (Enum.TryParse<PortalRole>(parts[0], out var role))
            {
                _roles.Add((role, parts.Length > 1 && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var id) ? id : null));
            }
        }
    }

    public long? Id { get; }

    public bool IsSignedIn => Id is not null;

    public string LoginName { get; } = string.Empty;

    public string Name { get; } = string.Empty;

    /// <summary>課・職, as shown to others.</summary>
    public string Post { get; } = string.Empty;

    public long? MunicipalityId { get; }

    public string? MunicipalitySlug { get; }

    public bool MustChangePassword { get; }

    public bool HasSecondFactor { get; }

    public string? SessionKey { get; }

    public bool IsAdministrator => Has(PortalRole.Administrator);

    public bool IsOffice => Has(PortalRole.DxOffice);

    public bool IsCommittee => Has(PortalRole.CommitteeMember);

    public IReadOnlyList<(PortalRole Role, long? DepartmentId)> Roles => _roles;

    /// <summary>Departments the person heads or works for.</summary>
    public IReadOnlySet<long> DepartmentIds => _roles.Where(r => PortalRoles.NeedsDepartment(r.Role) && r.DepartmentId is not null).Select(r => r.DepartmentId!.Value).ToHashSet();

    public IReadOnlySet<long> HeadedDepartmentIds => _roles.Where(r => r.Role == PortalRole.DepartmentHead && r.DepartmentId is not null).Select(r => r.DepartmentId!.Value).ToHashSet();

    public bool Has(PortalRole role) => _roles.Exists(r => r.Role == role);

    public bool BelongsTo(long municipalityId) => IsAdministrator || MunicipalityId == municipalityId;

    public bool Satisfies(Access access) => access switch
    {
        Access.Anonymous => true,
        Access.SignedIn => IsSignedIn,
        Access.Member => IsSignedIn,
        Access.Contributor => IsOffice || Has(PortalRole.DepartmentHead) || Has(PortalRole.DepartmentStaff),
        Access.ContributorOrAdministrator => IsAdministrator || Satisfies(Access.Contributor),
        Access.Office => IsOffice,
        Access.OfficeOrAdministrator => IsOffice || IsAdministrator,
        Access.Administrator => IsAdministrator,
        _ => false,
    };

    private static long? Number(ClaimsPrincipal principal, string type) =>
        long.TryParse(principal.FindFirstValue(type), CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>Names of the claims a session carries.</summary>
public static class PortalClaims
{
    public const string UserId = "dx:user";
    public const string LoginName = "dx:login";
    public const string Name = "dx:name";
    public const string Post = "dx:post";
    public const string MunicipalityId = "dx:municipality";
    public const string MunicipalitySlug = "dx:slug";
    public const string Role = "dx:role";
    public const string MustChangePassword = "dx:must-change";
    public const string HasSecondFactor = "dx:second-factor";
    public const string Session = "dx:session";
}
