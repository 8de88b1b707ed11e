using System.Globalization;
using System.Net.Mail;

namespace Municipal.Dx.Web.Setup;

/// <summary>
/// The mail server: <c>DX_SMTP_HOST</c>, <c>DX_SMTP_PORT</c> (25), <c>DX_SMTP_FROM</c>, <c>DX_SMTP_TLS</c> (1),
/// <c>DX_SMTP_USER</c> with <c>DX_SMTP_PASSWORD</c> or <c>DX_SMTP_PASSWORD_FILE</c>.
/// </summary>
public sealed record SmtpOptions(string Host, int Port, MailAddress Sender, bool UsesTls, string? User, string? Password)
{
    private const int DefaultPort = 25;

    /// <exception cref="InvalidOperationException">A setting cannot be used; its sentence says which.</exception>
    public static SmtpOptions? From(IConfiguration configuration)
    {
        if (configuration["DX_SMTP_HOST"] is not { Length: > 0 } host)
        {
            return null;
        }

        var port = DefaultPort;
        if (configuration["DX_SMTP_PORT"] is { Length: > 0 } text && !(int.TryParse(text, CultureInfo.InvariantCulture, out port) && port is > 0 and < 65536))
        {
            throw new InvalidOperationException($"DX_SMTP_PORT の「{text}」はポート番号ではありません。");
        }

        if (!MailAddress.TryCreate(configuration["DX_SMTP_FROM"], out var from))
        {
            throw new InvalidOperationException("DX_SMTP_HOST を使うときは、DX_SMTP_FROM に差出人のメールアドレスを設定してください。");
        }

        return new SmtpOptions(host, port, from, configuration["DX_SMTP_TLS"] is "1" or "true", configuration["DX_SMTP_USER"], PasswordIn(configuration));
    }

    private static string? PasswordIn(IConfiguration configuration) => configuration["DX_SMTP_PASSWORD_FILE"] is { Length: > 0 } file
        ? File.ReadAllText(file).TrimEnd('\r', '\n')
        : configuration["DX_SMTP_PASSWORD"];
}
