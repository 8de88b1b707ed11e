using System.Collections.Concurrent;
using System.Globalization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>How large the books were when they were made last, so that the page can say so before the download.</summary>
public sealed class BookSizes
{
    private readonly ConcurrentDictionary<(long Plan, string Period, string Extent), long> _sizes = new();

    public void Keep(long planId, string period, string extent, long bytes) => _sizes[(planId, period, extent)] = bytes;

    /// <summary>214KB; null until it was made once.</summary>
    public string? Label(long planId, string period, string extent) =>
        _sizes.TryGetValue((planId, period, extent), out var bytes) ? LabelOf(bytes) : null;

    public static string LabelOf(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024):N0}KB");
}
