using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>What someone typed into a form whose session had ended.</summary>
public sealed record CarriedForm(long UserId, string Path, List<KeyValuePair<string, string>> Fields);

/// <summary>
/// Carries the fields of a form through login: protected, bound to the person whose session ended and to the page. Only a
/// request that shows an ended session of a person is carried; another site's form shows none.
/// </summary>
public sealed class CarriedForms(IDataProtectionProvider protection)
{
    /// <summary>Name of the hidden field of the login form.</summary>
    public const string FieldName = "carried";
    public const int ProtectedMax = 1_200_000;
    private const int PlainMax = 8_000_000;
    private const string ItemName = "dx:carried";
    private static readonly TimeSpan Life = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Municipal.Dx.CarriedForms").ToTimeLimitedDataProtector();

    public static string? TextOf(HttpContext context) => context.Items[ItemName] as string;

    /// <returns>True where the fields of this request are kept for the login page that follows.</returns>
    public async Task<bool> KeepAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || SessionCookie.ExpiredUserOf(context) is not { } userId)
        {
            return false;
        }

        var form = await ReadAsync(request);
        if (form is null)
        {
            return false;
        }

        var fields = form.Where(f => f.Key is not ("__RequestVerificationToken" or RestoreFilter.FieldName))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? string.Empty))).ToList();
        var text = Pack(new CarriedForm(userId, request.Path.Value + request.QueryString.Value, fields));
        context.Items[ItemName] = text.Length <= ProtectedMax ? text : null;
        return text.Length <= ProtectedMax;
    }

    /// <summary>Null where the text was altered, is too old, or belongs to someone else.</summary>
    public CarriedForm? Open(string? text, long userId)
    {
        if (text is not { Length: > 0 and <= ProtectedMax })
        {
            return null;
        }

        try
        {
            var form = Unpack(text);
            return form?.UserId == userId ? form : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            return await request.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (Exception error) when (error is BadHttpRequestException or InvalidDataException)
        {
            return null;
        }
    }

    private string Pack(CarriedForm form)
    {
        using var buffer = new MemoryStream();
        using (var packed = new BrotliStream(buffer, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packed, form);
        }

        return Convert.ToBase64String(_protector.Protect(buffer.ToArray(), Life));
    }

    private CarriedForm? Unpack(string text)
    {
        using var buffer = new MemoryStream(_protector.Unprotect(Convert.FromBase64String(text)));
        using var packed = new BrotliStream(buffer, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.Length > PlainMax ? null : JsonSerializer.Deserialize<CarriedForm>(plain.ToArray());
    }
}
