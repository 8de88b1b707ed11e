using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>
/// The first start of a portal without trial data: whoever holds the link from the console makes the first administrator.
/// Only the token's hash is stored; using it, or starting again, ends it.
/// </summary>
public sealed class FirstAdministrator(DxDbContext db, InstallationFacts facts, IPasswordHasher<PortalUser> hasher)
{
    /// <returns>A token for the link, or null where there are accounts already.</returns>
    public async Task<string?> InviteAsync(CancellationToken cancellationToken)
    {
        if (await db.Users.AnyAsync(cancellationToken))
        {
            return null;
        }

        var token = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        await facts.SetAsync(InstallationFacts.FirstAdministratorToken, Hash(token), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return token;
    }

    public async Task<bool> IsInvitedAsync(string? token, CancellationToken cancellationToken) =>
        token is { Length: > 20 and < 100 }
        && await facts.ReadAsync(InstallationFacts.FirstAdministratorToken, cancellationToken) is { } stored
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(stored), Encoding.UTF8.GetBytes(Hash(token)))
        && !await db.Users.AnyAsync(cancellationToken);

    /// <returns>The problems, or the new administrator's id.</returns>
    public async Task<(IReadOnlyList<Problem> Problems, long UserId)> CreateAsync(string token, string? displayName, string? loginName, string? password, CancellationToken cancellationToken)
    {
        var problems = UserRules.CheckLoginName("LoginName", loginName).Concat(UserRules.CheckDisplayName("DisplayName", displayName)).ToList();
        if (PasswordPolicy.Check("Password", password, loginName) is { } weak)
        {
            problems.Add(weak);
        }

        if (problems.Count > 0)
        {
            return (problems, 0);
        }

        var user = NewUser.With(loginName!.Trim(), displayName!.Trim(), null);
        user.SetPassword(hasher, password!);
        user.Roles.Add(new RoleAssignment { User = user, Role = PortalRole.Administrator });
        var isMade = await db.WriteAsync(
            async () =>
            {
                if (!await IsInvitedAsync(token, CancellationToken.None))
                {
                    return false;
                }

                db.Users.Add(user);
                await facts.SetAsync(InstallationFacts.FirstAdministratorToken, null, CancellationToken.None);
                await facts.SetAsync(InstallationFacts.Mode, InstallationFacts.ProductionMode, CancellationToken.None);
                db.Change.Reason = "最初の管理者の登録";
                await db.SaveChangesAsync(CancellationToken.None);
                return true;
            },
            cancellationToken);
        return isMade ? ([], user.Id) : ([Problem.Whole("このリンクはもう使えません。ログインしてください。")], 0);
    }

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
