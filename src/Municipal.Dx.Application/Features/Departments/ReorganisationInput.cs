using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Auditing;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Features.Departments;

/// <summary>What a reorganisation (機構改革) does to a department.</summary>
public enum ReorganisationKind
{
    /// <summary>改称: the same department under a new name.</summary>
    Rename,

    /// <summary>統合: goes into a department that stays.</summary>
    Merge,

    /// <summary>分割: new departments, the first of which takes over.</summary>
    Split,

    /// <summary>廃止: nobody takes over.</summary>
    Dissolve,
}

public static class ReorganisationLabels
{
    public static string Of(ReorganisationKind kind) => kind switch
    {
        ReorganisationKind.Rename => "改称",
        ReorganisationKind.Merge => "統合",
        ReorganisationKind.Split => "分割",
        _ => "廃止",
    };
}

/// <summary>The form of a reorganisation as typed.</summary>
public sealed class ReorganisationInput
{
    public string? Kind { get; set; }

    /// <summary>First day of the new organisation.</summary>
    public string? Date { get; set; }

    /// <summary>New name, when renamed.</summary>
    public string? NewName { get; set; }

    /// <summary>Department it goes into, when merged.</summary>
    public string? TargetId { get; set; }

    /// <summary>New names one per line, when split.</summary>
    public string? NewNames { get; set; }

    public string? Reason { get; set; }

    public Guid Version { get; set; }

    public ReorganisationKind? Chosen => Enum.TryParse<ReorganisationKind>(Kind, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public DateOnly? From => JapaneseDate.TryParse(Date, out var day) ? day : null;

    public long? Target => long.TryParse(TargetId, out var id) ? id : null;

    /// <summary>Names of the departments that come into being; the first takes over.</summary>
    public IReadOnlyList<string> Names => Chosen switch
    {
        ReorganisationKind.Rename => NewName?.Trim() is { Length: > 0 } name ? [name] : [],
        ReorganisationKind.Split => [.. (NewNames ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        _ => [],
    };

    public IEnumerable<Problem> Check(Department department, IReadOnlyCollection<Department> all, DateOnly today)
    {
        if (Chosen is null)
        {
            yield return new Problem(nameof(Kind), "どのように変わるかを選んでください。");
        }

        foreach (var problem in DateProblems(department, today).Concat(SuccessorProblems(department, all, today)))
        {
            yield return problem;
        }

        if (string.IsNullOrWhiteSpace(Reason))
        {
            yield return new Problem(nameof(Reason), "根拠を入力してください(例：○○町課設置条例の改正)。");
        }
        else if (Reason.Length > AuditEntry.ReasonMax)
        {
            yield return new Problem(nameof(Reason), $"根拠は{AuditEntry.ReasonMax}文字以内で入力してください。");
        }
    }

    private IEnumerable<Problem> DateProblems(Department department, DateOnly today)
    {
        if (From is not { } from)
        {
            yield return new Problem(nameof(Date), JapaneseDate.RefusalMessage);
        }
        else if (from > today)
        {
            yield return new Problem(nameof(Date), "まだ来ていない日です。その日になってから行ってください(新しい課等を前もって追加しておくことはできます)。");
        }
        else if (department.ValidFrom >= from)
        {
            yield return new Problem(nameof(Date), $"この課等の設置日({JapaneseDate.Format(department.ValidFrom.Value)})より後の日を入力してください。");
        }
    }

    private IEnumerable<Problem> SuccessorProblems(Department department, IReadOnlyCollection<Department> all, DateOnly today)
    {
        var field = Chosen == ReorganisationKind.Split ? nameof(NewNames) : nameof(NewName);
        var names = Names;
        switch (Chosen)
        {
            case ReorganisationKind.Merge when Target == department.Id || !all.Any(d => d.Id == Target && d.ExistsOn(today)):
                yield return new Problem(nameof(TargetId), "統合先の課等を選んでください。");
                break;
            case ReorganisationKind.Split when names.Count < 2:
                yield return new Problem(field, "分かれた後の課等の名前を、1行に1つ、2つ以上入力してください。");
                break;
            case ReorganisationKind.Rename when names.Count == 0:
                yield return new Problem(field, "新しい名前を入力してください。");
                break;
            case ReorganisationKind.Dissolve when all.Any(d => d.ParentId == department.Id && d.ExistsOn(today)):
                yield return new Problem(nameof(Kind), "この課等の下に、まだ課等があります。先に、その課等の「上の課等」を変えてください。");
                break;
        }

        if (names.Any(name => name.Length > Department.NameMax))
        {
            yield return new Problem(field, $"課等の名前は{Department.NameMax}文字以内で入力してください。");
        }

        if (names.Distinct(StringComparer.Ordinal).Count() < names.Count || names.Any(name => DepartmentService.NameIsTaken(all, name, null, today)))
        {
            yield return new Problem(field, "同じ名前の課等がもうあります。別の名前を入力してください。");
        }
    }
}

/// <summary>What a reorganisation will move, to be confirmed before it is done.</summary>
public sealed record ReorganisationEffect(string Name, Guid Version, int PrintedMeasures, int AssignedMeasures, int Initiatives, int People, int Children, string? Successor);
