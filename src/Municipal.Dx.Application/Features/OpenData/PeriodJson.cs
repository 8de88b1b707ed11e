namespace Municipal.Dx.Application.Features.OpenData;

/// <summary>
/// A published period as open data: the plan as it was when the period was fixed, with the values of this period, and what was reported.
/// Names, order and shape are a promise to readers (docs/open-data.md).
/// </summary>
public sealed record PeriodJson(PeriodHeaderJson Period, PeriodScaleJson Scale, PlanJson Plan, IReadOnlyList<ReportJson> Reports);

/// <param name="Key"><c>2026-q2</c>.</param>
/// <param name="Label">令和8年度第2四半期.</param>
/// <param name="FiscalYear">Western year.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="AsOf">基準日.</param>
/// <param name="FixedAt">UTC.</param>
/// <param name="Edition">確定 第n版.</param>
/// <param name="FixedNumber">確定番号, as on the cover of the book.</param>
/// <param name="CheckValue">照合値, as on the cover of the book.</param>
public sealed record PeriodHeaderJson(
    string Key, string Label, int FiscalYear, DateOnly From, DateOnly To, DateOnly AsOf, DateTime FixedAt, int Edition, string? FixedNumber, string? CheckValue);

/// <summary>評価基準 that the ratings of the period go by.</summary>
public sealed record PeriodScaleJson(string Name, int Version, IReadOnlyList<RatingJson> Levels);

public sealed record RatingJson(string Code, string Word, bool IsLow);

/// <summary>What was reported on a measure. Posts and persons, questions and what was for the committee only are not told.</summary>
/// <param name="MeasureKey">Key of the measure in <c>plan</c>.</param>
/// <param name="State"><c>Reported</c>, <c>NotReported</c> (未報告).</param>
/// <param name="Departments">Names of the departments that the plan prints, as of then.</param>
/// <param name="Stage"><c>NotStarted InProgress Completed Stopped</c>; null where nothing was reported.</param>
/// <param name="Rating">Code of the one rating that holds.</param>
/// <param name="HasNoMovement">当期の動きなし.</param>
/// <param name="Achievement">実績.</param>
/// <param name="Issue">課題.</param>
/// <param name="NextPlan">今後の予定.</param>
/// <param name="Direction">今後の方向性.</param>
/// <param name="Initiatives">Stages of initiatives against the schedule.</param>
public sealed record ReportJson(
    string MeasureKey,
    string State,
    IReadOnlyList<string> Departments,
    string? Stage,
    string? Rating,
    bool HasNoMovement,
    string? Achievement,
    string? Issue,
    string? NextPlan,
    string? Direction,
    IReadOnlyList<InitiativeStageJson> Initiatives);

/// <summary>工程に対する段階: <c>Ahead OnSchedule Behind</c>, and in words.</summary>
public sealed record InitiativeStageJson(string Key, string? Standing, string? Text);
