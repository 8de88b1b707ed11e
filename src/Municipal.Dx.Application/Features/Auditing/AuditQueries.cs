using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Domain.Auditing;

namespace Municipal.Dx.Application.Features.Auditing;

/// <summary>Reads the trail of one municipality, newest first.</summary>
public sealed class AuditQueries(DxDbContext db)
{
    private const int JapanHours = 9;

    public async Task<AuditPage> ListAsync(long municipalityId, AuditFilter filter, CancellationToken cancellationToken)
    {
        var entries = Narrow(db.AuditEntries.AsNoTracking().Where(e => e.MunicipalityId == municipalityId), filter);
        var total = await entries.CountAsync(cancellationToken);
        var pages = Math.Max(1, (total + AuditFilter.PageSize - 1) / AuditFilter.PageSize);
        var page = Math.Clamp(filter.Page, 1, pages);
        var rows = await entries.OrderByDescending(e => e.Id).Skip((page - 1) * AuditFilter.PageSize).Take(AuditFilter.PageSize).ToListAsync(cancellationToken);
        var departments = await db.Departments.AsNoTracking().Where(d => d.MunicipalityId == municipalityId).ToDictionaryAsync(d => d.Id, d => d.Name, cancellationToken);
        return new AuditPage(rows.ConvertAll(e => RowOf(e, departments)), total, page, pages);
    }

    private static IQueryable<AuditEntry> Narrow(IQueryable<AuditEntry> entries, AuditFilter filter)
    {
        if (filter.From is { } from)
        {
            var start = StartOf(from);
            entries = entries.Where(e => e.At >= start);
        }

        if (filter.To is { } to)
        {
            var end = StartOf(to.AddDays(1));
            entries = entries.Where(e => e.At < end);
        }

        if (filter.Person?.Trim() is { Length: > 0 } person)
        {
            entries = entries.Where(e => e.ActorName.Contains(person) || e.ActorPost.Contains(person));
        }

        if (filter.Kind is { } kind)
        {
            var prefix = kind + "/";
            entries = entries.Where(e => e.RecordKey.StartsWith(prefix));
        }

        if (filter.Source is { } source)
        {
            entries = entries.Where(e => e.Source == source);
        }

        if (filter.PlanId is { } plan)
        {
            entries = entries.Where(e => e.PlanId == plan || e.PlanId == null);
        }

        return filter.RecordKey is { } key ? entries.Where(e => e.RecordKey == key) : entries;
    }

    // Midnight in Japan, which has no summer time.
    private static DateTime StartOf(DateOnly day) => day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddHours(-JapanHours);

    private static AuditRow RowOf(AuditEntry entry, Dictionary<long, string> departments)
    {
        var (old, now) = (Read(entry.OldValues), Read(entry.NewValues));
        var differences = old.Keys.Union(now.Keys).Where(field => !AuditFields.IsTechnical(field))
            .Select(field => new AuditDifference(
                AuditFields.LabelOf(field),
                AuditWords.ValueOf(entry.RecordKey, field, old.GetValueOrDefault(field), departments),
                AuditWords.ValueOf(entry.RecordKey, field, now.GetValueOrDefault(field), departments)))
            .Where(d => !string.IsNullOrEmpty(d.Old) || !string.IsNullOrEmpty(d.New))
            .ToList();
        return new AuditRow(entry.Id, entry.At, entry.ActorName, entry.ActorPost, entry.Source, entry.Event, entry.RecordKey, entry.Reason, differences);
    }

    private static Dictionary<string, string?> Read(string? json) =>
        json is null ? [] : JsonSerializer.Deserialize<Dictionary<string, string?>>(json) ?? [];
}
