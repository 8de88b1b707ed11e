namespace Municipal.Dx.Domain.Progress;

/// <summary>
/// A version of a municipality's rating scale (評価基準). The newest adopted one is in force; a period keeps the one it was
/// opened or fixed with. Never changed: another scale is another version.
/// </summary>
public sealed class RatingScaleVersion : IMunicipal, IAudited
{
    public const int ReasonMax = 500;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    /// <summary>第n版, counted from 1.</summary>
    public int Number { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON array of the levels, best first.</summary>
    public required string Levels { get; set; }

    public DateOnly AdoptedOn { get; set; }

    public required string Reason { get; set; }

    public DateTime RecordedAt { get; set; }

    public string AuditKey => $"scale/{Number}";
}
