using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;

namespace Municipal.Dx.Application.Features.Survey;

/// <summary>
/// For whom and when a survey sheet was made. It stands in the sheet's head in plain sight, so that it survives mail sanitising (無害化).
/// </summary>
/// <param name="MunicipalityCode">地方公共団体コード.</param>
/// <param name="PlanKey">Key of the plan.</param>
/// <param name="PeriodKey">Key of the reporting period.</param>
/// <param name="DepartmentKey">Key of the department; <see cref="OfficeKey"/> for what no department leads.</param>
public sealed record SurveyTag(string MunicipalityCode, string PlanKey, string PeriodKey, string DepartmentKey)
{
    public const string OfficeKey = "事務局";
    public const string OfficeName = "DX事務局（担当課のないもの・すべての課等で取り組むもの）";

    private const char Separator = '/';

    public static SurveyTag? Parse(string? text)
    {
        var parts = (text ?? "").Trim().Split(Separator, 4);
        return parts.Length == 4 && parts[0].Length == 6 && parts[0].All(char.IsAsciiDigit) && Array.TrueForAll(parts, part => part.Length > 0)
            ? new SurveyTag(parts[0], parts[1], parts[2], parts[3])
            : null;
    }

    public override string ToString() => string.Join(Separator, MunicipalityCode, PlanKey, PeriodKey, DepartmentKey);
}

/// <summary>What the survey sheet (進捗状況調査票) of one department holds. Plain data, read at one moment.</summary>
public sealed record SurveyContent
{
    public required SurveyTag Tag { get; init; }

    public required string Municipality { get; init; }

    public required string PlanTitle { get; init; }

    public required string PeriodLabel { get; init; }

    public required string MonthsLabel { get; init; }

    /// <summary>Label of the period before; null where there is none.</summary>
    public required string? PreviousLabel { get; init; }

    public required DateOnly AsOf { get; init; }

    public required DateOnly Due { get; init; }

    public required string Department { get; init; }

    public required bool IsYearEndForm { get; init; }

    public required SurveyWords Words { get; init; }

    public required RatingScale Scale { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime MadeAt { get; init; }

    public required IReadOnlyList<SurveyMeasure> Measures { get; init; }

    public required IReadOnlyList<SurveyKpi> Kpis { get; init; }

    public bool IsEmpty => Measures.Count == 0 && Kpis.Count == 0;
}

/// <summary>The plan's own words.</summary>
public sealed record SurveyWords(string Measure, string Initiative, string Baseline, string Target);

/// <summary>A measure asked: what stands in its report now, as text by field (<see cref="SurveyColumns"/>), and what helps to answer.</summary>
public sealed record SurveyMeasure
{
    public required long ReportId { get; init; }

    public required string Key { get; init; }

    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The department that leads it; null for the office.</summary>
    public required long? LeadId { get; init; }

    public required ReportState State { get; init; }

    public required Guid Version { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>What the plan's schedule says for the year.</summary>
    public required string Planned { get; init; }

    public required string PreviousAnswer { get; init; }

    public required string PreviousNextPlan { get; init; }

    /// <summary>修正依頼の理由 and opinions that wait for an answer.</summary>
    public required string Notes { get; init; }

    public string AuditKey(string periodKey) => $"report/{Key}/{periodKey}";
}

/// <summary>A KPI that is due, with the value that stands now, if any.</summary>
public sealed record SurveyKpi
{
    public required long KpiId { get; init; }

    public required string Key { get; init; }

    public required string MeasureNumber { get; init; }

    public required string MeasureTitle { get; init; }

    public required long? LeadId { get; init; }

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

    /// <summary>Version of the stored value; <see cref="Guid.Empty"/> where there is none.</summary>
    public required Guid Version { get; init; }

    /// <summary>達成を確認 of the stored value.</summary>
    public required bool IsConfirmed { get; init; }

    public required IReadOnlyDictionary<string, string> Values { get; init; }

    public bool TakesNumber => Type is not (KpiType.Milestone or KpiType.Qualitative);

    public string AuditKey(string periodKey) => $"actual/{Key}/{periodKey}";
}
