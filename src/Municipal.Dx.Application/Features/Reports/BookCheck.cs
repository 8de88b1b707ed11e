namespace Municipal.Dx.Application.Features.Reports;

/// <summary>照合値 as printed on a cover: the beginning of the snapshot's SHA-256, short enough to read out.</summary>
public static class BookCheck
{
    private const int Groups = 4;
    private const int GroupLength = 4;

    /// <param name="contentHash">SHA-256 in hex.</param>
    public static string Of(string contentHash)
    {
        var hash = contentHash.ToUpperInvariant();
        return string.Join('-', Enumerable.Range(0, Groups).Select(group => hash.Substring(group * GroupLength, GroupLength)));
    }
}
