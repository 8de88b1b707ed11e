using System.Globalization;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>The fields of a book in words, in the order in which editions are compared.</summary>
internal static class BookFields
{
    public static IReadOnlyList<(string Field, string? Text)> Of(BookContent content) =>
    [
        ("計画", content.Cover.PlanTitle),
        ("自治体", content.Cover.Municipality),
        ("提出先", content.Cover.Addressee),
        ("基準日", JapaneseDate.Format(content.Period.AsOf)),
        ("提出期限", JapaneseDate.Format(content.Period.Due)),
        ("評価基準", content.Scale.VersionLabel),
    ];

    public static IReadOnlyList<(string Field, string? Text)> Of(BookMeasure measure, BookContent content) =>
    [
        ("番号・題名", $"{measure.Number} {measure.Title}"),
        ("担当", measure.Owners),
        .. Of(measure.Answer, content.Scale),
        ("提出の状態", StateOf(measure.Report)),
        ("課別内訳", measure.Answer is { } report ? string.Join('\n', report.Parts.Select(part => PartOf(part, content))) : null),
        ("取組の段階", string.Join('\n', measure.Initiatives.Where(initiative => initiative.IsReported).Select(initiative => $"{initiative.Title}：{initiative.StageLabel}"))),
    ];

    public static IReadOnlyList<(string Field, string? Text)> Of(BookKpi kpi) =>
    [
        ("指標名", kpi.Name),
        ("現状値", KpiText.Baseline(kpi.Baseline.Text, kpi.Baseline.Value, kpi.Unit)),
        ("目標値", KpiText.Target(kpi.Target.Text, kpi.Target.Value, upper: null, kpi.Unit)),
        ("年度目標", kpi.YearTarget is { } target ? KpiText.Target(target.Text, target.Value, upper: null, kpi.Unit) : null),
        ("前期の実績", kpi.Previous is { } previous ? FigureOf(previous, kpi) : null),
        ("実績", FigureOf(kpi.Actual, kpi)),
        ("値の区分", kpi.Actual.Status is { } status ? KpiLabels.Of(status) : null),
        ("時点", kpi.Actual.AsOf is { } day ? JapaneseDate.Format(day) : null),
        ("判定", kpi.Actual.OutcomeLabel),
        ("進捗率(現状値から)", kpi.Actual.ProgressTenths is { } progress ? KpiText.Rate(progress) : null),
        ("目標比", kpi.Actual.TargetRatioTenths is { } ratio ? KpiText.Rate(ratio) : null),
        ("判定の理由", kpi.Actual.Reason),
    ];

    public static IReadOnlyList<(string Field, string? Text)> Of(BookOpinion opinion) =>
    [
        ("意見", opinion.Text),
        ("担当", opinion.Department),
        ("回答の期限", opinion.Due is { } due ? JapaneseDate.Format(due) : null),
        ("回答", opinion.Answer),
        ("対応", opinion.IsClosed ? "対応済み" : null),
    ];

    private static IEnumerable<(string Field, string? Text)> Of(BookReport? report, RatingScale scale) =>
    [
        ("進み具合", report?.Stage is { } stage ? ProgressLabels.Of(stage) : null),
        ("自己評価", Rating(report?.SelfRating, scale)),
        ("事務局評価", Rating(report?.OfficeRating, scale)),
        ("事務局評価の理由", report?.OfficeRatingReason),
        ("委員会評価", Rating(report?.CommitteeRating, scale)),
        ("委員会評価の理由", report?.CommitteeRatingReason),
        ("実績", report is { HasNoMovement: true } && string.IsNullOrWhiteSpace(report.Achievement) ? "当期の動きなし" : report?.Achievement),
        ("課題", report?.Issue),
        ("遅れの原因", report?.DelayCause),
        ("判断を求める事項", report?.DecisionRequested),
        ("今後の予定", report?.NextPlan),
        ("今後の方向性", report?.Direction is { } direction ? ProgressLabels.Of(direction) : null),
        ("予算額", Yen(report?.BudgetYen)),
        ("決算額", Yen(report?.SettlementYen)),
        ("備考", report?.Remark),
    ];

    private static string? StateOf(BookReport? report) => report switch
    {
        null => "対象外",
        { IsUnreported: true } => "未報告",
        { IsAnswered: true } => "提出済み",
        _ => "未提出",
    };

    private static string? Rating(string? code, RatingScale scale) => code is null ? null : scale.LabelOf(code);

    private static string? Yen(decimal? yen) => yen is { } amount ? amount.ToString("#,0.####", CultureInfo.InvariantCulture) + "円" : null;

    private static string PartOf(BookPart part, BookContent content) =>
        $"{part.Department}：{(part.HasNoMovement ? "当期の動きなし " : "")}{part.Achievement}{string.Concat(part.Figures.Select(figure => $"（{content.Kpis.FirstOrDefault(kpi => kpi.Key == figure.KpiKey)?.Name ?? figure.KpiKey} {figure.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? KpiLabels.Of(figure.EmptyState)}）"))}";

    private static string? FigureOf(BookValue value, BookKpi kpi) =>
        value.Final is { } final ? final.Value is { } known ? KpiText.Figure(known, kpi.Unit) : final.Text
        : value.Value is { } number ? KpiText.Figure(number, kpi.Unit) + (value.Text is { } text ? $"（{text}）" : "") : value.Text;
}
