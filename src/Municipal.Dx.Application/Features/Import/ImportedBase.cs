using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>What the file said at the last import: the base of the three-way comparison.</summary>
internal sealed class ImportedBase
{
    private const string OrderName = "#order";
    private const string ParentName = "#parent";
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };
    private readonly Dictionary<(string Kind, string Key), ImportedRecord> _rows = [];
    private readonly Dictionary<(string Kind, string Key), ImportedRecord> _fromOtherPlans = [];

    public static async Task<ImportedBase> LoadAsync(DxDbContext db, long municipalityId, long planId, CancellationToken cancellationToken)
    {
        var found = new ImportedBase();
        var rows = await db.ImportedRecords
            .Where(r => r.PlanId == planId || (r.MunicipalityId == municipalityId && (r.Kind == PlanSchema.Department.Name || r.Kind == PlanSchema.Municipality.Name)))
            .OrderBy(r => r.Id)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            (row.PlanId == planId ? found._rows : found._fromOtherPlans)[(row.Kind, row.Key)] = row;
        }

        return found;
    }

    /// <summary>The records of this plan's last import.</summary>
    public IEnumerable<PlanRecord> Records => _rows.Values.Select(Read);

    public PlanRecord? Find(PlanKind kind, string key) =>
        _rows.TryGetValue((kind.Name, key), out var row) || _fromOtherPlans.TryGetValue((kind.Name, key), out row) ? Read(row) : null;

    /// <summary>True where this very plan was imported with the record, not another plan of the municipality.</summary>
    public bool IsOwn(PlanKind kind, string key) => _rows.ContainsKey((kind.Name, key));

    /// <summary>Makes the file the base of the next comparison; rows that stay equal are not touched.</summary>
    public void Replace(DxDbContext db, long municipalityId, long planId, IReadOnlyList<PlanRecord> file)
    {
        var kept = new HashSet<(string, string)>();
        foreach (var record in file)
        {
            var id = (record.Kind.Name, record.Key);
            kept.Add(id);
            var content = Write(record);
            if (!_rows.TryGetValue(id, out var row))
            {
                db.ImportedRecords.Add(new ImportedRecord { MunicipalityId = municipalityId, PlanId = planId, Kind = id.Name, Key = id.Key, Content = content });
            }
            else if (row.Content != content)
            {
                row.Content = content;
            }
        }

        db.ImportedRecords.RemoveRange(_rows.Where(r => !kept.Contains(r.Key)).Select(r => r.Value));
    }

    private static string Write(PlanRecord record)
    {
        var content = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [OrderName] = record.Order.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        if (record.ParentKey is { } parent)
        {
            content[ParentName] = parent;
        }

        foreach (var (name, value) in record.Fields)
        {
            content[name] = value.Text;
        }

        return JsonSerializer.Serialize(content, Json);
    }

    private static PlanRecord Read(ImportedRecord row)
    {
        var content = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Content, Json)!;
        var record = new PlanRecord(PlanSchema.Kind(row.Kind), row.Key, content.GetValueOrDefault(ParentName))
        {
            Order = int.Parse(content[OrderName], System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (name, text) in content.Where(c => c.Key is not (OrderName or ParentName)))
        {
            record.Fields[name] = new PlanValue(text, 0);
        }

        return record;
    }
}
