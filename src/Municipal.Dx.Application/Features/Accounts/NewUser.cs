using Microsoft.AspNetCore.Identity;
using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>Makes a user row as Identity expects it.</summary>
internal static class NewUser
{
    public static PortalUser With(string loginName, string displayName, long? municipalityId) => new()
    {
        UserName = loginName,
        NormalizedUserName = LoginNames.Normalize(loginName),
        DisplayName = displayName,
        MunicipalityId = municipalityId,
        LockoutEnabled = true,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        AccessVersion = Guid.NewGuid(),
    };

    /// <summary>Sets the password and ends what the old one was good for.</summary>
    public static void SetPassword(this PortalUser user, IPasswordHasher<PortalUser> hasher, string password) => user.SetPasswordHash(hasher.HashPassword(user, password));

    public static void SetPasswordHash(this PortalUser user, string hash)
    {
        user.PasswordHash = hash;
        user.SecurityStamp = Guid.NewGuid().ToString("N");
        user.AccessVersion = Guid.NewGuid();
        user.AccessFailedCount = 0;
        user.LockoutEnd = null;
    }
}
