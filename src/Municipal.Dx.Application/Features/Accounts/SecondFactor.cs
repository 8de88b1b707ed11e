using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Application.Features.Accounts;

/// <summary>二要素認証: the key of the authenticator app, recovery codes (stored hashed), and the last code used.</summary>
public sealed class SecondFactor(DxDbContext db, TimeProvider time)
{
    public const int RecoveryCodes = 10;
    public const string Issuer = "DX推進計画ポータル";
    private const string Provider = "dx";
    private const string KeyName = "totp-key";
    private const string StepName = "totp-step";
    private const string RecoveryName = "recovery-codes";
    private const int CodeLength = 10;
    private const string CodeLetters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Turns it on if the code fits the key.</summary>
    /// <returns>The recovery codes, shown once; null where the code is wrong.</returns>
    public async Task<IReadOnlyList<string>?> EnableAsync(long userId, string key, string? code, CancellationToken cancellationToken)
    {
        if (Totp.Verify(key, code, time.GetUtcNow(), 0) is not { } step)
        {
            return null;
        }

        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        var tokens = await TokensAsync(userId, cancellationToken);
        Set(tokens, userId, KeyName, key);
        Set(tokens, userId, StepName, step.ToString(CultureInfo.InvariantCulture));
        var codes = NewCodes();
        Set(tokens, userId, RecoveryName, string.Join(';', codes.Select(Hash)));
        user.TwoFactorEnabled = true;
        user.AccessVersion = Guid.NewGuid();
        db.RecordEvent("second-factor-on", user.AuditKey, user.MunicipalityId);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    public async Task<IReadOnlyList<string>> RenewCodesAsync(long userId, CancellationToken cancellationToken)
    {
        var user = await db.Users.AsNoTracking().SingleAsync(u => u.Id == userId, cancellationToken);
        var codes = NewCodes();
        Set(await TokensAsync(userId, cancellationToken), userId, RecoveryName, string.Join(';', codes.Select(Hash)));
        db.RecordEvent("recovery-codes-renewed", user.AuditKey, user.MunicipalityId);
        await db.SaveChangesAsync(cancellationToken);
        return codes;
    }

    public async Task DisableAsync(long userId, CancellationToken cancellationToken)
    {
        var user = await db.Users.SingleAsync(u => u.Id == userId, cancellationToken);
        db.RemoveRange((await TokensAsync(userId, cancellationToken)).Values);
        user.TwoFactorEnabled = false;
        user.AccessVersion = Guid.NewGuid();
        db.RecordEvent("second-factor-off", user.AuditKey, user.MunicipalityId);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<int> CodesLeftAsync(long userId, CancellationToken cancellationToken) =>
        (await TokensAsync(userId, cancellationToken)).TryGetValue(RecoveryName, out var left) ? Split(left.Value).Count : 0;

    /// <summary>Takes a code of the app, or a recovery code; each works once.</summary>
    public Task<bool> TakeAsync(long userId, string? code, CancellationToken cancellationToken) => db.WriteAsync(
        async () =>
        {
            var tokens = await TokensAsync(userId, CancellationToken.None);
            if (!tokens.TryGetValue(KeyName, out var key) || !Takes(tokens, key.Value!, userId, code))
            {
                return false;
            }

            await db.SaveChangesAsync(CancellationToken.None);
            return true;
        },
        cancellationToken);

    private bool Takes(Dictionary<string, IdentityUserToken<long>> tokens, string key, long userId, string? code)
    {
        var last = tokens.TryGetValue(StepName, out var used) ? long.Parse(used.Value!, CultureInfo.InvariantCulture) : 0;
        if (Totp.Verify(key, code, time.GetUtcNow(), last) is { } step)
        {
            Set(tokens, userId, StepName, step.ToString(CultureInfo.InvariantCulture));
            return true;
        }

        var left = tokens.TryGetValue(RecoveryName, out var recovery) ? Split(recovery.Value) : [];
        var isTaken = left.Remove(Hash(Plain(code)));
        if (isTaken)
        {
            Set(tokens, userId, RecoveryName, string.Join(';', left));
        }

        return isTaken;
    }

    private Task<Dictionary<string, IdentityUserToken<long>>> TokensAsync(long userId, CancellationToken cancellationToken) =>
        db.UserTokens.Where(t => t.UserId == userId && t.LoginProvider == Provider).ToDictionaryAsync(t => t.Name, StringComparer.Ordinal, cancellationToken);

    private void Set(Dictionary<string, IdentityUserToken<long>> tokens, long userId, string name, string value)
    {
        if (tokens.TryGetValue(name, out var token))
        {
            token.Value = value;
            return;
        }

        db.UserTokens.Add(tokens[name] = new IdentityUserToken<long> { UserId = userId, LoginProvider = Provider, Name = name, Value = value });
    }

    private static List<string> NewCodes() => [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString(CodeLetters, CodeLength).Insert(CodeLength / 2, "-"))];

    private static List<string> Split(string? text) => [.. (text ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries)];

    private static string Plain(string? code) =>
        string.Concat((code ?? string.Empty).Where(c => char.IsAsciiLetterOrDigit(c))).ToLowerInvariant() is { Length: CodeLength } plain ? plain.Insert(CodeLength / 2, "-") : string.Empty;

    /// <summary>Codes are random enough for a plain hash; half of it fits ten into one column.</summary>
    private static string Hash(string code) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(code))[..16]);
}
