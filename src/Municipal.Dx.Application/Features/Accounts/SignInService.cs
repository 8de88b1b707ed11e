using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>What a name and a password led to. <see cref="RetryAfter"/> is set where there were too many attempts.</summary>
public sealed record PasswordCheck(PortalUser? User, TimeSpan? RetryAfter);

/// <summary>
/// Checks name and password so that the answer is the same, in words and time, for unknown, disabled and locked accounts
/// and wrong passwords.
/// </summary>
public sealed class SignInService(DxDbContext db, AttemptLimiter limiter, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    public const int FailuresBeforeLockout = 8;
    public const int PasswordMax = 200;
    public static readonly TimeSpan Lockout = TimeSpan.FromMinutes(15);

    private static readonly PortalUser Nobody = new() { DisplayName = string.Empty, UserName = string.Empty };
    private static string? nobodysHash;

    public async Task<PasswordCheck> CheckAsync(string? loginName, string? password, string address, CancellationToken cancellationToken)
    {
        var name = LoginNames.Normalize(loginName);
        if (limiter.Enter(name, address) is { } wait)
        {
            return new PasswordCheck(null, wait);
        }

        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.NormalizedUserName == name, cancellationToken);
        var isRight = Verify(user, password);
        if (user is null || user.IsDisabled || user.LockoutEnd > time.GetUtcNow())
        {
            return new PasswordCheck(null, null);
        }

        if (!isRight)
        {
            await CountFailureAsync(user, cancellationToken);
            return new PasswordCheck(null, null);
        }

        limiter.Forgive(name, address);
        return new PasswordCheck(user, null);
    }

    /// <summary>The person whose password was right a moment ago, unless the account changed or was locked since.</summary>
    public async Task<PortalUser?> FindAsync(long userId, Guid accessVersion, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == userId, cancellationToken);
        return user is { IsDisabled: false } && user.AccessVersion == accessVersion && !(user.LockoutEnd > time.GetUtcNow()) ? user : null;
    }

    /// <summary>Counts a wrong password or code; after some in a row the account is locked for a while.</summary>
    public Task CountFailureAsync(PortalUser user, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            await db.Users.Where(u => u.Id == user.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount + 1), CancellationToken.None);
            var failures = await db.Users.Where(u => u.Id == user.Id).Select(u => u.AccessFailedCount).SingleAsync(CancellationToken.None);
            if (failures >= FailuresBeforeLockout)
            {
                DateTimeOffset? until = time.GetUtcNow() + Lockout;
                await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(u => u.AccessFailedCount, 0).SetProperty(u => u.LockoutEnd, until), CancellationToken.None);
                db.RecordEvent("locked-out", user.AuditKey, user.MunicipalityId);
                await db.SaveChangesAsync(CancellationToken.None);
            }

            return failures;
        },
        cancellationToken);

    private bool Verify(PortalUser? user, string? password)
    {
        var hash = user?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(Nobody, Convert.ToHexString(RandomNumberGenerator.GetBytes(16))));
        var typed = password is { Length: > 0 and <= PasswordMax } ? password : "\0";
        return hasher.VerifyHashedPassword(user ?? Nobody, hash, typed) != PasswordVerificationResult.Failed && user?.PasswordHash is not null;
    }
}

/// <summary>利用者ID: how it is compared and what it may look like.</summary>
public static class LoginNames
{
    public const int Max = 60;

    /// <summary>Full-width letters from a Japanese keyboard and capitals make no difference.</summary>
    public static string Normalize(string? loginName)
    {
        var text = loginName ?? string.Empty;
        return text.Length > 256 || !IsWellFormed(text) ? "\0" : text.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == '\uFFFE')
            {
                return false;
            }
        }

        return true;
    }
}
