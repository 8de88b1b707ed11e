using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Testing.Books;

internal static class BookSampleMeasures
{
    public static IReadOnlyList<BookMeasure> All { get; } = [.. First(), .. Second(), .. Third()];

    private static IEnumerable<BookMeasure> First() =>
    [
        BookSamples.Measure(
            "(1)-1-1", "行政手続きのオンライン化",
            BookSamples.Report("B", "窓口の手続きのうち、犬の登録と死亡届、公文書開示請求など6手続きの電子申請を始めた。4〜9月の申請は延べ212件。", next: "浄化槽の届出と入札関係の2手続きを追加する。"),
            "各担当課",
            BookSamples.Initiative("1-1-1/1", "「やまがたe申請」等の活用による手続きのオンライン化", Open("順次構築", 2024)) with { Standing = ScheduleStanding.OnSchedule, StageText = "6手続きを追加" }),
        BookSamples.Measure(
            "(1)-1-5", "地籍図の電子化", BookSamples.Report("A", "地籍図の交付を窓口の端末だけで行えるようにし、所要時間は2分になった。", next: "運用を続ける。", stage: ProgressStage.Completed),
            "建設水道課",
            BookSamples.Initiative("1-1-5/1", "地籍図の電子化", Sure("電子化作業・導入", 2024, 2024), Open("交付・運用開始", 2025))),
        BookSamples.Measure(
            "(1)-1-6", "来庁予約受付システムの導入",
            BookSamples.Report("C", "申告相談の来庁予約をどの仕組みで受けるか、3社の説明を受けた。", "費用が見込みより大きく、令和8年度の導入が間に合わない。", "簡易な予約フォームで令和9年2月の申告相談から始める。") with { OfficeRating = "D" },
            "税務町民課",
            BookSamples.Initiative("1-1-6/1", "来庁予約受付システムの導入", Sure("検討", 2024, 2024), Sure("導入", 2025, 2025), Open("オンライン予約受付開始", 2026)) with
            {
                Standing = ScheduleStanding.Behind, StageText = "検討の段階。導入は令和9年度の見込み",
            }),
        BookSamples.Measure(
            "(1)-2-2", "SNSの有効活用",
            BookSamples.Report("C", "施設予約をLINEで受け付ける施設を2から3に増やした。住民通報は7〜9月で41件。", "友だち数の伸びが四半期あたり約200人にとどまる。", "11月から窓口で登録を案内する。", state: ReportState.CorrectionRequested),
            "総務課",
            BookSamples.Initiative("1-2-2/1", "LINE機能拡張の導入(住民通報・オンライン手続き・チャットボツト・施設予約)", Sure("構築", 2024, 2024), Open("順次拡張", 2025))),
        BookSamples.Measure("(1)-2-3", "母子手帳アプリによる情報発信", BookSamples.Report(rating: null, "下書き", state: ReportState.Draft), "健康福祉課"),
    ];

    private static IEnumerable<BookMeasure> Second() =>
    [
        BookSamples.Measure(
            "(2)-1-1", "基幹系システムの標準化", BookSamples.Report("B", "17業務のうち11業務の移行を終えた。", next: "残る6業務を令和9年1月までに移行する。"), "政策推進課、総務課",
            BookSamples.Initiative("2-1-1/1", "基幹システム標準準拠システムへの移行", Sure("BPR", 2024, 2024), Sure("構築", 2025, 2025), Open("ガバメントクラウド移行", 2026))),
        BookSamples.Measure(
            "(2)-1-2", "文書管理・電子決裁の導入", BookSamples.Report("B", achievement: null) with { HasNoMovement = true }, "出納室、総務課",
            BookSamples.Initiative("2-1-2/1", "公会計システムの電子決裁の導入", Sure("構築", 2024, 2024), Open("運用開始", 2025)),
            BookSamples.Initiative("2-1-2/2", "文書管理システムの導入", Open("導入に向けた検討", 2024), Sure("構築", 2029, 2029))),
        BookSamples.Measure("(2)-1-3", "例規システムの運用", report: null, "総務課",
            BookSamples.Initiative("2-1-3/1", "研修会の実施", Sure("実施", 2026, 2026), Sure("実施", 2029, 2029))),
        BookSamples.Measure(
            "(2)-2-1", "自治体クラウドの推進", BookSamples.Report("D", "移行後の運用経費を見積もり、令和3年度を上回ることが分かった。", "ガバメントクラウドの利用料と回線の費用が増えた。", "県と市町村で共同して費用の見直しを国に求める。"),
            "総務課",
            BookSamples.Initiative("2-2-1/1", "標準準拠システムへの移行後の連携システムBPR",
                Sure("構築", 2025, 2025), Open("ガバメントクラウド移行", 2026), Open("連携システムのBPR", 2026))),
    ];

    private static IEnumerable<BookMeasure> Third() =>
    [
        BookSamples.Measure("(3)-1-1", "防災行政無線の更新", BookSamples.Report("B", "操作卓の更新を終えた。", stage: ProgressStage.Completed), "総務課",
            BookSamples.Initiative("3-1-1/1", "戸別受信機の更新", Sure("", 2023, 2024), new BookPhase("", First: null, Last: 2025, IsCertain: false))),
        BookSamples.Measure("(3)-2-2", "ICTリテラシーの向上", BookSamples.Report("B", "=HYPERLINK(\"http://example.com\")という題の不審メールを使った訓練を全職員に行った。", next: "+1回の訓練を行う。"), "総務課"),
    ];

    private static BookPhase Sure(string label, int first, int last) => new(label, first, last, IsCertain: true);

    private static BookPhase Open(string label, int first) => new(label, first, Last: null, IsCertain: false);
}
