using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Auditing;

/// <summary>What the trail of a municipality is narrowed to.</summary>
public sealed record AuditFilter
{
    public const int PageSize = 50;

    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>Part of a name or post.</summary>
    public string? Person { get; init; }

    /// <summary>First part of the record key (<c>measure</c>).</summary>
    public string? Kind { get; init; }

    public ChangeSource? Source { get; init; }

    /// <summary>One record's own trail.</summary>
    public string? RecordKey { get; init; }

    /// <summary>The plan the record belongs to, where another plan has one of the same key.</summary>
    public long? PlanId { get; init; }

    public int Page { get; init; } = 1;

    public bool IsNarrowed => From is not null || To is not null || !string.IsNullOrWhiteSpace(Person) || Kind is not null || Source is not null || RecordKey is not null;
}

public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, int Total, int Page, int PageCount);

public sealed record AuditRow(
    long Id,
    DateTime At,
    string ActorName,
    string ActorPost,
    ChangeSource Source,
    string Event,
    string RecordKey,
    string? Reason,
    IReadOnlyList<AuditDifference> Differences);

/// <summary>A field that changed, in words; null where it was or became empty.</summary>
public sealed record AuditDifference(string Label, string? Old, string? New);
