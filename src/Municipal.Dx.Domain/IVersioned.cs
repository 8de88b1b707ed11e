namespace Municipal.Dx.Domain;

/// <summary>
/// A record that people edit. <see cref="Version"/> changes with every save; a form posts the version it was filled from,
/// and a save on an older one is a conflict.
/// </summary>
public interface IVersioned
{
    Guid Version { get; set; }
}

/// <summary>A record of one municipality (自治体): queries see only those of the municipality in scope.</summary>
public interface IMunicipal
{
    long MunicipalityId { get; set; }
}

/// <summary>
/// A record whose changes are kept in the audit trail (変更履歴) under <see cref="AuditKey"/>, stable over title changes.
/// </summary>
public interface IAudited
{
    string AuditKey { get; }
}

/// <summary>
/// A part of an audited record (an owner, a phase): its coming and going is kept in the trail of the record it belongs
/// to, and moves that record's version.
/// </summary>
public interface IAuditedPart
{
    /// <summary>The record it belongs to; null while that is not loaded.</summary>
    IAudited? Whole { get; }

    /// <summary>Japanese name of the kind of part (担当課, 工程).</summary>
    string PartLabel { get; }

    /// <summary>The part in words.</summary>
    string PartText { get; }
}

/// <summary>A record found by the search; its folded text is refreshed with every save.</summary>
public interface ISearchable
{
    string SearchText { get; set; }

    IEnumerable<string?> SearchParts { get; }
}

/// <summary>A record that shows when it was changed last (UTC).</summary>
public interface IChangeStamped
{
    DateTime ChangedAt { get; set; }
}
