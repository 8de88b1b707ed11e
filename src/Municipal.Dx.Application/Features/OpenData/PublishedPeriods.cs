using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>A published period as the page of open data lists it.</summary>
public sealed record PublishedPeriod(string Key, DateOnly AsOf, DateOnly PublishedOn)
{
    public string Label => PeriodKey.TryParse(Key, out var key) ? key.Label : Key;
}

public sealed class PublishedPeriods(DxDbContext db)
{
    /// <summary>Periods whose edition is public, newest first.</summary>
    public Task<List<PublishedPeriod>> ListAsync(long planId, CancellationToken cancellationToken) => db.ReportingPeriods.AsNoTracking()
        .Where(p => p.PlanId == planId && p.PublishedOn != null && db.PeriodSnapshots.Any(s => s.ReportingPeriodId == p.Id && s.Kind == SnapshotKind.Fixed))
        .OrderByDescending(p => p.To).ThenByDescending(p => p.Key)
        .Select(p => new PublishedPeriod(p.Key, p.AsOf, p.PublishedOn!.Value))
        .ToListAsync(cancellationToken);
}
