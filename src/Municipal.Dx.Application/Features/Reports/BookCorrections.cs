namespace Municipal.Dx.Application.Features.Reports;

/// <summary>正誤・差替え: what differs from the edition handed out before.</summary>
/// <param name="Against">That edition (案 第1版).</param>
/// <param name="Items">Item by item; empty where nothing differs.</param>
public sealed record BookCorrections(string Against, IReadOnlyList<BookItemChange> Items)
{
    // Of no concern to a committee, and not on its sheets.
    private static readonly HashSet<string> Internal = new(StringComparer.Ordinal) { "判断を求める事項", "備考", "予算額", "決算額", "課別内訳", "提出期限" };

    /// <summary>As the edition of <paramref name="now"/> prints it.</summary>
    public static BookCorrections Between(string against, BookContent before, BookContent now)
    {
        var items = BookComparison.Of(before, now);
        return new BookCorrections(against, now.Cover.Edition == BookEdition.Internal ? items : [.. items.Select(Outside).Where(item => item.Fields.Count > 0)]);
    }

    private static BookItemChange Outside(BookItemChange item) => item with { Fields = [.. item.Fields.Where(field => !Internal.Contains(field.Field))] };
}
