namespace Municipal.Dx.Domain.Measures;

/// <summary>The tint a phase of a 工程表 is drawn in. The label stands beside it, so the tint never says anything alone.</summary>
public enum PhaseTint
{
    /// <summary>検討・検証</summary>
    Study,

    /// <summary>構築・導入</summary>
    Build,

    /// <summary>運用・拡張</summary>
    Run,

    Neutral,
}

/// <summary>Phases have no colour of their own: the tint comes from words of their label (decisions.md).</summary>
public static class PhaseTints
{
    // Looked for in this order: 「導入に向けた検討」 is a study, 「システム導入、運用」 is an introduction.
    private static readonly (PhaseTint Tint, string[] Words)[] Table =
    [
        (PhaseTint.Study, ["検討", "検証", "調査", "分析", "研究", "試行", "試験", "実証", "準備"]),
        (PhaseTint.Build, ["構築", "導入", "契約", "移行", "整備", "更新", "開発", "作業", "BPR", "一元化", "交付"]),
        (PhaseTint.Run, ["運用", "実施", "稼働", "拡張", "拡大", "継続", "活用", "開催", "支援", "提供", "充実", "開始", "廃止"]),
    ];

    public static PhaseTint Of(string? label) =>
        Table.FirstOrDefault(row => row.Words.Any(word => label?.Contains(word, StringComparison.Ordinal) == true)) is { Words: not null } found
            ? found.Tint
            : PhaseTint.Neutral;

    public static string Label(PhaseTint tint) => tint switch
    {
        PhaseTint.Study => "検討・検証",
        PhaseTint.Build => "構築・導入",
        PhaseTint.Run => "運用・拡張",
        _ => "その他",
    };
}
