using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>Protected texts in hidden fields: that a password was right, and the key of an app being set up.</summary>
public sealed class SecondFactorTickets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan KeyLife = TimeSpan.FromHours(1);
    private readonly ITimeLimitedDataProtector _tickets = protection.CreateProtector("Municipal.Dx.SecondFactor").ToTimeLimitedDataProtector();
    private readonly ITimeLimitedDataProtector _keys = protection.CreateProtector("Municipal.Dx.SecondFactorKeys").ToTimeLimitedDataProtector();

    public string ForPassword(long userId, Guid accessVersion) =>
        _tickets.Protect(string.Create(CultureInfo.InvariantCulture, $"{userId} {accessVersion:N}"), TicketLife);

    /// <summary>Whose password was right; null where the ticket is false or old.</summary>
    public (long UserId, Guid AccessVersion)? Read(string? ticket)
    {
        var parts = Unprotect(_tickets, ticket)?.Split(' ');
        return parts is [var id, var version] ? (long.Parse(id, CultureInfo.InvariantCulture), Guid.Parse(version)) : null;
    }

    public string ForKey(long userId, string key) => _keys.Protect(string.Create(CultureInfo.InvariantCulture, $"{userId} {key}"), KeyLife);

    public string? ReadKey(string? text, long userId)
    {
        var parts = Unprotect(_keys, text)?.Split(' ');
        return parts is [var id, var key] && id == userId.ToString(CultureInfo.InvariantCulture) ? key : null;
    }

    private static string? Unprotect(ITimeLimitedDataProtector protector, string? text)
    {
        if (text is not { Length: > 0 and < 2000 })
        {
            return null;
        }

        try
        {
            return protector.Unprotect(text);
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
