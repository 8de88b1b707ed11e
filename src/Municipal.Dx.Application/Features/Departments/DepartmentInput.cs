using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Domain.Text;

namespace Municipal.Dx.Application.Features.Departments;

/// <summary>The form of a department as typed.</summary>
public sealed class DepartmentInput
{
    public const int OrderMax = 9999;

    public string? Name { get; set; }

    public string? ParentId { get; set; }

    public string? Order { get; set; }

    /// <summary>設置日 as typed; only when a department is added.</summary>
    public string? ValidFrom { get; set; }

    public long? Parent => long.TryParse(ParentId, out var id) ? id : null;

    public int? OrderNumber => string.IsNullOrWhiteSpace(Order) ? null : NumberText.TryRead(Order, out var number, out _) && number is >= 0 and <= OrderMax && number == decimal.Truncate(number) ? (int)number : -1;

    public DateOnly? From => JapaneseDate.TryParse(ValidFrom, out var day) ? day : null;

    public static DepartmentInput Of(Department department) => new()
    {
        Name = department.Name,
        ParentId = department.ParentId?.ToString(),
        Order = department.Order.ToString(),
        ValidFrom = department.ValidFrom is { } from ? JapaneseDate.Format(from) : null,
    };

    public IEnumerable<Problem> Check()
    {
        foreach (var problem in Department.Check(Name, null, null))
        {
            yield return problem;
        }

        if (OrderNumber < 0)
        {
            yield return new Problem(nameof(Order), $"並び順は0から{OrderMax}までの整数で入力してください。");
        }

        if (!string.IsNullOrWhiteSpace(ValidFrom) && From is null)
        {
            yield return new Problem(nameof(ValidFrom), JapaneseDate.RefusalMessage);
        }
    }

    /// <summary>The fields in words, for a conflict.</summary>
    public IReadOnlyList<FieldText> InWords(IEnumerable<(long Id, string Name)> departments) =>
    [
        new(nameof(Name), "名前", Name?.Trim() ?? string.Empty),
        new(nameof(ParentId), "上の課等", departments.FirstOrDefault(d => d.Id == Parent).Name ?? string.Empty),
        new(nameof(Order), "並び順", OrderNumber?.ToString() ?? string.Empty),
    ];
}

/// <summary>What became of a saved department form.</summary>
public sealed record DepartmentOutcome(IReadOnlyList<Problem> Problems, Conflict? Conflict = null, string KeptNotice = "")
{
    public static readonly DepartmentOutcome Gone = new([Problem.Whole("その課等は見つかりません。")]);

    public bool IsSaved => Problems.Count == 0 && Conflict is null;
}
