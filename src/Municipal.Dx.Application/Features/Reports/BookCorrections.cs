using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>正誤・差替え: what differs from the edition handed out before.</summary>
/// <param name="Against">That edition (案 第1版).</param>
/// <param name="Items">Item by item; empty where nothing differs.</param>
public sealed record BookCorrections(string Against, IReadOnlyList<BookItemChange> Items)
{
    // Of no concern to a committee, and not on its sheets.
    private static readonly HashSet<string> Internal = new(StringComparer.Ordinal) { "備考", "予算額", "決算額", "提出期限" };

    private static bool Waits(BookKpi kpi) => kpi.Actual.Outcome is KpiOutcome.NotAnswered or KpiOutcome.OverdueNotAnswered or KpiOutcome.NotReported;

    // 未入力 that became 未報告 by fixing corrects nothing.
    private static bool IsMereWaiting(BookItemChange item, BookFieldChange field, HashSet<string> waiting) => item.Kind switch
    {
        BookItemKind.Kpi => field.Field is "判定" or "判定の理由" && waiting.Contains(item.Key),
        BookItemKind.Measure => field is { Field: "提出の状態", Old: "未提出", New: "未報告" },
        _ => false,
    };

    /// <summary>As the edition of <paramref name="now"/> prints it.</summary>
    public static BookCorrections Between(string against, BookContent before, BookContent now)
    {
        var waiting = before.Kpis.Where(Waits).Select(kpi => kpi.Key).Intersect(now.Kpis.Where(Waits).Select(kpi => kpi.Key)).ToHashSet(StringComparer.Ordinal);
        var items = BookComparison.Of(before, now)
            .Select(item => item with { Fields = [.. item.Fields.Where(field => !IsMereWaiting(item, field, waiting))] })
            .Where(item => item.Fields.Count > 0).ToList();
        if (now.Cover.Edition == BookEdition.Internal)
        {
            return new BookCorrections(against, items);
        }

        // 課別内訳 stands on 個票 alone, 判断を求める事項 where the addressee decides.
        var cards = BookEditions.Chosen(now).Select(measure => measure.Key).ToHashSet(StringComparer.Ordinal);
        var showsDecisions = BookEditions.ShowsDecisions(now);
        bool IsPrinted(BookItemChange item, string field) => field switch
        {
            "課別内訳" => cards.Contains(item.Key),
            "判断を求める事項" => showsDecisions,
            _ => !Internal.Contains(field),
        };
        return new BookCorrections(
            against, [.. items.Select(item => item with { Fields = [.. item.Fields.Where(field => IsPrinted(item, field.Field))] }).Where(item => item.Fields.Count > 0)]);
    }
}
