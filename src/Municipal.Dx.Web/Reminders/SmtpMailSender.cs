using System.Net;
using System.Net.Mail;
using System.Text;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Reminders;

/// <summary>Mail through the configured server (System.Net.Mail); ten seconds at most for one.</summary>
public sealed class SmtpMailSender(PortalOptions options) : IMailSender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public bool IsConfigured => options.Smtp is not null;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        var smtp = options.Smtp ?? throw new MailFailedException("No mail server is configured.");
        using var client = new SmtpClient(smtp.Host, smtp.Port) { EnableSsl = smtp.UsesTls };
        if (smtp.User is { Length: > 0 } user)
        {
            client.Credentials = new NetworkCredential(user, smtp.Password);
        }

        using var message = new MailMessage
        {
            From = smtp.Sender,
            Subject = mail.Subject,
            Body = mail.Body,
            SubjectEncoding = Encoding.UTF8,
            BodyEncoding = Encoding.UTF8,
        };
        foreach (var address in mail.To.Where(to => MailAddress.TryCreate(to, out _)))
        {
            // Colleagues of other departments need not see each other's addresses.
            message.Bcc.Add(address);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            await client.SendMailAsync(message, patience.Token);
        }
        catch (Exception e) when (e is SmtpException or InvalidOperationException or IOException or OperationCanceledException)
        {
            throw new MailFailedException("The mail server did not take the mail.", e);
        }
    }
}
