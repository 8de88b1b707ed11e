namespace Municipal.Dx.Domain.Text;

/// <summary>Where two texts part: what they share in front and behind, and what stands between in each.</summary>
public readonly record struct TextDifference(string Before, string Old, string New, string After)
{
    public static TextDifference Of(string? old, string? now)
    {
        var (a, b) = (old ?? string.Empty, now ?? string.Empty);
        var shorter = Math.Min(a.Length, b.Length);
        var front = 0;
        while (front < shorter && a[front] == b[front])
        {
            front++;
        }

        if (front > 0 && char.IsHighSurrogate(a[front - 1]))
        {
            front--;
        }

        var back = 0;
        while (back < shorter - front && a[^(back + 1)] == b[^(back + 1)])
        {
            back++;
        }

        if (back > 0 && char.IsLowSurrogate(a[^back]))
        {
            back--;
        }

        return new TextDifference(a[..front], a[front..^back], b[front..^back], a[^back..]);
    }
}
