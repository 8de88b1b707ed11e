using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Municipal.Dx.Application.Features.Conflicts;

/// <summary>A field of an edit form in words: what is compared, and what a conflict page shows.</summary>
/// <param name="Name">Name of the field in the form's input (<c>Title</c>).</param>
/// <param name="Label">Japanese label.</param>
/// <param name="Text">The value as a reader sees it; empty where there is none.</param>
public sealed record FieldText(string Name, string Label, string Text);

/// <summary>
/// What an edit form carries besides its fields: the version it was filled from, prints of the fields as they were then,
/// and, from a conflict page, which side to keep.
/// </summary>
public sealed class EditStamp
{
    public const string KeepMine = "mine";
    public const string KeepTheirs = "theirs";

    public Guid Version { get; set; }

    public string? Base { get; set; }

    public Dictionary<string, string> Pick { get; set; } = [];

    public static EditStamp Of(Guid version, IEnumerable<FieldText> fields) => new() { Version = version, Base = Merging.Prints(fields) };
}

/// <summary>Whose value a field gets when two people changed the same record.</summary>
public enum MergeSide
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>Only this form changed it.</summary>
    Mine,

    /// <summary>Only the other person changed it.</summary>
    Theirs,

    /// <summary>Both changed it, and differently: someone has to choose.</summary>
    Open,
}

public sealed record MergeRow(string Name, string Label, string Mine, string Theirs, MergeSide Side);

/// <summary>What becomes of a save: which fields take the stored value, and whether someone has to choose first.</summary>
public sealed record MergeDecision(IReadOnlyList<MergeRow> Rows, IReadOnlyList<string> TakeTheirs, bool IsOpen)
{
    /// <summary>Labels of the fields that another person changed meanwhile and that stay so.</summary>
    public IReadOnlyList<string> KeptLabels => [.. Rows.Where(r => r.Side == MergeSide.Theirs).Select(r => r.Label)];

    /// <summary>Adds to a success message that another person's changes were kept; empty where there were none.</summary>
    public string KeptNotice => KeptLabels.Count == 0 ? string.Empty : $"ほかの人が先に変えた「{string.Join("」「", KeptLabels)}」は、そのまま残しています。";
}

/// <summary>
/// Field-wise three-way merge of an edit form with what is stored now (decisions.md, Storage and time): changes that do
/// not meet are both kept, the same field changed twice is asked about.
/// </summary>
public static class Merging
{
    private const int PrintBytes = 8;

    /// <summary>Short prints of the fields, to be posted back by the form: enough to see which of them changed.</summary>
    public static string Prints(IEnumerable<FieldText> fields) =>
        string.Join(';', fields.Select(f => $"{f.Name}:{PrintOf(f.Text)}"));

    /// <param name="stamp">What the form posted.</param>
    /// <param name="currentVersion">The version stored now.</param>
    /// <param name="mine">The fields as typed.</param>
    /// <param name="theirs">The fields as stored now, in the same order.</param>
    public static MergeDecision Decide(EditStamp stamp, Guid currentVersion, IReadOnlyList<FieldText> mine, IReadOnlyList<FieldText> theirs)
    {
        var isCurrent = stamp.Version == currentVersion;
        if (isCurrent && stamp.Pick.Count == 0)
        {
            return new MergeDecision([], [], IsOpen: false);
        }

        var before = ReadPrints(stamp.Base);
        var rows = mine.Join(theirs, m => m.Name, t => t.Name, (m, t) => new MergeRow(m.Name, m.Label, m.Text, t.Text, SideOf(before.GetValueOrDefault(m.Name), m.Text, t.Text))).ToList();
        var picks = isCurrent ? stamp.Pick : [];
        var takeTheirs = rows
            .Where(r => r.Side == MergeSide.Theirs || (r.Side == MergeSide.Open && picks.GetValueOrDefault(r.Name) == EditStamp.KeepTheirs))
            .Select(r => r.Name)
            .ToList();
        var isOpen = rows.Exists(r => r.Side == MergeSide.Open && picks.GetValueOrDefault(r.Name) is not (EditStamp.KeepMine or EditStamp.KeepTheirs));
        return new MergeDecision(rows, takeTheirs, isOpen);
    }

    private static MergeSide SideOf(string? before, string mine, string theirs)
    {
        if (mine == theirs)
        {
            return MergeSide.Same;
        }

        return (before == PrintOf(mine), before == PrintOf(theirs)) switch
        {
            (true, _) => MergeSide.Theirs,
            (_, true) => MergeSide.Mine,
            _ => MergeSide.Open,
        };
    }

    private static Dictionary<string, string> ReadPrints(string? prints)
    {
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (prints ?? string.Empty).Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.LastIndexOf(':');
            if (at > 0)
            {
                read[pair[..at]] = pair[(at + 1)..];
            }
        }

        return read;
    }

    private static string PrintOf(string text) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, PrintBytes));
}
