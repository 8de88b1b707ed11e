using System.Globalization;
using System.Text.RegularExpressions;

namespace Municipal.Dx.Application.PlanFiles.Verification;

/// <summary>What the check of one plan found. <paramref name="CheckedTexts"/> is 0 where the source is not at hand.</summary>
public sealed record SeedVerdict(string Slug, bool HasSource, int CheckedTexts, IReadOnlyList<PlanFileProblem> Findings);

/// <summary>
/// Compares a transcribed plan with its source: every exact text stands where its record says, no text of ours copies the
/// source, and the counts are those of SOURCE.md.
/// </summary>
public static partial class SeedVerifier
{
    private const int LinesBefore = 3;
    private const int LinesAfter = 8;
    private const string CountsFile = "SOURCE.md";

    /// <param name="source">The text of the printed plan; null where it is not at hand.</param>
    /// <param name="counts">SOURCE.md of the plan; null where there is none.</param>
    public static SeedVerdict Verify(string slug, PlanDocument plan, SourceText? source, string? counts)
    {
        var findings = new List<PlanFileProblem>(plan.Problems);
        findings.AddRange(CheckCounts(plan, counts));
        var texts = 0;
        if (source is not null)
        {
            foreach (var record in plan.Records)
            {
                texts += CheckExact(record, source, slug, findings);
                findings.AddRange(CheckProse(record, source));
            }
        }

        return new SeedVerdict(slug, source is not null, texts, findings);
    }

    /// <summary>Reads and checks the plan folder <c>&lt;seeds&gt;/&lt;slug&gt;</c>; the source is <c>&lt;sources&gt;/&lt;slug&gt;.txt</c>.</summary>
    public static async Task<SeedVerdict> VerifyFolderAsync(string folder, string? sources, CancellationToken cancellationToken)
    {
        var slug = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var counts = Path.Combine(folder, CountsFile);
        var source = sources is null ? null : Path.Combine(sources, slug + ".txt");
        return Verify(
            slug,
            PlanFileReader.Read(await PlanFileSet.FromFolderAsync(folder, cancellationToken)),
            File.Exists(source) ? SourceText.Of(await File.ReadAllTextAsync(source, cancellationToken)) : null,
            File.Exists(counts) ? await File.ReadAllTextAsync(counts, cancellationToken) : null);
    }

    private static int CheckExact(PlanRecord record, SourceText source, string slug, List<PlanFileProblem> findings)
    {
        var lines = SourceLines(record["source"], slug);
        if (record["source"] is { } stated && lines is null)
        {
            findings.Add(record.Problem("source", $"出典「{stated}」は「{slug}.txt:行」の形ではありません。"));
        }

        var texts = record.Kind.Fields
            .Where(f => f.Origin == PlanTextOrigin.Exact && !(f.Name == "title" && record.Flag("titleIsGist")))
            .SelectMany(f => record.List(f.Name).Select(text => (Field: f, Text: f.Type == PlanFieldType.TextList ? text : record[f.Name]!)).DistinctBy(t => t.Text))
            .ToList();
        foreach (var (field, text) in texts)
        {
            var found = source.LinesOf(text);
            if (found.Count == 0)
            {
                findings.Add(record.Problem(field.Name, $"「{PlanScalar.Quote(text)}」が {slug}.txt にありません。"));
            }
            else if (!field.StandsApart && lines is not null && !found.Any(line => lines.Exists(at => line >= at - LinesBefore && line <= at + LinesAfter)))
            {
                findings.Add(record.Problem(field.Name, $"「{PlanScalar.Quote(text)}」は出典の行の近くになく、{slug}.txt:{found[0]} にあります。"));
            }
        }

        return texts.Count;
    }

    private static IEnumerable<PlanFileProblem> CheckProse(PlanRecord record, SourceText source) => record.Kind.Fields
        .Where(f => f.Origin == PlanTextOrigin.Prose && record[f.Name] is not null)
        .Select(f => (Field: f, Copied: source.FindRepeated(record[f.Name]!)))
        .Where(f => f.Copied is not null)
        .Select(f => record.Problem(f.Field.Name, $"「{f.Copied}」は計画書の文の写しです({SourceText.RunLength}文字以上)。自分たちの言葉にしてください。"));

    private static List<int>? SourceLines(string? source, string slug)
    {
        var match = SourceShape().Match(source ?? string.Empty);
        return match.Success && match.Groups["file"].Value == slug
            ? [.. match.Groups["lines"].Value.Split(',').Select(n => int.Parse(n, CultureInfo.InvariantCulture))]
            : null;
    }

    private static IEnumerable<PlanFileProblem> CheckCounts(PlanDocument plan, string? counts)
    {
        var table = CountRow().Matches(counts ?? string.Empty).ToDictionary(m => m.Groups["kind"].Value, m => int.Parse(m.Groups["count"].Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);
        foreach (var kind in PlanSchema.Kinds.Where(k => !k.IsSingle && k != PlanSchema.Figure && k != PlanSchema.YearlyTarget))
        {
            var name = kind == PlanSchema.Phase ? "phases" : kind.Collection;
            var actual = plan.Of(kind).Count();
            if (!table.TryGetValue(name, out var stated))
            {
                yield return new PlanFileProblem(CountsFile, 1, name, $"件数の表に {name} の行がありません。");
            }
            else if (stated != actual)
            {
                yield return new PlanFileProblem(CountsFile, 1, name, $"件数の表の {name} は{stated}件ですが、計画ファイルには{actual}件あります。");
            }
        }
    }

    [GeneratedRegex(@"\A(?<file>[a-z0-9-]+)\.txt:(?<lines>[0-9]{1,6}(,[0-9]{1,6})*)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourceShape();

    [GeneratedRegex(@"^\| (?<kind>[A-Za-z]+) \| (?<count>[0-9]{1,6}) \|", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CountRow();
}
