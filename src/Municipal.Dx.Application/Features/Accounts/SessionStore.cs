using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>A session and its person as the database has them now.</summary>
public sealed record SessionRow
{
    public required long UserId { get; init; }

    public required DateTime StartedAt { get; init; }

    public required DateTime LastSeenAt { get; init; }

    public required DateTime? EndedAt { get; init; }

    public required string LoginName { get; init; }

    public required string DisplayName { get; init; }

    public required string? Post { get; init; }

    public required bool IsDisabled { get; init; }

    public required bool MustChangePassword { get; init; }

    public required bool HasSecondFactor { get; init; }

    public required long? MunicipalityId { get; init; }

    public required string? MunicipalitySlug { get; init; }

    public required IReadOnlyList<SessionRole> Roles { get; init; }

    /// <summary>課・職, as shown to others.</summary>
    public string PostShown
    {
        get
        {
            var departments = string.Join('・', Roles.Where(r => r.DepartmentName is not null).Select(r => r.DepartmentName).Distinct(StringComparer.Ordinal));
            var role = Roles.Count == 0 ? string.Empty : PortalRoles.Label(Roles.Min(r => r.Role));
            return departments.Length == 0 ? Post ?? role : $"{departments} {Post ?? role}";
        }
    }
}

public sealed record SessionRole(PortalRole Role, long? DepartmentId, string? DepartmentName);

/// <summary>Sessions in the database: begun, looked at, ended.</summary>
public sealed class SessionStore(DxDbContext db, TimeProvider time)
{
    public const int AddressMax = 60;
    public const int BrowserMax = 200;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    /// <summary>The session and its person in one query; null where there is no such session.</summary>
    public Task<SessionRow?> FindAsync(string key) =>
        (from session in db.UserSessions.AsNoTracking()
         where session.Key == key
         join user in db.Users on session.UserId equals user.Id
         select new SessionRow
         {
             UserId = user.Id,
             StartedAt = session.StartedAt,
             LastSeenAt = session.LastSeenAt,
             EndedAt = session.EndedAt,
             LoginName = user.UserName!,
             DisplayName = user.DisplayName,
             Post = user.Post,
             IsDisabled = user.IsDisabled,
             MustChangePassword = user.MustChangePassword,
             HasSecondFactor = user.TwoFactorEnabled,
             MunicipalityId = user.MunicipalityId,
             MunicipalitySlug = user.Municipality!.Slug,
             Roles = db.RoleAssignments.IgnoreQueryFilters().Where(r => r.UserId == user.Id)
                 .OrderBy(r => r.Id)
                 .Select(r => new SessionRole(r.Role, r.DepartmentId, r.Department!.Name)).ToList(),
         }).FirstOrDefaultAsync();

    /// <summary>Signs the person in: a new session under a new key, the time of signing in, and an entry in the trail.</summary>
    public async Task<string> StartAsync(long userId, string address, string? browser)
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId);
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var now = time.GetUtcNow().UtcDateTime;
        user.LastSignInAt = now;
        user.AccessFailedCount = 0;
        db.UserSessions.Add(new UserSession
        {
            UserId = userId,
            Key = key,
            StartedAt = now,
            LastSeenAt = now,
            Address = Cut(address, AddressMax),
            Browser = Cut(browser, BrowserMax),
        });
        db.Change.UserId = userId;
        (db.Change.ActorName, db.Change.ActorPost) = (user.DisplayName, user.Post ?? string.Empty);
        db.RecordEvent("signed-in", user.AuditKey, user.MunicipalityId);
        await db.SaveChangesAsync();
        return key;
    }

    public Task SeenAsync(string key, DateTime at) => db.WriteAsync(() => db.UserSessions
        .Where(s => s.Key == key && s.LastSeenAt < at)
        .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, at)));

    public Task EndAsync(string key) => EndWhereAsync(db.UserSessions.Where(s => s.Key == key));

    /// <summary>Ends the sessions of a person, except the one they are in.</summary>
    public Task<int> EndOthersAsync(long userId, string? exceptKey) =>
        EndWhereAsync(db.UserSessions.Where(s => s.UserId == userId && s.Key != exceptKey));

    /// <summary>Sessions nobody has used for long are no use to anyone; who signed in when stays in the trail.</summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow().UtcDateTime - Kept;
        return db.WriteAsync(() => db.UserSessions.Where(s => s.LastSeenAt < before).ExecuteDeleteAsync(CancellationToken.None), cancellationToken);
    }

    private Task<int> EndWhereAsync(IQueryable<UserSession> sessions)
    {
        DateTime? now = time.GetUtcNow().UtcDateTime;
        return db.WriteAsync(() => sessions.Where(s => s.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now)));
    }

    private static string? Cut(string? text, int max) => text is { Length: var length } && length > max ? text[..max] : text;
}
