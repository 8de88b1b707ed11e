using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Data;

/// <summary>Who changes things in the current request or command, why and by which way: what the audit trail records.</summary>
public sealed class ChangeContext
{
    public long? UserId { get; set; }

    public string ActorName { get; set; } = "システム";

    public string ActorPost { get; set; } = "システム";

    public ChangeSource Source { get; set; } = ChangeSource.Command;

    public string? Reason { get; set; }
}
