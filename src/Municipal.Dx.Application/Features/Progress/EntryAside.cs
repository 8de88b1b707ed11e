using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Progress;

/// <summary>What an autosave leaves as it is stored, because it cannot be kept yet or has to be asked about first.</summary>
/// <param name="Fields">Names of the fields in words (see <see cref="EntryWords"/>).</param>
/// <param name="KpiKeys">KPIs among them.</param>
public sealed record EntryAside(IReadOnlySet<string> Fields, IReadOnlySet<string> KpiKeys)
{
    /// <summary>Puts the stored values into the form where the typed ones stay aside.</summary>
    public static EntryAside Of(ReportEntry entry, EntryInput input, EntryInput stored, IEnumerable<Problem> problems, IEnumerable<int> questioned)
    {
        var places = problems.Select(problem => problem.Field).Concat(questioned.Select(i => $"{nameof(input.Kpis)}[{i}].")).ToList();
        var fields = new HashSet<string>(StringComparer.Ordinal);
        var kpis = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < input.Kpis.Count; i++)
        {
            if (places.Exists(place => place.StartsWith($"{nameof(input.Kpis)}[{i}].", StringComparison.Ordinal)))
            {
                kpis.Add(input.Kpis[i].Key);
                fields.UnionWith(EntryWords.OfKpi(entry, input.Kpis[i]).Select(word => word.Name));
            }
        }

        for (var i = 0; i < input.Initiatives.Count; i++)
        {
            AddWhere(places, $"{nameof(input.Initiatives)}[{i}].", fields, $"StageText:{input.Initiatives[i].Key}");
        }

        for (var i = 0; i < input.Opinions.Count; i++)
        {
            AddWhere(places, $"{nameof(input.Opinions)}[{i}].", fields, $"Opinion:{input.Opinions[i].Key}");
        }

        fields.UnionWith(places.Where(place => place.Length > 0 && !place.Contains('[', StringComparison.Ordinal)));
        EntryWords.Take(input, [.. fields], stored);
        return new EntryAside(fields, kpis);
    }

    private static void AddWhere(List<string> places, string prefix, HashSet<string> fields, string name)
    {
        if (places.Exists(place => place.StartsWith(prefix, StringComparison.Ordinal)))
        {
            fields.Add(name);
        }
    }
}
