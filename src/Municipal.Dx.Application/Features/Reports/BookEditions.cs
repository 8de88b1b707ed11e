using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>What each edition leaves out or says otherwise (workbooks.md §1); the same for the workbook and its print page.</summary>
public static class BookEditions
{
    /// <summary>The content as the edition named on its cover shows it.</summary>
    public static BookContent Shown(BookContent content) => content.Cover.Edition switch
    {
        BookEdition.Assembly => ForOutside(content, hasOneRating: false),
        BookEdition.Public => ForOutside(content, hasOneRating: true),
        _ => content,
    };

    /// <summary>判断を求める事項 goes to 本部 and stays inside the house otherwise.</summary>
    public static bool ShowsDecisions(BookContent content) => content.Cover.Edition switch
    {
        BookEdition.Internal => true,
        BookEdition.Committee => content.Cover.Addressee?.Contains("本部", StringComparison.Ordinal) == true,
        _ => false,
    };

    /// <summary>Measures with a 個票: lowered, rated low, questioned, or picked.</summary>
    public static IReadOnlyList<BookMeasure> Chosen(BookContent content) =>
        [.. content.Measures.Where(measure => content.Wish.Picked.Contains(measure.Key) || IsTroubled(content, measure) || IsQuestioned(content, measure))];

    /// <summary>Rated low, or lower than in the period before.</summary>
    public static bool IsTroubled(BookContent content, BookMeasure measure) =>
        measure.Answer is { } report && (content.Scale.Find(report.Rating)?.IsLow == true || IsLowered(content, measure));

    public static bool IsLowered(BookContent content, BookMeasure measure) =>
        measure is { Answer.Rating: { } now, Previous: { IsAnswered: true, Rating: { } before } } && RankOf(content, now) > RankOf(content, before) && RankOf(content, before) >= 0;

    private static bool IsQuestioned(BookContent content, BookMeasure measure) => content.Opinions.Any(opinion => opinion.MeasureKey == measure.Key && !opinion.IsClosed);

    // Levels outside of the scale (評価の対象外) are neither higher nor lower.
    private static int RankOf(BookContent content, string code)
    {
        for (var i = 0; i < content.Scale.Levels.Count; i++)
        {
            if (content.Scale.Levels[i] is { IsOutside: false } level && level.Code == code)
            {
                return i;
            }
        }

        return -1;
    }

    private static BookContent ForOutside(BookContent content, bool hasOneRating) => content with
    {
        Measures =
        [
            .. content.Measures.Select(measure => measure with
            {
                Report = ForOutside(measure.Report, hasOneRating),
                Previous = ForOutside(measure.Previous, hasOneRating),
            }),
        ],
        // What 本部・町長 said stays inside the house.
        Opinions = [.. content.Opinions.Where(opinion => opinion.Origin != OpinionOrigin.Headquarters)],
        Kpis = [.. content.Kpis.Select(kpi => kpi with { Actual = InWords(kpi.Actual), Previous = kpi.Previous is null ? null : InWords(kpi.Previous), YearBefore = kpi.YearBefore is null ? null : InWords(kpi.YearBefore) })],
    };

    private static BookReport? ForOutside(BookReport? report, bool hasOneRating)
    {
        if (report is null)
        {
            return null;
        }

        var outside = report with
        {
            State = report.State == ReportState.CorrectionRequested ? ReportState.Submitted : report.State,
            DecisionRequested = null,
            Remark = null,
            SubmittedByPost = null,
            CheckedByPost = null,
            Parts = [],
        };
        return hasOneRating
            ? outside with { SelfRating = report.Rating, OfficeRating = null, CommitteeRating = null, OfficeRatingReason = null, CommitteeRatingReason = null }
            : outside;
    }

    // 現状値を下回る in words, never as a negative percentage.
    private static BookValue InWords(BookValue value)
    {
        if (value is not ({ ProgressTenths: < 0 } or { TargetRatioTenths: < 0 }))
        {
            return value;
        }

        return value with
        {
            ProgressTenths = value.ProgressTenths < 0 ? null : value.ProgressTenths,
            TargetRatioTenths = value.TargetRatioTenths < 0 ? null : value.TargetRatioTenths,
            Reason = value.Reason.Contains("下回る", StringComparison.Ordinal) || value.Outcome != KpiOutcome.WorseThanBaseline ? value.Reason : $"{value.Reason}。現状値を下回る",
        };
    }
}
