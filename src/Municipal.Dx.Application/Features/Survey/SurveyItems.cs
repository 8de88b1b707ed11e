using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>Something that is asked: what stands there now, as text by field (<see cref="SurveyColumns"/>), and what helps to answer.</summary>
public abstract record SurveyItem
{
    public abstract SurveyRowKind Kind { get; }

    /// <summary>Identity among the rows of its kind; stands in the 管理番号.</summary>
    public required string Key { get; init; }

    /// <summary>The department that answers; null for the office.</summary>
    public required long? LeadId { get; init; }

    /// <summary>Version of the stored record; <see cref="Guid.Empty"/> where there is none.</summary>
    public required Guid Version { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What a person calls it.</summary>
    public abstract string Subject { get; }

    /// <summary>State of the report that it is a part of; null where it belongs to none.</summary>
    public virtual ReportState? State => null;

    public bool IsOpen => State is not { } state || ReportWorkflow.IsEditable(state);

    /// <summary>Key of the record in the trail.</summary>
    public abstract string AuditKey(string periodKey);
}

/// <summary>Something that is asked of a measure.</summary>
public abstract record SurveyOfMeasure : SurveyItem
{
    public required string MeasureNumber { get; init; }

    public required string MeasureTitle { get; init; }
}

/// <summary>A part of a measure's report: open as long as the report is.</summary>
public abstract record SurveyOfReport : SurveyOfMeasure
{
    public required string MeasureKey { get; init; }

    public required ReportState ReportState { get; init; }

    public override ReportState? State => ReportState;
}

/// <summary>A measure asked.</summary>
public sealed record SurveyMeasure : SurveyItem
{
    public override SurveyRowKind Kind => SurveyRowKind.Measure;

    public required string Number { get; init; }

    public required string Title { get; init; }

    public required ReportState ReportState { get; init; }

    /// <summary>What the plan's schedule says for the year.</summary>
    public required string Planned { get; init; }

    public required string PreviousAnswer { get; init; }

    public required string PreviousNextPlan { get; init; }

    /// <summary>修正依頼の理由, an open question of the office, and opinions that wait for an answer.</summary>
    public required string Notes { get; init; }

    public override string Subject => $"{Number} {Title}";

    public override ReportState? State => ReportState;

    public override string AuditKey(string periodKey) => $"report/{Key}/{periodKey}";
}

/// <summary>A KPI that is due, with the value that stands now, if any.</summary>
public sealed record SurveyKpi : SurveyOfMeasure
{
    public override SurveyRowKind Kind => SurveyRowKind.Kpi;

    public required long KpiId { get; init; }

    public required string Name { get; init; }

    public required string? Unit { get; init; }

    public required KpiType Type { get; init; }

    /// <summary>年度値・4月からの累計: over what time the number counts.</summary>
    public required string Basis { get; init; }

    public required string Baseline { get; init; }

    public required string Target { get; init; }

    /// <summary>年度目標 of the year; empty where there is none.</summary>
    public required string YearTarget { get; init; }

    /// <summary>The value before in words, with its period.</summary>
    public required string Previous { get; init; }

    /// <summary>The number entered before, to see an odd one.</summary>
    public required decimal? PreviousValue { get; init; }

    public required bool HasExceeded100 { get; init; }

    public required string WhereFrom { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>達成を確認 of the stored value.</summary>
    public required bool IsConfirmed { get; init; }

    public bool TakesNumber => Type is not (KpiType.Milestone or KpiType.Qualitative);

    public override string Subject => $"{MeasureNumber} {Name}";

    public override string AuditKey(string periodKey) => $"actual/{Key}/{periodKey}";
}

/// <summary>An initiative of a measure asked: its stage against the 工程表.</summary>
public sealed record SurveyStage : SurveyOfReport
{
    public override SurveyRowKind Kind => SurveyRowKind.Stage;

    public required string Title { get; init; }

    /// <summary>Phases of the 工程表 with their years.</summary>
    public required string Phases { get; init; }

    public required string Previous { get; init; }

    public override string Subject => $"{MeasureNumber} {Title}";

    public override string AuditKey(string periodKey) => $"stage/{Key}/{periodKey}";
}

/// <summary>課別内訳: a department's part of a measure that several answer.</summary>
public sealed record SurveyPart : SurveyOfReport
{
    public override SurveyRowKind Kind => SurveyRowKind.Part;

    public required long DepartmentId { get; init; }

    public required string Department { get; init; }

    /// <summary>渡した: what was handed over must stay whole.</summary>
    public required bool IsHanded { get; init; }

    /// <summary>取りまとめの課等.</summary>
    public required string Lead { get; init; }

    public required string Previous { get; init; }

    public override string Subject => $"{MeasureNumber} {MeasureTitle}（{Department}の分）";

    /// <summary>Key of the stored part.</summary>
    public required string StoredKey { get; init; }

    public override string AuditKey(string periodKey) => $"part/{StoredKey}";
}

/// <summary>A department's own number of a KPI; it is kept with its part.</summary>
public sealed record SurveyFigure : SurveyItem
{
    public override SurveyRowKind Kind => SurveyRowKind.Figure;

    public required SurveyPart Part { get; init; }

    public required string KpiKey { get; init; }

    public required string Name { get; init; }

    public required string? Unit { get; init; }

    /// <summary>課等の数値を合計する, or not.</summary>
    public required bool AddsUp { get; init; }

    public required string Previous { get; init; }

    public override string Subject => $"{Part.MeasureNumber} {Name}（{Part.Department}の分）";

    public override ReportState? State => Part.ReportState;

    public override string AuditKey(string periodKey) => Part.AuditKey(periodKey);
}

/// <summary>An opinion that is not 対応済み, with the answer that stands now.</summary>
public sealed record SurveyOpinion : SurveyOfMeasure
{
    public override SurveyRowKind Kind => SurveyRowKind.Opinion;

    public required string Text { get; init; }

    /// <summary>委員会（第2回DX推進委員会）.</summary>
    public required string From { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly? Due { get; init; }

    /// <summary>The answer of an earlier period, which an empty cell never takes back.</summary>
    public required string Earlier { get; init; }

    public override string Subject => $"{MeasureNumber} {Domain.Calendar.JapaneseDate.Format(ReceivedOn)}の意見";

    public override string AuditKey(string periodKey) => $"opinion/{Key}";
}
