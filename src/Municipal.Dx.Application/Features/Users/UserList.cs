using Municipal.Dx.Application.Accounts;

namespace Municipal.Dx.Application.Features.Users;

public enum UserState
{
    /// <summary>有効</summary>
    Active,

    /// <summary>初回ログイン前</summary>
    New,

    /// <summary>停止</summary>
    Disabled,
}

/// <summary>What the list of users is narrowed to.</summary>
public sealed record UserFilter
{
    public const int PageSize = 50;

    public string? Text { get; init; }

    public PortalRole? Role { get; init; }

    public long? DepartmentId { get; init; }

    public UserState? State { get; init; }

    public int Page { get; init; } = 1;

    public bool IsNarrowed => !string.IsNullOrWhiteSpace(Text) || Role is not null || DepartmentId is not null || State is not null;
}

public sealed record UserList(IReadOnlyList<UserRow> Rows, int Total, int Page, int PageCount);

public sealed record UserRow
{
    public required long Id { get; init; }

    public required string LoginName { get; init; }

    public required string DisplayName { get; init; }

    public required string? Post { get; init; }

    public required string? MunicipalityName { get; init; }

    public required string? MunicipalitySlug { get; init; }

    public required IReadOnlyList<RoleRow> Roles { get; init; }

    public required bool IsDisabled { get; init; }

    public required bool HasSecondFactor { get; init; }

    public required DateTimeOffset? LockoutEnd { get; init; }

    public required DateTime? LastSignInAt { get; init; }

    public UserState State => IsDisabled ? UserState.Disabled : LastSignInAt is null ? UserState.New : UserState.Active;

    public string RoleLabels => string.Join('、', Roles.Select(r => PortalRoles.Label(r.Role)).Distinct(StringComparer.Ordinal));

    public string DepartmentNames => string.Join('、', Roles.Select(r => r.DepartmentName).OfType<string>().Distinct(StringComparer.Ordinal));
}

public sealed record RoleRow(PortalRole Role, long? DepartmentId, string? DepartmentName);
