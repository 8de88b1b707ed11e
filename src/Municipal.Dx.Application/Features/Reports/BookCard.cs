using Municipal.Dx.Application.Features.Reports.Tables;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>個票: one measure on one page, from what was planned to what follows from it.</summary>
/// <param name="Key">Key of the measure.</param>
/// <param name="Number">Number as shown.</param>
/// <param name="Title">題名.</param>
/// <param name="Sections">In the order plan, do, check, act.</param>
public sealed record BookCard(string Key, string Number, string Title, IReadOnlyList<BookCardSection> Sections)
{
    /// <summary>The measures chosen for 個票, in the plan's order.</summary>
    public static IReadOnlyList<BookCard> Of(BookContent content) => [.. BookEditions.Chosen(content).Select(measure => Of(content, measure))];

    private static BookCard Of(BookContent content, BookMeasure measure) => new(
        measure.Key,
        content.NumberOf(measure),
        measure.Title,
        [
            new BookCardSection("計画", Plan(content, measure)),
            new BookCardSection("実施", Done(content, measure)),
            new BookCardSection("評価", Check(content, measure)) { Kpis = Kpis(content, measure) },
            new BookCardSection("改善", Act(content, measure)),
        ]);

    private static List<BookCardLine> Plan(BookContent content, BookMeasure measure) => Said(
        (content.Words.Policy, content.Policies.FirstOrDefault(policy => policy.Key == measure.PolicyKey) is { IsImplicit: false } policy ? content.PolicyHeading(policy) : null),
        ("担当", BookPhrases.OrNone(measure.Owners)),
        ("国の重点取組事項", measure.Priorities),
        (content.Words.Initiative, ProgressTable.Lines(measure.Initiatives.Select(initiative => initiative.Title))),
        ("当期の予定(工程)", BookPhrases.OrNone(ProgressTable.Planned(content, measure))));

    private static List<BookCardLine> Done(BookContent content, BookMeasure measure) => Said(
        ("進み具合", measure.Answer?.Stage is { } stage ? ProgressLabels.Of(stage) : null),
        ("実績", ProgressTable.Done(content, measure)),
        ("課別内訳", ProgressTable.Lines((measure.Answer?.Parts ?? []).Where(part => part.HasWords).Select(part => $"{part.Department}：{part.Achievement ?? "当期の動きなし"}"))),
        ("工程の段階", ProgressTable.Lines(measure.Initiatives.Where(initiative => initiative.IsReported).Select(initiative => $"{initiative.Title}：{initiative.StageLabel}"))));

    private static List<BookCardLine> Check(BookContent content, BookMeasure measure)
    {
        var report = measure.Answer;
        return Said(
            ("評価", report is null ? BookPhrases.None : null),
            ("自己評価", report is null ? null : content.Scale.LabelOf(report.SelfRating)),
            ("事務局評価", BookPhrases.Rated(content, report?.OfficeRating, report?.OfficeRatingReason)),
            ("委員会評価", BookPhrases.Rated(content, report?.CommitteeRating, report?.CommitteeRatingReason)),
            ("前期の評価", BookPhrases.RatedBefore(content, measure) + (BookEditions.IsLowered(content, measure) ? "(今期は低下)" : "")));
    }

    private static List<BookCardLine> Act(BookContent content, BookMeasure measure)
    {
        var report = measure.Answer;
        return Said(
            ("課題", BookPhrases.OrNone(report?.Issue)),
            ("遅れの原因", report?.DelayCause),
            ("今後の予定", BookPhrases.OrNone(report?.NextPlan)),
            ("今後の方向性", report?.Direction is { } direction ? ProgressLabels.Of(direction) : null),
            ("判断を求める事項", BookEditions.ShowsDecisions(content) ? report?.DecisionRequested : null),
            ("意見と対応", ProgressTable.Lines(content.Opinions.Where(opinion => opinion.MeasureKey == measure.Key).Select(OpinionOf))));
    }

    private static BookTable? Kpis(BookContent content, BookMeasure measure)
    {
        var kpis = content.KpisOf(measure).ToList();
        var words = content.Words;
        return kpis.Count == 0 ? null : new BookTable(
            BookSheets.Kpis,
            BookTone.Figures,
            [new("KPI", 34), new(words.Baseline, 13), new($"最終{words.Target}", 13), new("今期の実績", 13), new($"進捗率\n({words.Baseline}から)", 12) { HasBars = true }, new("判定", 12)],
            [.. kpis.Select(kpi => KpiTable.CardRow(kpi))]);
    }

    private static string OpinionOf(BookOpinion opinion) =>
        $"{BookPhrases.From(opinion)}：{opinion.Text}\n　→ {(string.IsNullOrWhiteSpace(opinion.Answer) ? BookPhrases.StateOf(opinion) : opinion.Answer)}";

    private static List<BookCardLine> Said(params (string Label, string? Text)[] lines) =>
        [.. lines.Where(line => !string.IsNullOrWhiteSpace(line.Text)).Select(line => new BookCardLine(line.Label, line.Text!))];
}

/// <summary>A part of a 個票; <paramref name="Lines"/> are what there is to say.</summary>
public sealed record BookCardSection(string Title, IReadOnlyList<BookCardLine> Lines)
{
    /// <summary>The measure's KPIs; null where it has none or they stand elsewhere.</summary>
    public BookTable? Kpis { get; init; }
}

public sealed record BookCardLine(string Label, string Text);
