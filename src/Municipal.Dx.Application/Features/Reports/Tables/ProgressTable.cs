using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports.Tables;

/// <summary>進捗管理表 in the committee's form: ten columns.</summary>
internal static class ProgressTable
{
    private const int RatingColumn = 7;

    public static BookTable Of(BookContent content) => new(
        BookSheets.Progress,
        BookTone.Key,
        [
            new("番号", 7.5), new(content.Words.Measure, 14), new("担当", 9.5), new("当期の予定\n(工程)", 15), new("実績", 27), new("状況", 7.5, true),
            new("評価", 10.5, true), new("前期の\n評価", 10.5, true), new("課題・対応", 22), new("今後", 22),
        ],
        [.. ByPolicy(content, Row)])
    {
        RatingColumn = RatingColumn,
    };

    /// <summary>The measures under their policies.</summary>
    public static IEnumerable<BookRow> ByPolicy(BookContent content, Func<BookContent, BookMeasure, BookRow> row)
    {
        foreach (var policy in content.Policies)
        {
            var measures = content.Measures.Where(measure => measure.PolicyKey == policy.Key).ToList();
            if (measures.Count > 0)
            {
                yield return BookRow.Heading(content.PolicyHeading(policy));
            }

            foreach (var measure in measures)
            {
                yield return row(content, measure);
            }
        }
    }

    /// <summary>What was done, in words; where nothing was said, why not.</summary>
    public static string Done(BookContent content, BookMeasure measure) => measure.Answer switch
    {
        null => BookPhrases.NoAnswer(content, measure),
        var report => (report.State == ReportState.CorrectionRequested ? "【修正依頼中】\n" : "")
            + (!string.IsNullOrWhiteSpace(report.Achievement) ? report.Achievement : report.HasNoMovement ? "当期の動きなし" : "記入なし"),
    };

    /// <summary>今後の予定 with its 方向性 before it.</summary>
    public static string? Next(BookReport? report) => (report?.Direction is { } value ? $"【{ProgressLabels.Of(value)}】" : "") + report?.NextPlan;

    /// <summary>The plan's own schedule; where it says nothing, what the department planned last time.</summary>
    public static string? Planned(BookContent content, BookMeasure measure)
    {
        var planned = measure.PlannedIn(content.Period.FiscalYear.Value)
            .Select(item => item.Phase.Length == 0 ? item.Initiative
                : item.Initiative == measure.Title ? item.Phase
                : $"{item.Initiative}：{item.Phase}")
            .ToList();
        return Lines(planned)
            ?? (measure.Previous is { IsAnswered: true, NextPlan: { } plan } && !string.IsNullOrWhiteSpace(plan) ? $"(前期の「今後の予定」)\n{plan}" : null);
    }

    public static string? Lines(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines.Distinct(StringComparer.Ordinal).Select(line => "・" + line));
        return text.Length == 0 ? null : text;
    }

    private static BookRow Row(BookContent content, BookMeasure measure) => BookRow.Of(
        content.NumberOf(measure),
        measure.Title,
        measure.Owners,
        Planned(content, measure),
        Done(content, measure),
        measure.Answer?.Stage is { } stage ? ProgressLabels.Of(stage) : null,
        Rating(content.Scale, measure.Answer),
        BookPhrases.RatedBefore(content, measure, rating => OnTwoLines(content.Scale, rating)),
        measure.Answer?.Issue,
        Next(measure.Answer));

    private static string? Rating(RatingScale scale, BookReport? report)
    {
        if (report is null)
        {
            return null;
        }

        var rating = OnTwoLines(scale, report.Rating);
        return report.RatedBy == "自己" || report.Rating is null ? rating
            : report.SelfRating is { } self && self != report.Rating ? $"{rating}\n({report.RatedBy})\n自己 {self}"
            : $"{rating}\n({report.RatedBy})";
    }

    // The letter above its word, as the columns are narrow.
    private static string OnTwoLines(RatingScale scale, string? rating) =>
        scale.Find(rating) is { } level ? (level.Code == level.Word ? level.Word : $"{level.Code}\n{level.Word}") : scale.LabelOf(rating);
}
