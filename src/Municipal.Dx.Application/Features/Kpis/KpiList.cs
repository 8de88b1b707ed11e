using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Kpis;

public enum KpiSort
{
    Number,
    Name,
    Progress,
    TargetRatio,
    Outcome,
}

/// <summary>Outcomes as the list groups and links them.</summary>
public enum KpiGroup
{
    /// <summary>到達・達成</summary>
    Met,

    /// <summary>未到達・年度途中・確認待ち・判定なし</summary>
    Underway,

    /// <summary>現状値を下回る</summary>
    Worse,

    /// <summary>値のないもの</summary>
    Empty,
}

public static class KpiGroups
{
    public static KpiGroup Of(KpiOutcome outcome) => outcome switch
    {
        KpiOutcome.WorseThanBaseline => KpiGroup.Worse,
        KpiOutcome.NotAnswered or KpiOutcome.OverdueNotAnswered or KpiOutcome.NotReported or KpiOutcome.NotDue
            or KpiOutcome.Unobtainable or KpiOutcome.NotApplicable => KpiGroup.Empty,
        _ => outcome.IsMet() ? KpiGroup.Met : KpiGroup.Underway,
    };

    public static string Label(KpiGroup group) => group switch
    {
        KpiGroup.Met => "到達・達成",
        KpiGroup.Underway => "未到達・年度途中",
        KpiGroup.Worse => "現状値を下回る",
        _ => "値のないもの",
    };
}

/// <summary>What the list of KPIs is narrowed to, in which order, and which page of it.</summary>
public sealed record KpiFilter
{
    public const int PageSize = 60;

    public string? Text { get; init; }

    public string? PolicyKey { get; init; }

    public long? DepartmentId { get; init; }

    public KpiGroup? Group { get; init; }

    public KpiOutcome? Outcome { get; init; }

    public KpiSort Sort { get; init; }

    public bool IsDescending { get; init; }

    public int Page { get; init; } = 1;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || PolicyKey is not null || DepartmentId is not null || Group is not null || Outcome is not null;
}

/// <summary>A reporting period to choose.</summary>
public sealed record KpiPeriod(long Id, string Key, PeriodState State, DateOnly Due, DateOnly To)
{
    public string Label => Domain.Calendar.PeriodKey.TryParse(Key, out var key) ? key.Label : Key;
}

/// <param name="Rows">The page.</param>
/// <param name="Total">KPIs that match.</param>
/// <param name="All">KPIs of the plan, relisted ones counted once.</param>
/// <param name="Relisted">再掲: links that are not counted again.</param>
/// <param name="Hidden">KPIs of other departments in an open period: their values are not the reader's to see yet.</param>
/// <param name="Outcomes">How many of the KPIs seen have which outcome in the period; empty where no period was opened.</param>
/// <param name="Page">Page shown.</param>
/// <param name="PageCount">Number of pages.</param>
public sealed record KpiList(IReadOnlyList<KpiRow> Rows, int Total, int All, int Relisted, int Hidden, IReadOnlyDictionary<KpiOutcome, int> Outcomes, int Page, int PageCount)
{
    public int First => Total == 0 ? 0 : ((Page - 1) * KpiFilter.PageSize) + 1;

    public int Last => Math.Min(Page * KpiFilter.PageSize, Total);

    /// <summary>KPIs whose value, or the lack of one, the reader may see.</summary>
    public int Seen => All - Hidden;

    public int Judged => Outcomes.Where(pair => pair.Key.IsJudged()).Sum(pair => pair.Value);

    public int Count(KpiGroup group) => Outcomes.Where(pair => KpiGroups.Of(pair.Key) == group).Sum(pair => pair.Value);

    public int Count(KpiOutcome outcome) => Outcomes.GetValueOrDefault(outcome);
}

/// <summary>A KPI with its value in the period, or else the newest before it.</summary>
public sealed record KpiRow
{
    public required long Id { get; init; }

    public required string MeasureKey { get; init; }

    public required string? MeasureNumber { get; init; }

    public required string MeasureTitle { get; init; }

    public required string PolicyKey { get; init; }

    public required string? PolicyNumber { get; init; }

    public required string PolicyTitle { get; init; }

    public required IReadOnlyList<string> RelistedUnder { get; init; }

    /// <summary>The KPI, detached, with its yearly targets.</summary>
    public required Kpi Kpi { get; init; }

    public required KpiValueRow? Value { get; init; }

    /// <summary>The newest value before the period, where the period has none.</summary>
    public required KpiValueRow? Earlier { get; init; }

    /// <summary>当初の目標; null where it was never changed.</summary>
    public OriginalTarget? Original { get; init; }

    public KpiOutcome? Outcome { get; init; }

    public string? Reason { get; init; }

    public string NumberShown => MeasureNumber ?? MeasureKey;

    public KpiValueRow? Newest => Value is { HasFigure: true } ? Value : Earlier;

    public string RecordedText(KpiValueRow? value) => value is null
        ? KpiText.None
        : KpiText.Recorded(value.Figure, Kpi.Unit, value.IsDone, value.Text, value.EmptyState, Kpi.Type);
}

public sealed record KpiValueRow(
    string PeriodKey,
    decimal? Value,
    decimal? Figure,
    string? Text,
    bool IsDone,
    EmptyState EmptyState,
    ValueStatus Status,
    KpiOutcome Outcome,
    JudgedAgainst? JudgedAgainst,
    int? ProgressTenths,
    int? TargetRatioTenths,
    string Reason)
{
    public bool HasFigure => EmptyState == EmptyState.None;

    public string PeriodLabel => Domain.Calendar.PeriodKey.TryParse(PeriodKey, out var key) ? key.Label : PeriodKey;
}
