using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>A session as its person sees it.</summary>
public sealed record OwnSession(DateTime StartedAt, DateTime LastSeenAt, string? Address, string? Browser, bool IsThis);

/// <summary>What people do with their own account.</summary>
public sealed class OwnAccount(DxDbContext db, SessionStore sessions, IPasswordHasher<PortalUser> hasher, TimeProvider time)
{
    public const string WrongPassword = "今のパスワードが違います。";

    /// <summary>Running sessions, newest first, and when the person signed in before this one.</summary>
    public async Task<(IReadOnlyList<OwnSession> Running, DateTime? Previous)> SessionsAsync(long userId, string? currentKey, TimeSpan idle, TimeSpan absolute, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var (seenAfter, startedAfter) = (now - idle, now - absolute);
        var recent = await db.UserSessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.EndedAt == null && s.StartedAt > startedAfter && (s.LastSeenAt > seenAfter || s.Key == currentKey))
            .OrderByDescending(s => s.StartedAt)
            .Select(s => new OwnSession(s.StartedAt, s.LastSeenAt, s.Address, s.Browser, s.Key == currentKey))
            .Take(50)
            .ToListAsync(cancellationToken);
        var started = recent.Find(s => s.IsThis)?.StartedAt ?? now;
        var previous = await db.UserSessions.AsNoTracking()
            .Where(s => s.UserId == userId && s.StartedAt < started)
            .MaxAsync(s => (DateTime?)s.StartedAt, cancellationToken);
        return (recent, previous);
    }

    public async Task<bool> KnowsPasswordAsync(long userId, string? password, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancellationToken);
        return Fits(user, password);
    }

    /// <summary>Changes the password and ends every other session of the person.</summary>
    public async Task<Problem?> ChangePasswordAsync(long userId, string? sessionKey, string? current, string? wanted, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        if (!Fits(user, current))
        {
            return new Problem("Current", WrongPassword);
        }

        if (PasswordPolicy.Check("Wanted", wanted, user.UserName) is { } problem)
        {
            return problem;
        }

        if (wanted == current)
        {
            return new Problem("Wanted", "今と違うパスワードにしてください。");
        }

        user.SetPassword(hasher, wanted!);
        user.MustChangePassword = false;
        db.RecordEvent("password-changed", user.AuditKey, user.MunicipalityId);
        await db.WriteAsync(
            async () =>
            {
                await db.SaveChangesAsync(CancellationToken.None);
                return await sessions.EndOthersAsync(userId, sessionKey);
            },
            cancellationToken);
        return null;
    }

    private bool Fits(PortalUser user, string? password) =>
        password is { Length: > 0 and <= SignInService.PasswordMax } && user.PasswordHash is not null
        && hasher.VerifyHashedPassword(user, user.PasswordHash, password) != PasswordVerificationResult.Failed;
}
