using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.History;

/// <summary>A record as it stood in a fixed edition, field by field; empty fields are left out.</summary>
public sealed record FixedState(SnapshotRow Edition, IReadOnlyList<(string Field, string Text)> Fields);

/// <summary>Records as they stood when a period was fixed, whatever changed since (domain.md §4.6).</summary>
public sealed class FixedStates(SnapshotStore snapshots)
{
    /// <summary>Fixed editions that may hold the record, newest first: of all periods for a measure or KPI, of its own for an answer.</summary>
    public async Task<IReadOnlyList<SnapshotRow>> EditionsAsync(long planId, string item, CancellationToken cancellationToken)
    {
        if (Place.Of(item) is not { } place)
        {
            return [];
        }

        var editions = await snapshots.ListAsync(planId, cancellationToken);
        return [.. editions.Where(edition => edition.Kind == SnapshotKind.Fixed && (place.Period is null || edition.PeriodKey == place.Period))];
    }

    /// <summary>Null where the edition does not hold the record, as it was added later.</summary>
    public async Task<FixedState?> FindAsync(long planId, string item, SnapshotRow edition, CancellationToken cancellationToken)
    {
        if (Place.Of(item) is not { } place || await snapshots.FindAsync(planId, edition.PeriodKey, edition.Name, cancellationToken) is not { } content)
        {
            return null;
        }

        var fields = place.IsKpi ? KpiFields(content, place.Key) : MeasureFields(content, place.Key);
        return fields is null ? null : new FixedState(edition, [.. fields.Where(field => !string.IsNullOrWhiteSpace(field.Text)).Select(field => (field.Field, field.Text!))]);
    }

    public static string LabelOf(string periodKey) => PeriodKey.TryParse(periodKey, out var key) ? key.Label : periodKey;

    private static IEnumerable<(string Field, string? Text)>? KpiFields(SnapshotContent content, string key) =>
        content.Book.Kpis.FirstOrDefault(kpi => kpi.Key == key) is { } kpi ? BookFields.Of(kpi) : null;

    private static IEnumerable<(string Field, string? Text)>? MeasureFields(SnapshotContent content, string key)
    {
        if (content.Book.Measures.FirstOrDefault(measure => measure.Key == key) is not { } measure)
        {
            return null;
        }

        var stated = content.Plan.Policies.SelectMany(policy => policy.Measures).FirstOrDefault(found => found.Key == key);
        return [.. BookFields.Of(measure, content.Book), ("目指す方向性", stated?.Direction)];
    }

    private sealed record Place(bool IsKpi, string Key, string? Period)
    {
        public static Place? Of(string item)
        {
            var at = item.IndexOf('/');
            var (kind, key) = at < 0 ? (item, "") : (item[..at], item[(at + 1)..]);
            var last = key.LastIndexOf('/');
            return (kind, last) switch
            {
                ("measure", _) => new Place(IsKpi: false, key, Period: null),
                ("kpi", _) => new Place(IsKpi: true, key, Period: null),
                ("report", > 0) => new Place(IsKpi: false, key[..last], key[(last + 1)..]),
                ("actual" or "final", > 0) => new Place(IsKpi: true, key[..last], key[(last + 1)..]),
                _ => null,
            };
        }
    }
}
