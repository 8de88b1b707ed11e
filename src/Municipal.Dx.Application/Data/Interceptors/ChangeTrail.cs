using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Data.Interceptors;

/// <summary>
/// Before a save: checks the municipality wall, moves versions, refreshes search text and times, and adds the audit
/// entries of everything that changes, chained to the newest one.
/// </summary>
internal static class ChangeTrail
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly HashSet<string> Unrecorded = new(StringComparer.Ordinal)
    {
        nameof(IVersioned.Version), nameof(ISearchable.SearchText), nameof(IChangeStamped.ChangedAt), "Id", "MunicipalityId",
        "PlanId", "PasswordHash", "SecurityStamp", "ConcurrencyStamp", "AccessVersion", "LastSignInAt", "AccessFailedCount",
        "LockoutEnd", "PlanText", "GlossaryText", "Content", "NormalizedUserName", "NormalizedEmail",
    };

    public static async Task PrepareAsync(DxDbContext db, ChangeContext change, MunicipalityScope scope, DateTime now)
    {
        var entries = db.ChangeTracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .ToList();
        var recorded = new Dictionary<object, Trace>(ReferenceEqualityComparer.Instance);
        foreach (var entry in entries)
        {
            CheckWall(entry, scope);
            RecordPart(db, entry, recorded, now);
        }

        foreach (var entry in entries)
        {
            Stamp(entry, now);
            RecordWhole(entry, recorded);
        }

        var trail = recorded.Values.Where(t => t.HasContent).Select(t => t.ToEntry(change, now)).ToList();
        trail.AddRange(db.Events.Select(e => EntryOf(e, change, now)));
        db.Events.Clear();
        await ChainAsync(db, trail);
    }

    private static AuditEntry EntryOf(RecordedEvent recorded, ChangeContext change, DateTime now) => new()
    {
        MunicipalityId = recorded.MunicipalityId,
        At = now,
        UserId = change.UserId,
        ActorName = change.ActorName,
        ActorPost = change.ActorPost,
        Source = change.Source,
        Event = recorded.Name,
        RecordKey = recorded.RecordKey,
        Reason = change.Reason,
        PreviousHash = string.Empty,
        Hash = string.Empty,
    };

    private static void CheckWall(EntityEntry entry, MunicipalityScope scope)
    {
        if (entry.Entity is IMunicipal row && !scope.SeesAll && row.MunicipalityId != scope.MunicipalityId)
        {
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} belongs to municipality {row.MunicipalityId}, not to the one in scope.");
        }
    }

    private static void Stamp(EntityEntry entry, DateTime now)
    {
        if (entry.State == EntityState.Deleted)
        {
            return;
        }

        if (entry.Entity is IVersioned versioned)
        {
            versioned.Version = Guid.NewGuid();
        }

        if (entry.Entity is IChangeStamped stamped)
        {
            stamped.ChangedAt = now;
        }

        if (entry.Entity is ISearchable searchable)
        {
            searchable.SearchText = TextFold.Fold(string.Join(' ', searchable.SearchParts.Where(p => !string.IsNullOrWhiteSpace(p))));
        }
    }

    private static void RecordPart(DxDbContext db, EntityEntry entry, Dictionary<object, Trace> recorded, DateTime now)
    {
        if (entry.Entity is not IAuditedPart { Whole: { } whole } part)
        {
            return;
        }

        var owner = db.Entry(whole);
        if (owner.State == EntityState.Unchanged)
        {
            owner.State = EntityState.Modified;
            foreach (var property in owner.Properties.Where(p => p.Metadata.Name != nameof(IVersioned.Version)))
            {
                property.IsModified = false;
            }

            Stamp(owner, now);
        }

        var trace = TraceOf(owner, whole, recorded);
        trace.Parts.Add((part.PartLabel, entry.State, part.PartText));
    }

    private static void RecordWhole(EntityEntry entry, Dictionary<object, Trace> recorded)
    {
        if (entry.Entity is not IAudited audited)
        {
            return;
        }

        var trace = TraceOf(entry, audited, recorded);
        foreach (var property in entry.Properties.Where(p => !Unrecorded.Contains(p.Metadata.Name)))
        {
            var old = entry.State == EntityState.Added ? null : property.OriginalValue;
            var now = entry.State == EntityState.Deleted ? null : property.CurrentValue;
            if (entry.State == EntityState.Modified ? property.IsModified && !Same(old, now) : (old ?? now) is not null)
            {
                trace.Old[property.Metadata.Name] = Say(old);
                trace.New[property.Metadata.Name] = Say(now);
            }
        }
    }

    private static bool Same(object? a, object? b) => Equals(a, b) || string.Equals(Say(a), Say(b), StringComparison.Ordinal);

    private static Trace TraceOf(EntityEntry entry, IAudited audited, Dictionary<object, Trace> recorded)
    {
        if (!recorded.TryGetValue(audited, out var trace))
        {
            recorded[audited] = trace = new Trace(
                audited.AuditKey,
                entry.State,
                MunicipalityOf(audited),
                NumberOf(entry, "PlanId"));
        }

        return trace;
    }

    private static long? MunicipalityOf(IAudited audited) => audited switch
    {
        IMunicipal row => row.MunicipalityId,
        Municipality { Id: > 0 } municipality => municipality.Id,
        PortalUser user => user.MunicipalityId,
        _ => null,
    };

    private static long? NumberOf(EntityEntry entry, string property) =>
        entry.Metadata.FindProperty(property) is { } found && entry.CurrentValues[found] is long id and > 0 ? id : null;

    private static string? Say(object? value) => value switch
    {
        null => null,
        DateTime time => time.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list and not string => string.Join('、', list.Cast<object>()),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static async Task ChainAsync(DxDbContext db, List<AuditEntry> entries)
    {
        if (entries.Count == 0)
        {
            return;
        }

        // The update takes the row's lock, so that two writers never chain to the same entry.
        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Count, h => h.Count + entries.Count));
        var last = await db.AuditHeads.AsNoTracking().Select(h => h.LastHash).SingleAsync();
        foreach (var entry in entries)
        {
            entry.PreviousHash = last;
            entry.Hash = last = AuditChain.HashOf(entry);
            db.AuditEntries.Add(entry);
        }

        await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.LastHash, last));
    }

    private sealed class Trace(string key, EntityState state, long? municipalityId, long? planId)
    {
        public SortedDictionary<string, string?> Old { get; } = new(StringComparer.Ordinal);

        public SortedDictionary<string, string?> New { get; } = new(StringComparer.Ordinal);

        public List<(string Label, EntityState State, string Text)> Parts { get; } = [];

        public bool HasContent => Old.Count > 0 || Parts.Count > 0;

        public AuditEntry ToEntry(ChangeContext change, DateTime now)
        {
            foreach (var group in Parts.GroupBy(p => p.Label, StringComparer.Ordinal))
            {
                Old[group.Key] = Join(group.Where(p => p.State != EntityState.Added).Select(p => p.Text));
                New[group.Key] = Join(group.Where(p => p.State != EntityState.Deleted).Select(p => p.Text));
            }

            return new AuditEntry
            {
                MunicipalityId = municipalityId,
                PlanId = planId,
                At = now,
                UserId = change.UserId,
                ActorName = change.ActorName,
                ActorPost = change.ActorPost,
                Source = change.Source,
                Event = state switch { EntityState.Added => "created", EntityState.Deleted => "deleted", _ => "changed" },
                RecordKey = key,
                OldValues = state == EntityState.Added ? null : JsonSerializer.Serialize(Old, Json),
                NewValues = state == EntityState.Deleted ? null : JsonSerializer.Serialize(New, Json),
                Reason = change.Reason,
                PreviousHash = string.Empty,
                Hash = string.Empty,
            };
        }

        private static string? Join(IEnumerable<string> texts)
        {
            var joined = string.Join('、', texts);
            return joined.Length == 0 ? null : joined;
        }
    }
}

/// <summary>The chain of audit entries: each hash covers the entry and the hash before it.</summary>
public static class AuditChain
{
    public static string HashOf(AuditEntry entry)
    {
        var text = string.Join('\u001f', entry.PreviousHash, entry.MunicipalityId, entry.At.Ticks, entry.UserId, entry.ActorName, entry.ActorPost, entry.Source, entry.Event, entry.RecordKey, entry.PlanId, entry.OldValues, entry.NewValues, entry.Reason);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
