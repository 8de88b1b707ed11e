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

    /// <summary>True where the request only shows again what was typed: a save is a mistake then and is refused.</summary>
    public bool RefusesSaving { get; set; }
}

/// <summary>Something tried to save in a request that must not (<see cref="ChangeContext.RefusesSaving"/>).</summary>
public sealed class SavingRefusedException : Exception
{
    public SavingRefusedException()
        : base("この要求では保存できません。")
    {
    }

    public SavingRefusedException(string message)
        : base(message)
    {
    }

    public SavingRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
