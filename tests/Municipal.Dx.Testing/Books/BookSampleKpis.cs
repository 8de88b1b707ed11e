using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Testing.Books;

internal static class BookSampleKpis
{
    public static IReadOnlyList<BookKpi> All { get; } =
    [
        Kpi("(1)-1-1", "オンライン化した行政手続き数", "件", KpiType.Increase, KpiBasis.PointInTime, ("31件", 31), ("60件", 60), Number(44)) with
        {
            Previous = Was(41), YearBefore = Was(36),
            Changes = [new BookTargetChange("目標値", "50件", "60件", "国の重点計画の改定", new DateOnly(2025, 7, 1))],
        },
        Kpi("(1)-1-2", "窓口申請システムでの証明書発行部数", "部", KpiType.Increase, KpiBasis.PerYear, ("181部", 181), ("1,500部", 1500), Number(850)) with
        {
            RelistedUnder = ["(1)-1-3"], YearTarget = new BookYearTarget("1,200部", 1200, new DateOnly(2026, 4, 1)),
        },
        Kpi("(1)-1-3", "マイナンバー取得率", "%", KpiType.Increase, KpiBasis.PointInTime, ("88.0%", 88), ("95%", 95), KpiActual.Empty(EmptyState.NotAnswered)) with
        {
            Previous = Was(90.4m),
        },
        Kpi("(1)-1-5", "地籍図交付に係る所要時間", "分", KpiType.Decrease, KpiBasis.PointInTime, ("5分", 5), ("2分", 2), Number(2) with { Status = ValueStatus.Preliminary }),
        Kpi("(1)-1-6", "申告相談の待ち時間", "分", KpiType.UpperBound, KpiBasis.PeriodAverage, ("90分程度", 90), ("45分以内", 45), KpiActual.Empty(EmptyState.NotDue)),
        Kpi("(2)-1-2", "公会計システムの電子決裁", "", KpiType.Qualitative, KpiBasis.PointInTime,
            ("年間約37,000件分を紙媒体で印刷し保管", null), ("年間約37,000件分をペーパーレス化", null),
            new KpiActual(Value: null, "令和7年度から運用中。支出命令の9割を電子決裁とした。", IsDone: true, IsConfirmed: false)),
        Kpi("(2)-1-4", "職員に占める一月当たりのテレワーク実施率(※窓口業務を行う税務課・民課・出納室を除く)", "%", KpiType.Increase, KpiBasis.PeriodAverage,
            ("29%（令和5年12月時点）", 29), ("50%", 50), Number(21.4m)) with { Previous = Was(23) },
        Kpi("(2)-2-1", "標準準拠システム移行後の運用経費", "千円", KpiType.Decrease, KpiBasis.PointInTime, ("56,736千円", 56736), ("39,715千円", 39715), Number(61280)) with
        {
            Previous = Was(60940),
        },
        Kpi("(3)-2-1", "重大なセキュリティ事故", "件", KpiType.Maintain, KpiBasis.PointInTime, ("0件", 0), ("0件", 0), Number(0)),
        Kpi("(3)-2-2", "セキュリティ研修の実施", "回", KpiType.Increase, KpiBasis.PointInTime, ("1回", 1), ("5回", 5), KpiActual.Empty(EmptyState.Unobtainable)),
        Kpi("(3)-2-3", "各年度のセキュリティ研修受講率", "%", KpiType.Increase, KpiBasis.YearToDateRate, ("1％", 1), ("50%", 50), Number(31.5m)),
    ];

    private static BookKpi Kpi(
        string measure, string name, string unit, KpiType type, KpiBasis basis, (string Text, decimal? Value) baseline, (string Text, decimal? Value) target, KpiActual actual) =>
        BookSamples.Kpi(measure, name, unit, type, basis, baseline, target, actual);

    private static KpiActual Number(decimal value) => new(value);

    private static BookValue Was(decimal value) => new(
        value, Text: null, ValueStatus.Final, new DateOnly(2026, 6, 30), KpiOutcome.NotMet, JudgedAgainst.FinalTarget, ProgressTenths: 100, TargetRatioTenths: null, "前期の実績");
}
