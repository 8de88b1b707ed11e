namespace Municipal.Dx.Application.Features.Reminders;

/// <summary>A plain-text mail.</summary>
public sealed record Mail(IReadOnlyList<string> To, string Subject, string Body);

/// <summary>The way out for mail. Only the background service calls it: a dead server never holds a page.</summary>
public interface IMailSender
{
    /// <summary>False where no server is configured: nothing leaves the portal then.</summary>
    bool IsConfigured { get; }

    /// <exception cref="MailFailedException">The server did not take it.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>The mail server could not be reached or refused the mail.</summary>
public sealed class MailFailedException : Exception
{
    public MailFailedException()
    {
    }

    public MailFailedException(string message)
        : base(message)
    {
    }

    public MailFailedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
