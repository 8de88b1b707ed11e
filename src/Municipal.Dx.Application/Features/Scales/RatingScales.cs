using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Scales;

/// <summary>Every version of a municipality's rating scale; look-ups in it cost no query.</summary>
public sealed class ScaleShelf
{
    private readonly Dictionary<long, RatingScale> _byId;

    public ScaleShelf(IEnumerable<RatingScaleVersion> versions)
    {
        Versions = [.. versions.OrderByDescending(version => version.Number)];
        _byId = Versions.ToDictionary(version => version.Id, ScaleJson.Read);
    }

    /// <summary>Newest first; empty while the municipality uses <see cref="RatingScale.Default"/>.</summary>
    public IReadOnlyList<RatingScaleVersion> Versions { get; }

    /// <summary>What a period that is opened now keeps; null stands for <see cref="RatingScale.Default"/>.</summary>
    public long? InForceId => Versions.Count == 0 ? null : Versions[0].Id;

    public RatingScale InForce => Of(InForceId);

    /// <summary>The scale of a version, as a period names it; the one in force where the period names none.</summary>
    public RatingScale Of(long? versionId) => _byId.GetValueOrDefault(versionId ?? InForceId ?? 0, RatingScale.Default);
}

/// <summary>
/// The rating scale in force for a municipality and the one that a period keeps: the period's own version, else the newest
/// adopted, else A〜D. Adopting a version pins the periods that are open or fixed, so a period keeps its scale.
/// </summary>
public sealed class RatingScales(DxDbContext db)
{
    private readonly Dictionary<long, ScaleShelf> _read = [];

    /// <summary>One command, once in a request.</summary>
    public async Task<ScaleShelf> ReadAsync(long municipalityId, CancellationToken cancellationToken = default)
    {
        if (!_read.TryGetValue(municipalityId, out var shelf))
        {
            var versions = await db.RatingScaleVersions.AsNoTracking().Where(version => version.MunicipalityId == municipalityId).ToListAsync(cancellationToken);
            _read[municipalityId] = shelf = new ScaleShelf(versions);
        }

        return shelf;
    }

    public async Task<RatingScale> InForceAsync(long municipalityId, CancellationToken cancellationToken = default) =>
        (await ReadAsync(municipalityId, cancellationToken)).InForce;

    /// <summary>The scale that a period keeps.</summary>
    public async Task<RatingScale> OfAsync(ReportingPeriod period, CancellationToken cancellationToken = default) =>
        (await ReadAsync(period.MunicipalityId, cancellationToken)).Of(period.RatingScaleVersionId);

    internal void Forget(long municipalityId) => _read.Remove(municipalityId);
}
