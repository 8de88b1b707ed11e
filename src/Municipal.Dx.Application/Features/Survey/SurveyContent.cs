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

    public required long PeriodId { get; init; }

    public required string Municipality { get; init; }

    public required string PlanTitle { get; init; }

    public required string PeriodLabel { get; init; }

    public required string MonthsLabel { get; init; }

    /// <summary>Label of the period that everything was reported in last; null where there are several or none.</summary>
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

    /// <summary>Initiatives of the measures asked.</summary>
    public IReadOnlyList<SurveyStage> Stages { get; init; } = [];

    /// <summary>課別内訳: the department's part of measures that several answer.</summary>
    public IReadOnlyList<SurveyPart> Parts { get; init; } = [];

    /// <summary>The department's own numbers in those parts.</summary>
    public IReadOnlyList<SurveyFigure> Figures { get; init; } = [];

    /// <summary>Opinions that are not 対応済み.</summary>
    public IReadOnlyList<SurveyOpinion> Opinions { get; init; } = [];

    /// <summary>Every row, in the order of the sheets.</summary>
    public IEnumerable<SurveyItem> Items => Measures.Concat<SurveyItem>(Kpis).Concat(Stages).Concat(Parts).Concat(Figures).Concat(Opinions);

    /// <summary>The rows of some departments; null stands for the office.</summary>
    public SurveyContent Of(IReadOnlySet<long?> departments) => this with
    {
        Measures = [.. Measures.Where(row => departments.Contains(row.LeadId))],
        Kpis = [.. Kpis.Where(row => departments.Contains(row.LeadId))],
        Stages = [.. Stages.Where(row => departments.Contains(row.LeadId))],
        Parts = [.. Parts.Where(row => departments.Contains(row.LeadId))],
        Figures = [.. Figures.Where(row => departments.Contains(row.LeadId))],
        Opinions = [.. Opinions.Where(row => departments.Contains(row.LeadId))],
    };

    public SurveyItem? Find(SurveyRowKind kind, string key) => Items.FirstOrDefault(item => item.Kind == kind && item.Key == key);

    public IReadOnlyList<SurveyColumn> Columns(SurveyRowKind kind) => SurveyColumns.Of(kind, Scale, IsYearEndForm);
}

/// <summary>The plan's own words.</summary>
public sealed record SurveyWords(string Measure, string Initiative, string Baseline, string Target);
