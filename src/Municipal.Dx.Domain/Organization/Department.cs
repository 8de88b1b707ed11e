namespace Municipal.Dx.Domain.Organization;

/// <summary>課等: 部・課・係 and 出先, a tree. A renamed or merged department ends and names its successor.</summary>
public sealed class Department : IVersioned, IMunicipal, IAudited
{
    public const int NameMax = 60;

    public long Id { get; set; }

    public long MunicipalityId { get; set; }

    /// <summary>Stable key inside the municipality: the name it was first known by.</summary>
    public required string Key { get; set; }

    public required string Name { get; set; }

    public long? ParentId { get; set; }

    public Department? Parent { get; set; }

    public int Order { get; set; }

    /// <summary>First day of existence; null where it was there before the portal.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>Last day of existence (機構改革による廃止); null while it exists.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The department that took over when this one ended.</summary>
    public long? SuccessorId { get; set; }

    public Department? Successor { get; set; }

    /// <summary>True for the department that trial mode made up (体験用) where a plan prints no owners.</summary>
    public bool IsTrialOnly { get; set; }

    /// <summary>Where the plan names it (<c>oe.txt:98</c>); null where the office added it.</summary>
    public string? Source { get; set; }

    public Guid Version { get; set; }

    public string AuditKey => $"department/{Key}";

    public bool ExistsOn(DateOnly day) => (ValidFrom is null || ValidFrom <= day) && (ValidTo is null || day <= ValidTo);

    public static IEnumerable<Problem> Check(string? name, DateOnly? validFrom, DateOnly? validTo)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            yield return new Problem(nameof(Name), "課等の名前を入力してください。");
        }
        else if (name.Trim().Length > NameMax)
        {
            yield return new Problem(nameof(Name), $"課等の名前は{NameMax}文字以内で入力してください。");
        }

        if (validFrom is { } from && validTo is { } to && to < from)
        {
            yield return new Problem(nameof(ValidTo), "廃止日は設置日より後の日を入力してください。");
        }
    }
}
