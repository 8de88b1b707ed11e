using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Domain.Measures;

/// <summary>取組・主な取組・取組項目, below a measure.</summary>
public sealed class Initiative : IVersioned, IMunicipal, IAudited, ISearchable, IChangeStamped
{
    public const int TitleMax = 200;
    public const int TextMax = 4000;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    /// <summary>Measure key + <c>/</c> + own key: identity inside the plan.</summary>
    public required string Key { get; set; }

    public required string Title { get; set; }

    public bool TitleIsGist { get; set; }

    /// <summary>分野 that tags the initiative (河北町 3-2).</summary>
    public string? Field { get; set; }

    public string? Summary { get; set; }

    /// <summary>現状の把握</summary>
    public string? CurrentState { get; set; }

    /// <summary>具体的取組</summary>
    public string? PlannedAction { get; set; }

    /// <summary>The municipality's own deadline as ISO month or day; null where the plan states none.</summary>
    public string? Due { get; set; }

    public string? DueText { get; set; }

    public bool AllDepartments { get; set; }

    public string? DepartmentsText { get; set; }

    public TextStatus TextStatus { get; set; }

    public string? Remark { get; set; }

    public int Order { get; set; }

    public string? Source { get; set; }

    public string SearchText { get; set; } = string.Empty;

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"initiative/{Key}";

    public IEnumerable<string?> SearchParts => [Key, Title, Field, Summary, CurrentState, PlannedAction];

    public List<InitiativeOwner> Owners { get; } = [];

    public List<SchedulePhase> Phases { get; } = [];
}

/// <summary>担当課 of an initiative.</summary>
public sealed class InitiativeOwner : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long InitiativeId { get; set; }

    public Initiative? Initiative { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    public OwnerOrigin Origin { get; set; }

    public int Order { get; set; }

    IAudited? IAuditedPart.Whole => Initiative;

    string IAuditedPart.PartLabel => "担当課";

    string IAuditedPart.PartText => Department?.Name ?? $"課等{DepartmentId}";
}

/// <summary>A phase (工程) of an initiative's 工程表.</summary>
public sealed class SchedulePhase : IMunicipal, IAuditedPart
{
    public const int LabelMax = 100;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long InitiativeId { get; set; }

    public Initiative? Initiative { get; set; }

    /// <summary>As printed; empty where the plan draws a bar without words.</summary>
    public required string Label { get; set; }

    public int? FirstFiscalYear { get; set; }

    /// <summary>Null where the end is unknown or open.</summary>
    public int? LastFiscalYear { get; set; }

    /// <summary>False where the source cannot tell start or end (READING.md rule 3).</summary>
    public bool IsCertain { get; set; } = true;

    public int Order { get; set; }

    public string? Source { get; set; }

    IAudited? IAuditedPart.Whole => Initiative;

    string IAuditedPart.PartLabel => "工程";

    string IAuditedPart.PartText => $"{Label} {FirstFiscalYear}〜{LastFiscalYear}{(IsCertain ? string.Empty : "(終わり不明)")}";

    public static IEnumerable<Problem> Check(string? label, int? first, int? last, PlanYears years)
    {
        if (label is { Length: > LabelMax })
        {
            yield return new Problem(nameof(Label), $"工程の名前は{LabelMax}文字以内で入力してください。");
        }

        if (first is { } f && last is { } l && l < f)
        {
            yield return new Problem(nameof(LastFiscalYear), "終わりの年度は始まりの年度と同じか、後の年度にしてください。");
        }

        if (first is null && last is not null)
        {
            yield return new Problem(nameof(FirstFiscalYear), "終わりの年度があるときは、始まりの年度も入力してください。");
        }

        if ((first is { } a && years.IsFarFrom(a)) || (last is { } b && years.IsFarFrom(b)))
        {
            yield return new Problem(nameof(FirstFiscalYear), "計画期間から10年を超えて離れた年度です。年度を確かめてください。");
        }
    }
}

/// <summary>The years a plan covers, either end open.</summary>
public readonly record struct PlanYears(int? First, int? Last)
{
    public bool IsFarFrom(int year) =>
        year is < 1990 or > 2100 || (First is { } first && year < first - 10) || (Last is { } last && year > last + 10);
}
