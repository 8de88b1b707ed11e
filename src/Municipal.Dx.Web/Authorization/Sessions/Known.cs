using System.Security.Claims;
using Municipal.Dx.Application.Features.Accounts;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>One session in memory: what the database said last, and when the person was here last.</summary>
internal sealed class Known
{
    private readonly Lock _lock = new();
    private Task<SessionRow?>? _reading;
    private DateTime _readAt;
    private DateTime _seenAt;
    private DateTime _seenStoredAt;
    private (SessionRow Row, ClaimsPrincipal Principal)? _principal;

    public long? UserId { get; private set; }

    /// <summary>What the database says, asked again when that is too old; requests at the same time share one query.</summary>
    public async Task<SessionRow?> ReadAsync(DateTime now, Func<Task<SessionRow?>> load)
    {
        Task<SessionRow?> reading;
        lock (_lock)
        {
            if (_reading is null || _reading.IsFaulted || now - _readAt >= SessionRegistry.Freshness)
            {
                (_reading, _readAt) = (load(), now);
            }

            reading = _reading;
        }

        var row = await reading;
        UserId = row?.UserId;
        return row;
    }

    public DateTime LastSeen(SessionRow row)
    {
        lock (_lock)
        {
            return _seenAt > row.LastSeenAt ? _seenAt : row.LastSeenAt;
        }
    }

    /// <returns>True where the time is to be stored.</returns>
    public bool See(DateTime now, TimeSpan every)
    {
        lock (_lock)
        {
            var isFirst = _seenAt == default;
            _seenAt = now;
            if (!isFirst && now - _seenStoredAt < every)
            {
                return false;
            }

            _seenStoredAt = now;
            return !isFirst;
        }
    }

    public bool IsUnusedSince(DateTime before)
    {
        lock (_lock)
        {
            return _seenAt < before && _readAt < before;
        }
    }

    public ClaimsPrincipal PrincipalOf(SessionRow row, string key)
    {
        lock (_lock)
        {
            if (_principal is not { } known || !ReferenceEquals(known.Row, row))
            {
                _principal = known = (row, SessionPrincipal.Of(row, key));
            }

            return known.Principal;
        }
    }
}
