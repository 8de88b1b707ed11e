using System.Text.RegularExpressions;
using Municipal.Dx.Domain.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Shared;

public static partial class HereLinks
{
    /// <summary>A path below the municipality (<c>measures/1-1</c>), staying with the plan shown where that is not the current one.</summary>
    public static string Link(this Here here, string path)
    {
        var full = $"/{here.Municipality.Slug}/{path}";
        return here is { HasPlan: true, Plan.State: not PlanState.Current }
            ? full + (full.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "plan=" + Uri.EscapeDataString(here.Plan.Key)
            : full;
    }

    /// <summary><c>oe.txt:210,215</c> as words: 計画書の電子データ（oe.txt）の210・215行目.</summary>
    public static string? SourceLabel(string? source) => SourcePattern().Match(source ?? string.Empty) is { Success: true } match
        ? $"計画書の電子データ（{match.Groups["file"].Value}）の{match.Groups["lines"].Value.Replace(",", "・", StringComparison.Ordinal)}行目"
        : string.IsNullOrWhiteSpace(source) ? null : source;

    [GeneratedRegex(@"\A(?<file>[\w.-]+):(?<lines>[0-9,]+)\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SourcePattern();
}
