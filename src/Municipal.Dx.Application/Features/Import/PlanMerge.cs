using Municipal.Dx.Application.PlanFiles;

namespace Municipal.Dx.Application.Features.Import;

/// <summary>What happens to one record. Fields are the ones to write, in the order of the schema.</summary>
internal sealed record MergeStep(ImportChange Change, PlanRecord Record, IReadOnlyList<(PlanField Field, string? Old, string? New)> Fields, int? Order);

/// <summary>
/// Compares file, last import and portal record by record and field by field (docs/plan-file-format.md). Pure: changes
/// nothing and asks nothing.
/// </summary>
internal sealed class PlanMerge
{
    private readonly Dictionary<(PlanKind, string), PlanRecord> _portal;
    private readonly Dictionary<(PlanKind, string), PlanRecord> _file;
    private readonly ImportedBase _base;
    private readonly ImportDecisions _decisions;
    private readonly HashSet<(PlanKind, string)> _skipped = [];

    private PlanMerge(IReadOnlyList<PlanRecord> file, IReadOnlyList<PlanRecord> portal, ImportedBase imported, ImportDecisions decisions)
    {
        _file = file.ToDictionary(r => (r.Kind, r.Key));
        _portal = portal.ToDictionary(r => (r.Kind, r.Key));
        (_base, _decisions) = (imported, decisions);
        foreach (var record in file)
        {
            Compare(record);
        }

        CompareRemoved();
    }

    public List<MergeStep> Steps { get; } = [];

    public List<ImportConflict> Conflicts { get; } = [];

    public int UnchangedCount { get; private set; }

    public static PlanMerge Of(IReadOnlyList<PlanRecord> file, IReadOnlyList<PlanRecord> portal, ImportedBase imported, ImportDecisions decisions) =>
        new(file, portal, imported, decisions);

    private static string ConflictId(PlanRecord record, string field) => $"{record.Kind.Name}|{record.Key}|{field}";

    private void Compare(PlanRecord theirs)
    {
        var id = (theirs.Kind, theirs.Key);
        var last = _base.Find(theirs.Kind, theirs.Key);
        if (_portal.TryGetValue(id, out var mine))
        {
            CompareFields(theirs, mine, last);
        }
        else if (last is not null && IsSame(last, theirs) && _base.IsOwn(theirs.Kind, theirs.Key))
        {
            _skipped.Add(id);
            UnchangedCount++;
        }
        else
        {
            Add(theirs, deletedByStaff: last is not null && _base.IsOwn(theirs.Kind, theirs.Key));
        }
    }

    private void Add(PlanRecord theirs, bool deletedByStaff)
    {
        if (ParentKind(theirs.Kind) is { } parent && theirs.ParentKey is { } parentKey && _skipped.Contains((parent, parentKey)))
        {
            _skipped.Add((theirs.Kind, theirs.Key));
            Open(Conflict(theirs, $"上の{parent.Label}「{parentKey}」が画面で削除されているため、追加できません。") with { CanTakeFile = false });
            return;
        }

        if (deletedByStaff && Choose(Conflict(theirs, "画面で削除された記録が、計画ファイルで変更されています。")) != ImportChoice.TakeFile)
        {
            _skipped.Add((theirs.Kind, theirs.Key));
            return;
        }

        var fields = theirs.Kind.Fields.Where(f => theirs[f.Name] is not null).Select(f => (f, (string?)null, theirs[f.Name])).ToList();
        Steps.Add(new MergeStep(ImportChange.Added, theirs, fields, theirs.Order));
    }

    private void CompareFields(PlanRecord theirs, PlanRecord mine, PlanRecord? last)
    {
        var changes = new List<(PlanField, string?, string?)>();
        foreach (var field in theirs.Kind.Fields)
        {
            var (ours, wanted) = (mine[field.Name], theirs[field.Name]);
            var isStated = last is not null ? last[field.Name] != wanted : wanted is not null;
            if (ours == wanted || !isStated || (field.FillsOnly && ours is not null))
            {
                continue;
            }

            var isUntouched = last is not null ? last[field.Name] == ours : ours is null;
            if (isUntouched || ChooseField(theirs, field, ours, wanted))
            {
                changes.Add((field, ours, wanted));
            }
        }

        var order = _base.IsOwn(theirs.Kind, theirs.Key) && last!.Order != theirs.Order ? theirs.Order : (int?)null;
        if (changes.Count > 0 || order is not null)
        {
            Steps.Add(new MergeStep(ImportChange.Changed, theirs, changes, order));
        }
        else
        {
            UnchangedCount++;
        }
    }

    private bool ChooseField(PlanRecord theirs, PlanField field, string? ours, string? wanted) =>
        Choose(Conflict(theirs, "前回の読み込みの後に、画面と計画ファイルの両方で変更されています。", field) with
        {
            FileText = field.Show(wanted),
            PortalText = field.Show(ours),
        }) == ImportChoice.TakeFile;

    private void CompareRemoved()
    {
        foreach (var last in _base.Records.Where(r => !_file.ContainsKey((r.Kind, r.Key))))
        {
            if (!_portal.TryGetValue((last.Kind, last.Key), out var mine))
            {
                continue;
            }

            if (IsSame(last, mine) || Choose(Conflict(mine, "計画ファイルから除かれた記録が、画面で変更されています。")) == ImportChoice.TakeFile)
            {
                Steps.Add(new MergeStep(ImportChange.Removed, mine, [], null));
            }
        }
    }

    private ImportChoice? Choose(ImportConflict conflict)
    {
        var choice = _decisions.For(conflict.Id);
        if (choice is null)
        {
            Conflicts.Add(conflict);
        }

        return choice;
    }

    /// <summary>Keeps a record that something hangs on: its removal is a conflict that only keeping it resolves.</summary>
    public void Hold(PlanRecord record, string reason)
    {
        Steps.RemoveAll(s => s.Change == ImportChange.Removed && s.Record == record);
        Open(Conflict(record, reason) with { CanTakeFile = false });
    }

    private void Open(ImportConflict conflict)
    {
        if (_decisions.For(conflict.Id) != ImportChoice.KeepPortal)
        {
            Conflicts.Add(conflict);
        }
    }

    private static ImportConflict Conflict(PlanRecord record, string reason, PlanField? field = null) =>
        new(ConflictId(record, field?.Name ?? string.Empty), record.Kind.Name, record.Kind.Label, record.Key, record.Title, field?.Name ?? string.Empty, field?.Label ?? string.Empty, reason)
        {
            Property = field?.Property,
        };

    private static bool IsSame(PlanRecord a, PlanRecord b) => a.Kind.Fields.All(f => a[f.Name] == b[f.Name]);

    private static PlanKind? ParentKind(PlanKind kind) => PlanSchema.Kinds.FirstOrDefault(k => k.Children.Contains(kind));
}
