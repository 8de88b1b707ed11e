using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain.Kpis;

namespace Municipal.Dx.Application.Features.Reports;

/// <summary>A KPI, once, under the measure that owns it.</summary>
/// <param name="Key">Identity inside the plan.</param>
/// <param name="MeasureNumber">Number of the owning measure as shown.</param>
/// <param name="MeasureTitle">Its title.</param>
/// <param name="PolicyKey">The policy of that measure.</param>
/// <param name="Name">指標名.</param>
/// <param name="RelistedUnder">Numbers of the measures that list it again (再掲).</param>
/// <param name="Unit">単位.</param>
/// <param name="Type">指標の種別.</param>
/// <param name="Basis">値の取り方.</param>
/// <param name="Baseline">現状値 as printed, with its number and year.</param>
/// <param name="Target">最終目標.</param>
/// <param name="YearTarget">年度目標 of the period's year; null where none is stated or decided.</param>
/// <param name="Actual">The value of this period, or the state that stands for it.</param>
/// <param name="Previous">The value of the previous period; null where none was recorded.</param>
/// <param name="YearBefore">The value of the same period a year ago.</param>
/// <param name="Changes">Changes of baseline or target, oldest first.</param>
public sealed record BookKpi(
    string Key,
    string MeasureNumber,
    string MeasureTitle,
    string PolicyKey,
    string Name,
    IReadOnlyList<string> RelistedUnder,
    string? Unit,
    KpiType Type,
    KpiBasis Basis,
    BookBaseline Baseline,
    BookTarget Target,
    BookYearTarget? YearTarget,
    BookValue Actual,
    BookValue? Previous,
    BookValue? YearBefore,
    IReadOnlyList<BookTargetChange> Changes)
{
    /// <summary>Change against the previous period, in the unit (ポイント for %); null where either has no number.</summary>
    public decimal? Difference => Actual.Value is { } now && (Previous?.Final is { } final ? final.Value : Previous?.Value) is { } before ? now - before : null;
}

/// <summary><paramref name="When"/>: 令和5年度, 令和6年3月, as far as the plan tells.</summary>
public sealed record BookBaseline(string? Text, decimal? Value, string? When);

public sealed record BookTarget(string? Text, decimal? Value, string? When);

/// <summary><paramref name="DecidedOn"/> is null where the plan itself states it.</summary>
public sealed record BookYearTarget(string? Text, decimal? Value, DateOnly? DecidedOn);

/// <summary>実績値 as judged. Rates are in tenths of a percent.</summary>
public sealed record BookValue(
    decimal? Value,
    string? Text,
    ValueStatus? Status,
    DateOnly? AsOf,
    KpiOutcome Outcome,
    JudgedAgainst? JudgedAgainst,
    int? ProgressTenths,
    int? TargetRatioTenths,
    string Reason)
{
    /// <summary>確定値 that became known after the value's period was fixed; null where none is recorded.</summary>
    public BookFinal? Final { get; init; }

    /// <summary>判定 in words.</summary>
    public string OutcomeLabel => KpiText.Outcome(Outcome, JudgedAgainst);

    public bool HasFigure => Value is not null || !string.IsNullOrWhiteSpace(Text);

    /// <summary>True where nothing stands for the value but a state of its own (未入力, 測定時期未到来 …).</summary>
    public bool IsEmpty => Outcome is KpiOutcome.NotAnswered or KpiOutcome.OverdueNotAnswered or KpiOutcome.NotReported
        or KpiOutcome.NotDue or KpiOutcome.Unobtainable or KpiOutcome.NotApplicable;
}

/// <summary>確定値 of an earlier period: its number, summed up where the KPI adds up, or its words.</summary>
public sealed record BookFinal(decimal? Value, string? Text);

public sealed record BookTargetChange(string Item, string? OldText, string? NewText, string Reason, DateOnly DecidedOn);
