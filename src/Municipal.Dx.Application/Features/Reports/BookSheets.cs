using Municipal.Dx.Application.Features.Reports.Tables;

namespace Municipal.Dx.Application.Features.Reports;

public enum BookSheetKind
{
    Cover,
    Overview,
    Progress,
    Kpis,
    Schedule,
    Delays,
    Opinions,
    Changes,
    Cards,
    Terms,
    Submission,
    Corrections,
}

/// <summary>A sheet of a book as the cover lists it; <paramref name="IsIncluded"/> is false for what the plan does not have (該当なし).</summary>
public sealed record BookSheet(BookSheetKind Kind, string Name, string Note, bool IsIncluded = true);

/// <summary>Which sheets an edition has, in their order (workbooks.md §1); the same for the workbook and for print.</summary>
public static class BookSheets
{
    public const string Cover = "表紙";
    public const string Overview = "概要";
    public const string Progress = "進捗管理表";
    public const string Kpis = "KPI一覧";
    public const string ShortKpis = "KPIの状況";
    public const string Schedule = "工程表";
    public const string Delays = "遅延・課題一覧";
    public const string Opinions = "前回指摘事項への対応";
    public const string Changes = "目標・計画の変更一覧";
    public const string Cards = "個票";
    public const string Terms = "評価基準・用語";
    public const string Submission = "提出状況(庁内用)";
    public const string Corrections = "正誤・差替え";

    private static readonly BookSheetKind[] OfCommittee =
    [
        BookSheetKind.Cover, BookSheetKind.Overview, BookSheetKind.Progress, BookSheetKind.Kpis, BookSheetKind.Schedule, BookSheetKind.Delays, BookSheetKind.Opinions,
        BookSheetKind.Changes, BookSheetKind.Cards, BookSheetKind.Terms, BookSheetKind.Corrections,
    ];

    private static readonly BookSheetKind[] OfAssembly = [BookSheetKind.Overview, BookSheetKind.Kpis, BookSheetKind.Cards];

    private static readonly BookSheetKind[] OfPublic = [BookSheetKind.Overview, BookSheetKind.Progress, BookSheetKind.Kpis, BookSheetKind.Changes, BookSheetKind.Terms];

    /// <summary>Sheets of the edition named on the cover, with those that the plan leaves empty.</summary>
    /// <param name="content">As <see cref="BookEditions.Shown"/> gives it.</param>
    public static IReadOnlyList<BookSheet> Of(BookContent content)
    {
        var kinds = content.Cover.Edition switch
        {
            BookEdition.Committee => OfCommittee,
            BookEdition.Assembly => OfAssembly,
            BookEdition.Public => OfPublic,
            _ => Enum.GetValues<BookSheetKind>(),
        };
        return [.. kinds.Where(kind => kind != BookSheetKind.Corrections || content.Corrections is { Items.Count: > 0 }).Select(kind => Of(kind, content))];
    }

    /// <summary>The sheet as a table; null where it is laid out by itself.</summary>
    public static BookTable? TableOf(BookSheetKind kind, BookContent content) => kind switch
    {
        BookSheetKind.Progress => content.Cover.Edition == BookEdition.Internal ? FullProgressTable.Of(content) : ProgressTable.Of(content),
        BookSheetKind.Kpis => content.Cover.Edition == BookEdition.Assembly ? KpiTable.Short(content) : KpiTable.Of(content),
        BookSheetKind.Delays => BookLists.Delays(content),
        BookSheetKind.Opinions => BookLists.Opinions(content),
        BookSheetKind.Changes => BookLists.Changes(content),
        BookSheetKind.Terms => TermsTable.Of(content),
        BookSheetKind.Submission => BookLists.Submission(content),
        BookSheetKind.Corrections => BookLists.Corrections(content),
        _ => null,
    };

    private static BookSheet Of(BookSheetKind kind, BookContent content)
    {
        var words = content.Words;
        return kind switch
        {
            BookSheetKind.Cover => new(kind, Cover, "計画、報告期、版、照合値"),
            BookSheetKind.Overview => new(kind, Overview, "評価・進み具合・KPIの集計、主な実績と課題"),
            BookSheetKind.Progress => new(kind, Progress, $"{words.Measure}ごとの実績・評価・課題・今後"),
            BookSheetKind.Kpis => OfKpis(content),
            BookSheetKind.Schedule => content.Measures.Any(measure => measure.Initiatives.Any(initiative => initiative.Phases.Count > 0))
                ? new(kind, Schedule, $"{words.Initiative}ごとの年度別の予定と報告された段階")
                : new(kind, Schedule, Absent(content, "工程表"), IsIncluded: false),
            BookSheetKind.Delays => new(kind, Delays, "評価が低いもの、前期より下がったものの原因と対応"),
            BookSheetKind.Opinions => new(kind, Opinions, "委員会・議会などの意見と、その対応の状況"),
            BookSheetKind.Changes => new(kind, Changes, "目標などの変更前・変更後とその理由"),
            BookSheetKind.Cards => BookEditions.Chosen(content) is { Count: > 0 } chosen
                ? new(kind, Cards, $"選んだ{words.Measure} {chosen.Count}件、1件につき1枚")
                : new(kind, Cards, "該当なし(評価の低いもの、意見を受けたもの、選んだものがありません)", IsIncluded: false),
            BookSheetKind.Terms => new(kind, Terms, "評価の段階、率の計算、用語の意味"),
            BookSheetKind.Submission => new(kind, Submission, "課等ごとの提出の状況"),
            _ => new(kind, Corrections, $"前に配付した版({content.Corrections?.Against})との違い"),
        };
    }

    private static BookSheet OfKpis(BookContent content)
    {
        var name = content.Cover.Edition == BookEdition.Assembly ? ShortKpis : Kpis;
        return content.Kpis.Count > 0
            ? new BookSheet(BookSheetKind.Kpis, name, "KPIごとの実績・判定とその理由")
            : new BookSheet(BookSheetKind.Kpis, name, Absent(content, "KPI"), IsIncluded: false);
    }

    private static string Absent(BookContent content, string what) => content.Cover.Scope is not null
        ? $"該当なし(対象の範囲に{what}がありません)"
        : $"該当なし(計画書に{what}の定めがありません)";
}
