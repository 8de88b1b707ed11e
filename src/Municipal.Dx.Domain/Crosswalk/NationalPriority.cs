namespace Municipal.Dx.Domain.Crosswalk;

/// <summary>
/// An item of 総務省「自治体DX推進計画」 under a stable internal code (domain.md §6). Versioned: an item holds for the
/// version of the national plan it stands in.
/// </summary>
public sealed class NationalPriority
{
    public long Id { get; set; }

    /// <summary>Version of the national plan, <c>3.0</c>.</summary>
    public required string CatalogueVersion { get; set; }

    /// <summary><c>F1</c>…<c>F7</c>, <c>O1</c>…<c>O4</c>, <c>R1</c>…<c>R5</c>, <c>Z</c> (独自).</summary>
    public required string Code { get; set; }

    public required string Label { get; set; }

    /// <summary>Short form for tags and tables.</summary>
    public required string ShortLabel { get; set; }

    public int Order { get; set; }

    /// <summary>The version that measures are mapped to (April 2024; the F items are those of 2.3 too).</summary>
    public const string CurrentCatalogue = "3.0";

    public static IReadOnlyList<(string Code, string Label, string ShortLabel)> Catalogue { get; } =
    [
        ("F1", "自治体フロントヤード改革の推進", "フロントヤード改革"),
        ("F2", "自治体の情報システムの標準化・共通化", "標準化・共通化"),
        ("F3", "公金収納におけるeLTAXの活用", "eLTAX"),
        ("F4", "マイナンバーカードの普及促進・利用の推進", "マイナンバーカード"),
        ("F5", "セキュリティ対策の徹底", "セキュリティ"),
        ("F6", "自治体のAI・RPAの利用推進", "AI・RPA"),
        ("F7", "テレワークの推進", "テレワーク"),
        ("O1", "組織体制の整備", "組織体制"),
        ("O2", "デジタル人材の確保・育成", "人材の確保・育成"),
        ("O3", "計画的な取組", "計画的な取組"),
        ("O4", "都道府県と市区町村の連携", "県と市町村の連携"),
        ("R1", "デジタル実装・地域社会のデジタル化", "地域社会のデジタル化"),
        ("R2", "デジタルデバイド対策", "デジタルデバイド"),
        ("R3", "条例等の規制の点検・見直し", "規制の見直し"),
        ("R4", "BPRの取組の徹底", "BPR"),
        ("R5", "オープンデータの推進・官民データ活用", "オープンデータ"),
        ("Z", "独自", "独自"),
    ];
}
