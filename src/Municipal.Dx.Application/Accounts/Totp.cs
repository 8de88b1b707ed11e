using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Municipal.Dx.Application.Accounts;

/// <summary>Time-based one-time codes as authenticator apps make them (RFC 6238: SHA-1, 30 seconds, six digits).</summary>
public static class Totp
{
    public const int Digits = 6;
    private const int StepSeconds = 30;
    private const int KeyBytes = 20;
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static string NewKey() => RandomNumberGenerator.GetString(Letters, KeyBytes * 8 / 5);

    /// <summary>The key in groups of four, to be typed.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(part => new string(part)));

    public static string Uri(string key, string loginName, string issuer) =>
        $"otpauth://totp/{System.Uri.EscapeDataString(issuer)}:{System.Uri.EscapeDataString(loginName)}?secret={key}&issuer={System.Uri.EscapeDataString(issuer)}&digits={Digits}&period={StepSeconds}";

    public static string CodeAt(string key, DateTimeOffset time) => Code(Bytes(key), time.ToUnixTimeSeconds() / StepSeconds);

    /// <returns>The step the code belongs to, at most one away from now and later than <paramref name="lastUsedStep"/>; null where it is wrong or used.</returns>
    public static long? Verify(string key, string? code, DateTimeOffset now, long lastUsedStep)
    {
        var typed = string.Concat(string.Concat((code ?? string.Empty).Where(c => !char.IsSurrogate(c) && c != '\uFFFE' && !char.IsWhiteSpace(c) && c != '-')).Normalize(NormalizationForm.FormKC));
        if (typed.Length != Digits)
        {
            return null;
        }

        var bytes = Bytes(key);
        var current = now.ToUnixTimeSeconds() / StepSeconds;
        long? found = null;
        for (var step = current - 1; step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(bytes, step)), Encoding.UTF8.GetBytes(typed)) && step > lastUsedStep)
            {
                found = step;
            }
        }

        return found;
    }

    [SuppressMessage("Security", "CA5350", Justification = "Authenticator apps know HMAC-SHA-1 only; it is not weak in this use (RFC 6238).")]
    private static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(key, counter);
        var offset = hash[^1] & 0xF;
        var number = System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(offset, 4)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] Bytes(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (buffer, bits) = (0, 0);
        foreach (var letter in key)
        {
            buffer = ((buffer << 5) | Letters.IndexOf(letter, StringComparison.Ordinal)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(buffer >> bits));
            }
        }

        return [.. bytes];
    }
}
