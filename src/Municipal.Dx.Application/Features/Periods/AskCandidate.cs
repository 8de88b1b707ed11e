using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Periods;

/// <summary>A measure that may be asked in a period, and whether it is by default.</summary>
public sealed record AskCandidate
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string NumberShown { get; init; }

    public required string Title { get; init; }

    public required string PolicyNumber { get; init; }

    public required string PolicyTitle { get; init; }

    /// <summary>Departments that answer as the plan or the office says; empty where nobody does.</summary>
    public required string Owners { get; init; }

    public required AskingDefault Default { get; init; }
}
