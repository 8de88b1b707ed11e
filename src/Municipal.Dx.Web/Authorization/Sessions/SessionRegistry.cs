using System.Collections.Concurrent;
using System.Security.Claims;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Accounts;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>Who a session belongs to. <see cref="Principal"/> is null where it has ended; the user is known all the same.</summary>
public sealed record SessionAnswer(long UserId, ClaimsPrincipal? Principal);

/// <summary>
/// Knows the running sessions, and asks the database about each at most once in four seconds: a disabled account, a
/// lowered role, a changed password or an ended session takes effect within five. What changes on this node takes effect
/// at once (<see cref="Forget"/>).
/// </summary>
public sealed class SessionRegistry(IServiceScopeFactory scopes, TimeProvider time, ILogger<SessionRegistry> log)
{
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(4);
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(8);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(2);
    private const int SweepAbove = 5_000;

    private readonly ConcurrentDictionary<string, Known> _sessions = new(StringComparer.Ordinal);

    /// <returns>Null where the key names no session.</returns>
    public async Task<SessionAnswer?> FindAsync(string key)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var known = _sessions.GetOrAdd(key, _ => new Known());
        if (await known.ReadAsync(now, () => LoadAsync(key)) is not { } row)
        {
            _sessions.TryRemove(key, out _);
            return null;
        }

        if (row.EndedAt is not null || row.IsDisabled || now - row.StartedAt >= Absolute || now - known.LastSeen(row) >= Idle)
        {
            return new SessionAnswer(row.UserId, null);
        }

        if (known.See(now, SeenEvery))
        {
            await RememberSeenAsync(key, now);
        }

        return new SessionAnswer(row.UserId, known.PrincipalOf(row, key));
    }

    public async Task<(string Key, ClaimsPrincipal Principal)> StartAsync(long userId, string address, string? browser)
    {
        Sweep();
        await using var scope = NewScope();
        var key = await scope.ServiceProvider.GetRequiredService<SessionStore>().StartAsync(userId, address, browser);
        var answer = await FindAsync(key);
        return (key, answer?.Principal ?? throw new InvalidOperationException("The session ended while it began."));
    }

    public async Task EndAsync(string key)
    {
        await using var scope = NewScope();
        await scope.ServiceProvider.GetRequiredService<SessionStore>().EndAsync(key);
        _sessions.TryRemove(key, out _);
    }

    /// <summary>Asks the database again for every session of a person: call it after changing their account.</summary>
    public void Forget(long userId)
    {
        foreach (var (key, known) in _sessions)
        {
            if (known.UserId == userId)
            {
                _sessions.TryRemove(key, out _);
            }
        }
    }

    private async Task<SessionRow?> LoadAsync(string key)
    {
        await using var scope = NewScope();
        return await scope.ServiceProvider.GetRequiredService<SessionStore>().FindAsync(key);
    }

    private async Task RememberSeenAsync(string key, DateTime now)
    {
        try
        {
            await using var scope = NewScope();
            await scope.ServiceProvider.GetRequiredService<SessionStore>().SeenAsync(key, now);
        }
        catch (Exception error) when (error is WriteBusyException or System.Data.Common.DbException)
        {
            // Reading goes on while the database takes no write; the time is kept in memory.
            log.LogWarning(error, "The time a session was last seen could not be stored");
        }
    }

    private AsyncServiceScope NewScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<MunicipalityScope>().EnterAll();
        scope.ServiceProvider.GetRequiredService<ChangeContext>().Source = Domain.Auditing.ChangeSource.Web;
        return scope;
    }

    private void Sweep()
    {
        if (_sessions.Count > SweepAbove)
        {
            var before = time.GetUtcNow().UtcDateTime - Idle;
            foreach (var (key, known) in _sessions)
            {
                if (known.IsUnusedSince(before))
                {
                    _sessions.TryRemove(key, out _);
                }
            }
        }
    }
}
