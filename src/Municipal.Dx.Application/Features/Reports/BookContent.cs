using System.Text.Json.Serialization;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>版: for whom a book is made.</summary>
public enum BookEdition
{
    /// <summary>委員会版</summary>
    Committee,

    /// <summary>議会版: short, without what is asked of 本部 and without negative percentages</summary>
    Assembly,

    /// <summary>公表版: for residents, one final rating, posts not persons</summary>
    Public,

    /// <summary>庁内版: everything, the full form</summary>
    Internal,
}

/// <summary>
/// Everything that a 進捗報告書 prints, read at one moment. Plain data without rows of the database: the same content gives
/// the same book, and a fixed period can keep it as it is.
/// </summary>
public sealed record BookContent(
    BookCover Cover,
    BookWords Words,
    BookPeriod Period,
    BookPeriod? Previous,
    BookPeriod? YearBefore,
    RatingScale Scale,
    BookYears PlanYears,
    IReadOnlyList<BookPolicy> Policies,
    IReadOnlyList<BookMeasure> Measures,
    IReadOnlyList<BookKpi> Kpis)
{
    /// <summary>意見 against measures of the book: open ones, and those answered in this period.</summary>
    public IReadOnlyList<BookOpinion> Opinions { get; init; } = [];

    /// <summary>用語 of the plan's glossary that stand in the book's texts.</summary>
    public IReadOnlyList<BookTerm> Terms { get; init; } = [];

    /// <summary>What differs from the edition handed out before; found when a book is made, no part of what is kept.</summary>
    [JsonIgnore]
    public BookCorrections? Corrections { get; init; }

    /// <summary>What the person asked for when the book was made.</summary>
    [JsonIgnore]
    public BookWish Wish { get; init; } = BookWish.None;

    public string PolicyHeading(BookPolicy policy) =>
        policy.IsImplicit ? policy.Title : $"{Words.Policy}{Spaced(policy.Number)}{policy.Title}";

    /// <summary>The measure's number, with its policy's before it where the plan counts anew under every policy: 2.(1).</summary>
    public string NumberOf(BookMeasure measure) => Measures.Count(other => other.Number == measure.Number) > 1
        ? Policies.FirstOrDefault(policy => policy.Key == measure.PolicyKey)?.Number + measure.Number
        : measure.Number;

    /// <summary>The measure's own KPIs, and those listed again under it; numbers repeat from policy to policy in some plans.</summary>
    public IEnumerable<BookKpi> KpisOf(BookMeasure measure) =>
        Kpis.Where(kpi => (kpi.MeasureNumber == measure.Number && kpi.PolicyKey == measure.PolicyKey) || kpi.RelistedUnder.Contains(measure.Number));

    private static string Spaced(string? number) => string.IsNullOrEmpty(number) ? " " : number + " ";
}

/// <summary>表紙. <paramref name="MadeOn"/> is the day of fixing for a fixed period, so that the book stays the same.</summary>
/// <param name="Municipality">自治体名.</param>
/// <param name="PlanTitle">計画の題名.</param>
/// <param name="PlanEdition">版, as the plan prints it.</param>
/// <param name="PlanIssued">策定年月 in words.</param>
/// <param name="PlanPeriod">計画期間 in words.</param>
/// <param name="Addressee">The body the book is for; null where the plan names none.</param>
/// <param name="MadeBy">作成者: a post, never a person.</param>
/// <param name="MadeOn">作成日.</param>
/// <param name="FixedOn">確定日; null while the period is not fixed.</param>
/// <param name="CheckValue">照合値 of a fixed book, equal for equal content.</param>
/// <param name="Scope">Departments whose measures the book is limited to; null for the whole plan.</param>
/// <param name="IsTrial">True where figures are those of trial mode.</param>
/// <param name="Edition">版 of the book.</param>
public sealed record BookCover(
    string Municipality,
    string PlanTitle,
    string? PlanEdition,
    string? PlanIssued,
    string PlanPeriod,
    string? Addressee,
    string MadeBy,
    DateOnly MadeOn,
    DateOnly? FixedOn,
    string? CheckValue,
    string? Scope,
    bool IsTrial,
    BookEdition Edition)
{
    /// <summary>確定番号 (063240-2026-q2-1); null while the period is not fixed.</summary>
    public string? FixedNumber { get; init; }

    /// <summary>案 第n版 or 確定 第n版 where the book was made from a snapshot; null for the open period as it is now.</summary>
    public string? SnapshotLabel { get; init; }

    public string EditionLabel => BookPhrases.LabelOf(Edition);
}

/// <summary>The plan's own words for its levels and figures.</summary>
public sealed record BookWords(string Policy, string Field, string Measure, string Initiative, string Baseline, string Target);

/// <summary>A reporting period as printed. <paramref name="Label"/>: 令和8年度第2四半期, <paramref name="MonthsLabel"/>: 令和8年7〜9月分.</summary>
public sealed record BookPeriod(
    string Key,
    string Label,
    string MonthsLabel,
    FiscalYear FiscalYear,
    DateOnly From,
    DateOnly To,
    DateOnly AsOf,
    DateOnly Due,
    bool IsFixed);

/// <summary>First and last fiscal year of the plan; either may be absent.</summary>
public sealed record BookYears(int? First, int? Last);

public sealed record BookPolicy(string Key, string? Number, string Title, bool IsImplicit);

/// <summary>用語 with its reading, as the plan explains it.</summary>
public sealed record BookTerm(string Term, string? Reading, string Definition);

/// <summary>What a person chooses for a book besides its edition.</summary>
/// <param name="Material">資料番号 (1, 2-1) printed at the upper right; null prints none.</param>
/// <param name="Picked">Keys of measures whose 個票 is wanted besides the lowered and questioned ones.</param>
public sealed record BookWish(string? Material, IReadOnlyList<string> Picked)
{
    public const int MaterialMax = 8;

    /// <summary>More 個票 than this are not made at once.</summary>
    public const int PickedMax = 300;

    public static BookWish None { get; } = new(null, []);
}

/// <summary>委員の意見・議会の指摘, with its answer.</summary>
public sealed record BookOpinion(
    string Key,
    string MeasureKey,
    string Text,
    OpinionOrigin Origin,
    string? From,
    DateOnly ReceivedOn,
    string? Department,
    DateOnly? Due,
    string? Answer,
    string? AnsweredInPeriod,
    string? AnsweredByPost,
    bool IsClosed);
