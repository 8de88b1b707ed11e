using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Domain;

namespace Municipal.Dx.Application.Features.Users;

/// <summary>The form of a user as typed.</summary>
public sealed class UserInput
{
    public const int RolesMax = 40;
    private const int SpareRows = 2;

    public string? LoginName { get; set; }

    public string? DisplayName { get; set; }

    public string? Post { get; set; }

    public List<RoleInput> Roles { get; set; } = [];

    /// <summary>Why, for the trail.</summary>
    public string? Reason { get; set; }

    public static UserInput Of(PortalUser user) => new()
    {
        LoginName = user.UserName,
        DisplayName = user.DisplayName,
        Post = user.Post,
        Roles = user.Roles.OrderBy(r => r.Id).Select(r => new RoleInput { Role = r.Role.ToString(), Department = r.DepartmentId?.ToString() }).ToList(),
    };

    /// <summary>Rows to type into: what is there and some empty ones.</summary>
    public void AddSpareRows()
    {
        Roles.RemoveAll(r => r.IsEmpty);
        for (var i = 0; i < SpareRows && Roles.Count < RolesMax; i++)
        {
            Roles.Add(new RoleInput());
        }
    }

    /// <summary>The pairs chosen, each once; a role that holds for no department has none.</summary>
    public IReadOnlyList<(PortalRole Role, long? DepartmentId)> Pairs() =>
        Roles.Where(r => r.Chosen is not null)
            .Select(r => (r.Chosen!.Value, PortalRoles.NeedsDepartment(r.Chosen.Value) ? r.DepartmentId : null))
            .Distinct()
            .ToList();

    /// <param name="grantable">Roles that may be given here.</param>
    /// <param name="departments">Departments of the municipality.</param>
    public IEnumerable<Problem> Check(IReadOnlyList<PortalRole> grantable, IReadOnlyCollection<long> departments)
    {
        foreach (var problem in UserRules.CheckDisplayName(nameof(DisplayName), DisplayName))
        {
            yield return problem;
        }

        if (Post?.Trim().Length > PortalUser.PostMax)
        {
            yield return new Problem(nameof(Post), $"職は{PortalUser.PostMax}文字以内で入力してください。");
        }

        if (Roles.Count > RolesMax)
        {
            yield return Problem.Whole($"役割は{RolesMax}個までです。");
        }

        if (Roles.TrueForAll(r => r.IsEmpty))
        {
            yield return new Problem($"{nameof(Roles)}[0].{nameof(RoleInput.Role)}", "役割を1つ以上選んでください。");
        }

        for (var i = 0; i < Roles.Count; i++)
        {
            if (!Roles[i].IsEmpty && Roles[i].Check(grantable, departments) is { } problem)
            {
                yield return problem with { Field = $"{nameof(Roles)}[{i}].{problem.Field}" };
            }
        }
    }

    /// <summary>The fields in words, for a conflict.</summary>
    public IReadOnlyList<FieldText> InWords(IReadOnlyCollection<(long Id, string Name)> departments) =>
    [
        new(nameof(DisplayName), "氏名", DisplayName?.Trim() ?? string.Empty),
        new(nameof(Post), "職", Post?.Trim() ?? string.Empty),
        new(nameof(Roles), "役割", string.Join('、', Pairs().Select(p => PortalRoles.Label(p.Role) + (departments.FirstOrDefault(d => d.Id == p.DepartmentId).Name is { } name ? $"({name})" : string.Empty)))),
    ];
}

public sealed class RoleInput
{
    public string? Role { get; set; }

    public string? Department { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Role) && string.IsNullOrWhiteSpace(Department);

    public PortalRole? Chosen => Enum.TryParse<PortalRole>(Role, out var role) && Enum.IsDefined(role) ? role : null;

    public long? DepartmentId => long.TryParse(Department, out var id) ? id : null;

    public Problem? Check(IReadOnlyList<PortalRole> grantable, IReadOnlyCollection<long> departments)
    {
        if (Chosen is not { } role || !grantable.Contains(role))
        {
            return new Problem(nameof(Role), "役割を選び直してください。");
        }

        if (PortalRoles.NeedsDepartment(role))
        {
            return DepartmentId is { } id && departments.Contains(id) ? null : new Problem(nameof(Department), $"{PortalRoles.Label(role)}の課等を選んでください。");
        }

        return string.IsNullOrWhiteSpace(Department) ? null : new Problem(nameof(Department), $"{PortalRoles.Label(role)}には課等を選ばないでください。");
    }
}
