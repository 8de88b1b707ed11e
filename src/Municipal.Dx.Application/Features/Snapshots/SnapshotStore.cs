using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Snapshots;

/// <summary>A stored edition without its content, as lists show it.</summary>
public sealed record SnapshotRow(
    long Id, string PeriodKey, SnapshotKind Kind, int Number, DateTime MadeAt, string MadeByName, string MadeByPost, string ContentHash, int Unreported, string? Note)
{
    public SnapshotName Name => new(Kind, Number);

    public string Label => Name.Label;

    /// <summary>照合値 as printed.</summary>
    public string CheckValue => Reports.BookCheck.Of(ContentHash);
}

/// <summary>A snapshot's content does not give its check value: it was altered or damaged.</summary>
public sealed class SnapshotDamagedException : Exception
{
    public SnapshotDamagedException()
        : base("保存された確定内容が照合値と合いません。")
    {
    }

    public SnapshotDamagedException(string message)
        : base(message)
    {
    }

    public SnapshotDamagedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Finds stored editions of periods, and opens them after checking that nothing in them was altered.</summary>
public sealed class SnapshotStore(DxDbContext db)
{
    /// <summary>All editions of a plan's periods, newest first.</summary>
    public Task<List<SnapshotRow>> ListAsync(long planId, CancellationToken cancellationToken) =>
        Rows(db.PeriodSnapshots.Where(s => s.ReportingPeriod!.PlanId == planId)).ToListAsync(cancellationToken);

    /// <summary>The editions of one period, newest first.</summary>
    public Task<List<SnapshotRow>> ListAsync(long planId, string periodKey, CancellationToken cancellationToken) =>
        Rows(db.PeriodSnapshots.Where(s => s.ReportingPeriod!.PlanId == planId && s.ReportingPeriod.Key == periodKey)).ToListAsync(cancellationToken);

    /// <summary>An edition by name; null where there is none in scope.</summary>
    public Task<SnapshotContent?> FindAsync(long planId, string periodKey, SnapshotName name, CancellationToken cancellationToken) =>
        OpenAsync(
            db.PeriodSnapshots.Where(s => s.ReportingPeriod!.PlanId == planId && s.ReportingPeriod.Key == periodKey && s.Kind == name.Kind && s.Number == name.Number),
            cancellationToken);

    /// <summary>The newest fixing of a period that is fixed now; null where it is open, or was never fixed in the portal.</summary>
    public Task<SnapshotContent?> FindFixedAsync(long planId, string periodKey, CancellationToken cancellationToken) =>
        OpenAsync(
            db.PeriodSnapshots.Where(s =>
                s.ReportingPeriod!.PlanId == planId && s.ReportingPeriod.Key == periodKey && s.ReportingPeriod.State == PeriodState.Fixed && s.Kind == SnapshotKind.Fixed),
            cancellationToken);

    /// <summary>The newest fixing of each of these periods that is fixed now, by the id of the period.</summary>
    public async Task<Dictionary<long, SnapshotContent>> FindFixedAsync(IReadOnlyCollection<long> periodIds, CancellationToken cancellationToken)
    {
        var stored = await db.PeriodSnapshots.AsNoTracking()
            .Where(s => periodIds.Contains(s.ReportingPeriodId) && s.ReportingPeriod!.State == PeriodState.Fixed && s.Kind == SnapshotKind.Fixed)
            .Where(s => !db.PeriodSnapshots.Any(later => later.ReportingPeriodId == s.ReportingPeriodId && later.Kind == SnapshotKind.Fixed && later.Number > s.Number))
            .ToListAsync(cancellationToken);
        return stored.ToDictionary(s => s.ReportingPeriodId, Open);
    }

    /// <summary>The newest fixing of every published period of a plan, oldest period first. A period that is open again shows what it published.</summary>
    public async Task<IReadOnlyList<SnapshotContent>> PublishedAsync(long planId, string? periodKey, CancellationToken cancellationToken)
    {
        var stored = await db.PeriodSnapshots.AsNoTracking()
            .Where(s => s.ReportingPeriod!.PlanId == planId && s.ReportingPeriod.PublishedOn != null && s.Kind == SnapshotKind.Fixed)
            .Where(s => periodKey == null || s.ReportingPeriod!.Key == periodKey)
            .Where(s => !db.PeriodSnapshots.Any(later => later.ReportingPeriodId == s.ReportingPeriodId && later.Kind == SnapshotKind.Fixed && later.Number > s.Number))
            .OrderBy(s => s.ReportingPeriod!.To).ThenBy(s => s.ReportingPeriod!.Key)
            .ToListAsync(cancellationToken);
        return stored.ConvertAll(Open);
    }

    /// <summary>Unpacks a stored edition.</summary>
    /// <exception cref="SnapshotDamagedException">Its content is not what its check value was made of.</exception>
    public static SnapshotContent Open(PeriodSnapshot stored)
    {
        try
        {
            var json = SnapshotFormat.Decompress(stored.Content);
            if (SnapshotFormat.HashOf(json) != stored.ContentHash)
            {
                throw new SnapshotDamagedException($"{stored.Key} does not give its check value.");
            }

            var content = SnapshotFormat.Read(json);
            var checkValue = stored.Kind == SnapshotKind.Fixed ? Reports.BookCheck.Of(stored.ContentHash) : null;
            return content with { Book = content.Book with { Cover = content.Book.Cover with { CheckValue = checkValue } } };
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or JsonException)
        {
            throw new SnapshotDamagedException($"{stored.Key} cannot be read.", e);
        }
    }

    private static async Task<SnapshotContent?> OpenAsync(IQueryable<PeriodSnapshot> wanted, CancellationToken cancellationToken) =>
        await wanted.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellationToken) is { } stored ? Open(stored) : null;

    private static IQueryable<SnapshotRow> Rows(IQueryable<PeriodSnapshot> wanted) => wanted.AsNoTracking()
        .OrderByDescending(s => s.MadeAt).ThenByDescending(s => s.Id)
        .Select(s => new SnapshotRow(
            s.Id, s.ReportingPeriod!.Key, s.Kind, s.Number, s.MadeAt, s.MadeByName, s.MadeByPost, s.ContentHash, s.Unreported, s.Note));
}
