using System.Collections.Concurrent;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>
/// Counts attempts to sign in per account (strict) and per address (generous: a town hall is often one address), before
/// any password is hashed: hashing is what makes guessing expensive for the server too. An attempt that succeeds does
/// not count. Unknown names count like known ones, so that the answer tells nothing.
/// </summary>
public sealed class AttemptLimiter(TimeProvider time)
{
    public const int PerAccount = 10;
    public const int PerAddress = 100;
    private const int SweepAbove = 10_000;
    private const int NameMax = 256;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.Ordinal);

    /// <returns>How long to wait, or null when the attempt may go on; it is counted then.</returns>
    public TimeSpan? Enter(string account, string address)
    {
        var now = time.GetUtcNow();
        Sweep(now);
        return Take(AccountKey(account), PerAccount, now) ?? Take(AddressKey(address), PerAddress, now);
    }

    /// <summary>The attempt succeeded: the account starts anew, the address gets its attempt back.</summary>
    public void Forgive(string account, string address)
    {
        _counts.TryRemove(AccountKey(account), out _);
        if (_counts.TryGetValue(AddressKey(address), out var count))
        {
            lock (count)
            {
                count.Attempts = Math.Max(0, count.Attempts - 1);
            }
        }
    }

    private static string AccountKey(string account) => "n:" + (account.Length > NameMax ? account[..NameMax] : account);

    private static string AddressKey(string address) => "a:" + address;

    private TimeSpan? Take(string key, int limit, DateTimeOffset now)
    {
        var count = _counts.GetOrAdd(key, _ => new Count { Until = now + Window });
        lock (count)
        {
            if (count.Until <= now)
            {
                (count.Until, count.Attempts) = (now + Window, 0);
            }

            if (count.Attempts >= limit)
            {
                return count.Until - now;
            }

            count.Attempts++;
            return null;
        }
    }

    private void Sweep(DateTimeOffset now)
    {
        if (_counts.Count > SweepAbove)
        {
            foreach (var (key, count) in _counts)
            {
                if (count.Until <= now)
                {
                    _counts.TryRemove(key, out _);
                }
            }
        }
    }

    private sealed class Count
    {
        public DateTimeOffset Until { get; set; }

        public int Attempts { get; set; }
    }
}
