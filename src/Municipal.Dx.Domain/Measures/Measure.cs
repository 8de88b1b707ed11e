using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Plans;

namespace Municipal.Dx.Domain.Measures;

/// <summary>施策・推進項目・具体的施策.</summary>
public sealed class Measure : IVersioned, IMunicipal, IAudited, ISearchable, IChangeStamped
{
    public const int TitleMax = 200;
    public const int TextMax = 4000;
    public const int NumberMax = 30;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long PlanId { get; set; }

    public Plan? Plan { get; set; }

    public long BasicPolicyId { get; set; }

    public BasicPolicy? BasicPolicy { get; set; }

    public long? PolicyFieldId { get; set; }

    public PolicyField? PolicyField { get; set; }

    /// <summary>Normalised number (<c>1-1</c>, <c>1-1-1</c>): identity inside the plan, never changes.</summary>
    public required string Key { get; set; }

    /// <summary>Number as printed; the key is shown where it is null.</summary>
    public string? Number { get; set; }

    public string? NumberNote { get; set; }

    public required string Title { get; set; }

    /// <summary>True where the title is a gist of ours because the plan prints none.</summary>
    public bool TitleIsGist { get; set; }

    /// <summary>目指す方向性</summary>
    public string? Direction { get; set; }

    public string? Summary { get; set; }

    /// <summary>これまでの取組</summary>
    public string? PastEfforts { get; set; }

    /// <summary>今後必要な取組</summary>
    public string? FutureEfforts { get; set; }

    /// <summary>True where the plan names all departments (全課・各担当課), beside any named owner.</summary>
    public bool AllDepartments { get; set; }

    /// <summary>The owners as the plan prints them where that is more than a list of names (各担当課).</summary>
    public string? DepartmentsText { get; set; }

    /// <summary>SDGs goals 1–17.</summary>
    public List<int> Sdgs { get; set; } = [];

    /// <summary>True where the municipality confirmed the national priority codes; false while they are our reading.</summary>
    public bool PrioritiesConfirmed { get; set; }

    public TextStatus TextStatus { get; set; }

    public string? Remark { get; set; }

    /// <summary>The measure of an earlier plan that this one continues.</summary>
    public long? PredecessorId { get; set; }

    public Measure? Predecessor { get; set; }

    /// <summary>Order inside the plan, over all policies.</summary>
    public int Order { get; set; }

    public string? Source { get; set; }

    /// <summary>Search form of number, title and texts (see TextFold).</summary>
    public string SearchText { get; set; } = string.Empty;

    public DateTime ChangedAt { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"measure/{Key}";

    public IEnumerable<string?> SearchParts => [Number, Key, Title, Direction, Summary, PastEfforts, FutureEfforts, DepartmentsText];

    public List<MeasureOwner> Owners { get; } = [];

    public List<MeasurePriority> Priorities { get; } = [];

    public List<MeasureKpi> Kpis { get; } = [];

    public List<Initiative> Initiatives { get; } = [];

    public static IEnumerable<Problem> Check(string? title, IEnumerable<(string Field, string? Text)> texts, IEnumerable<int> sdgs)
    {
        if (string.IsNullOrWhiteSpace(title))
        {
            yield return new Problem(nameof(Title), "題名を入力してください。");
        }
        else if (title.Length > TitleMax)
        {
            yield return new Problem(nameof(Title), $"題名は{TitleMax}文字以内で入力してください(今は{title.Length}文字)。");
        }

        foreach (var (field, text) in texts)
        {
            if (text is { Length: > TextMax })
            {
                yield return new Problem(field, $"{TextMax:N0}文字以内で入力してください(今は{text.Length:N0}文字)。");
            }
        }

        if (sdgs.Any(goal => goal is < 1 or > 17))
        {
            yield return new Problem(nameof(Sdgs), "SDGsの目標は1から17の番号で選んでください。");
        }
    }
}

/// <summary>How a department takes part in a measure.</summary>
public enum OwnerRole
{
    /// <summary>主担当: the first printed; submits the report.</summary>
    Lead,

    /// <summary>担当: an equal owner.</summary>
    Equal,

    /// <summary>関係課: supports.</summary>
    Supporting,
}

/// <summary>Who said that a department owns a measure.</summary>
public enum OwnerOrigin
{
    /// <summary>the plan prints it</summary>
    Plan,

    /// <summary>the DX office assigned it (事務局による割当)</summary>
    Office,

    /// <summary>trial mode assigned it (体験用)</summary>
    Trial,
}

/// <summary>担当課 of a measure.</summary>
public sealed class MeasureOwner : IMunicipal, IAuditedPart
{
    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    public long MeasureId { get; set; }

    public Measure? Measure { get; set; }

    public long DepartmentId { get; set; }

    public Department? Department { get; set; }

    public OwnerRole Role { get; set; }

    public OwnerOrigin Origin { get; set; }

    public int Order { get; set; }

    IAudited? IAuditedPart.Whole => Measure;

    string IAuditedPart.PartLabel => "担当課";

    string IAuditedPart.PartText => (Department?.Name ?? $"課等{DepartmentId}") + (Role == OwnerRole.Lead ? "(主担当)" : Role == OwnerRole.Supporting ? "(関係課)" : string.Empty);
}
