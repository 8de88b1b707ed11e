using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>進捗管理表 in the full form for the office: all columns, A3.</summary>
internal static class FullProgressTable
{
    private const int RatingColumn = 9;

    public static BookTable Of(BookContent content) => new(
        BookSheets.Progress,
        BookTone.Key,
        [
            new("番号", 9), new(content.Words.Measure, 17), new("担当", 11), new("国の重点\n取組事項", 13), new(content.Words.Initiative, 20), new("当期の予定\n(工程)", 18),
            new("進み具合", 8, true), new("実績", 30), new("自己評価", 9, true), new("事務局評価\nと理由", 13), new("委員会評価\nと理由", 13), new("前期の\n評価", 9, true),
            new("課題", 20), new("遅れの原因", 14), new("今後の予定", 20), new("方向性", 7, true), new("判断を求める\n事項", 13), new("KPI", 18), new("予算額\n(円)", 11),
            new("決算額\n(円)", 11), new("備考", 13),
        ],
        [.. ProgressTable.ByPolicy(content, Row)])
    {
        IsA3 = true,
        RatingColumn = RatingColumn,
    };

    private static BookRow Row(BookContent content, BookMeasure measure)
    {
        var report = measure.Answer;
        return BookRow.Of(
            content.NumberOf(measure),
            measure.Title,
            measure.Owners,
            measure.Priorities,
            ProgressTable.Lines(measure.Initiatives.Select(Staged)),
            ProgressTable.Planned(content, measure),
            report?.Stage is { } stage ? ProgressLabels.Of(stage) : null,
            ProgressTable.Done(content, measure) + (report is null ? "" : string.Concat(report.Parts.Where(part => part.HasWords).Select(PartText))),
            report?.SelfRating is { } self ? content.Scale.LabelOf(self) : null,
            BookPhrases.Rated(content, report?.OfficeRating, report?.OfficeRatingReason),
            BookPhrases.Rated(content, report?.CommitteeRating, report?.CommitteeRatingReason),
            BookPhrases.RatedBefore(content, measure),
            report?.Issue,
            report?.DelayCause,
            report?.NextPlan,
            report?.Direction is { } direction ? ProgressLabels.Of(direction) : null,
            report?.DecisionRequested,
            ProgressTable.Lines(content.Kpis.Where(kpi => kpi.MeasureNumber == measure.Number && kpi.PolicyKey == measure.PolicyKey).Select(kpi => $"{kpi.Name}({kpi.Actual.OutcomeLabel})")),
            BookCell.Count(report?.BudgetYen),
            BookCell.Count(report?.SettlementYen),
            report?.Remark);
    }

    private static string Staged(BookInitiative initiative) => initiative.IsReported ? $"{initiative.Title}({initiative.StageLabel})" : initiative.Title;

    private static string PartText(BookPart part) => $"\n［{part.Department}］{(string.IsNullOrWhiteSpace(part.Achievement) ? "動きなし" : part.Achievement)}";
}
