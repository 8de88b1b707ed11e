using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>One line of a count. <paramref name="Before"/> is null where there is no previous period.</summary>
public sealed record BookCount(string Label, int Count, int? Before);

/// <summary>One line of the table by policy; <paramref name="Ratings"/> in the order of the scale.</summary>
public sealed record BookPolicyCount(
    string Label,
    IReadOnlyList<int> Ratings,
    int Unrated,
    int Missing,
    int NotAsked,
    int Measures,
    int KpisJudged,
    int KpisMet,
    int Kpis);

/// <summary>
/// 概要: counts with their denominators (domain.md §3 rule 8), and the few measures and KPIs that a reader should see first.
/// </summary>
public sealed record BookOverview(
    int Measures,
    int Asked,
    int Answered,
    int Rated,
    IReadOnlyList<BookCount> Ratings,
    IReadOnlyList<BookCount> Stages,
    IReadOnlyList<BookPolicyCount> Policies,
    int Kpis,
    int Relisted,
    int KpisJudged,
    IReadOnlyList<BookCount> Judged,
    IReadOnlyList<BookCount> NotJudged,
    IReadOnlyList<BookMeasure> Achievements,
    IReadOnlyList<BookMeasure> Issues,
    IReadOnlyList<BookKpi> NotableKpis)
{
    private const int Shown = 4;
    private const int ShownKpis = 5;

    private static readonly KpiOutcome[] JudgedOutcomes =
        [KpiOutcome.Met, KpiOutcome.MetThisYear, KpiOutcome.MetGuide, KpiOutcome.Confirmed, KpiOutcome.NotMet, KpiOutcome.WorseThanBaseline];

    private static readonly KpiOutcome[] OtherOutcomes =
    [
        KpiOutcome.InYear, KpiOutcome.AwaitingConfirmation, KpiOutcome.NotJudged, KpiOutcome.NotAnswered, KpiOutcome.OverdueNotAnswered,
        KpiOutcome.NotReported, KpiOutcome.NotDue, KpiOutcome.Unobtainable, KpiOutcome.NotApplicable,
    ];

    public static BookOverview Of(BookContent content) => new(
        content.Measures.Count,
        content.Measures.Count(measure => measure.IsAsked),
        content.Measures.Count(measure => measure.IsAnswered),
        content.Measures.Count(measure => measure.Answer?.Rating is not null),
        RatingCounts(content),
        StageCounts(content),
        [.. content.Policies.Select(policy => PolicyCount(content, policy)).Where(count => count.Measures > 0)],
        content.Kpis.Count,
        content.Kpis.Sum(kpi => kpi.RelistedUnder.Count),
        content.Kpis.Count(kpi => kpi.Actual.Outcome.IsJudged()),
        [.. JudgedOutcomes.Select(outcome => OutcomeCount(content, outcome)).Where(Matters)],
        [.. OtherOutcomes.Select(outcome => OutcomeCount(content, outcome)).Where(Matters)],
        Achieved(content),
        Troubled(content),
        Notable(content));

    /// <summary>What a measure without an answer is called: 未報告 once the period is fixed.</summary>
    public static string MissingLabel(BookContent content) => content.Period.IsFixed ? "未報告" : "未提出";

    private static List<BookCount> RatingCounts(BookContent content)
    {
        var counts = content.Scale.Levels.Select(level => Count(content, level.Label, report => report.Rating == level.Code)).ToList();
        counts.Add(Count(content, RatingScale.Unrated, report => content.Scale.Find(report.Rating) is null));
        AddUnanswered(content, counts);
        return counts;
    }

    private static List<BookCount> StageCounts(BookContent content)
    {
        var counts = Enum.GetValues<ProgressStage>()
            .Select(stage => Count(content, ProgressLabels.Of(stage), report => report.Stage == stage))
            .ToList();
        var unsaid = Count(content, "記入なし", report => report.Stage is null);
        if (Matters(unsaid))
        {
            counts.Add(unsaid);
        }

        AddUnanswered(content, counts);
        return counts;
    }

    private static void AddUnanswered(BookContent content, List<BookCount> counts)
    {
        var hasBefore = content.Previous is not null;
        counts.Add(new BookCount(
            MissingLabel(content),
            content.Measures.Count(measure => measure is { IsAsked: true, IsAnswered: false }),
            hasBefore ? content.Measures.Count(measure => measure.Previous is { IsAnswered: false }) : null));
        counts.Add(new BookCount(
            "今期は対象外",
            content.Measures.Count(measure => !measure.IsAsked),
            hasBefore ? content.Measures.Count(measure => measure.Previous is null) : null));
    }

    private static BookCount Count(BookContent content, string label, Func<BookReport, bool> matches) => new(
        label,
        content.Measures.Count(measure => measure.Answer is { } report && matches(report)),
        content.Previous is null ? null : content.Measures.Count(measure => measure.Previous is { IsAnswered: true } report && matches(report)));

    private static BookCount OutcomeCount(BookContent content, KpiOutcome outcome) => new(
        KpiLabels.Of(outcome),
        content.Kpis.Count(kpi => kpi.Actual.Outcome == outcome),
        content.Previous is null ? null : content.Kpis.Count(kpi => kpi.Previous?.Outcome == outcome));

    private static bool Matters(BookCount count) => count.Count > 0 || count.Before > 0;

    private static BookPolicyCount PolicyCount(BookContent content, BookPolicy policy)
    {
        var measures = content.Measures.Where(measure => measure.PolicyKey == policy.Key).ToList();
        var kpis = content.Kpis.Where(kpi => kpi.PolicyKey == policy.Key).ToList();
        return new BookPolicyCount(
            content.PolicyHeading(policy),
            [.. content.Scale.Levels.Select(level => measures.Count(measure => measure.Answer?.Rating == level.Code))],
            measures.Count(measure => measure.Answer is { } report && content.Scale.Find(report.Rating) is null),
            measures.Count(measure => measure is { IsAsked: true, IsAnswered: false }),
            measures.Count(measure => !measure.IsAsked),
            measures.Count,
            kpis.Count(kpi => kpi.Actual.Outcome.IsJudged()),
            kpis.Count(kpi => kpi.Actual.Outcome.IsMet()),
            kpis.Count);
    }

    private static List<BookMeasure> Achieved(BookContent content) =>
    [
        .. content.Measures
            .Where(measure => measure.Answer is { HasNoMovement: false } report && !string.IsNullOrWhiteSpace(report.Achievement))
            .Where(measure => content.Scale.Find(measure.Answer!.Rating) is { IsLow: false } || measure.Answer.Stage == ProgressStage.Completed)
            .OrderBy(measure => Rank(content, measure))
            .Take(Shown),
    ];

    private static List<BookMeasure> Troubled(BookContent content) =>
    [
        .. content.Measures
            .Where(measure => content.Scale.Find(measure.Answer?.Rating) is { IsLow: true })
            .OrderByDescending(measure => Rank(content, measure))
            .Take(Shown),
    ];

    private static int Rank(BookContent content, BookMeasure measure) =>
        content.Scale.Levels.TakeWhile(level => level.Code != measure.Answer?.Rating).Count();

    private static List<BookKpi> Notable(BookContent content) =>
    [
        .. content.Kpis
            .Select(kpi => (Kpi: kpi, Rank: NotableRank(kpi)))
            .Where(item => item.Rank is not null)
            .OrderBy(item => item.Rank)
            .Take(ShownKpis)
            .Select(item => item.Kpi),
    ];

    private static int? NotableRank(BookKpi kpi) => kpi.Actual.Outcome switch
    {
        KpiOutcome.WorseThanBaseline => 0,
        KpiOutcome.OverdueNotAnswered or KpiOutcome.NotReported => 1,
        KpiOutcome.Met or KpiOutcome.Confirmed when kpi.Previous?.Outcome.IsMet() != true => 2,
        KpiOutcome.Unobtainable => 3,
        KpiOutcome.Met or KpiOutcome.Confirmed => 4,
        _ => null,
    };
}
