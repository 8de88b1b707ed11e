using Microsoft.AspNetCore.Identity;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Organization;

namespace Municipal.Dx.Application.Accounts;

/// <summary>
/// 利用者. Login names are unique across the installation; everyone but an administrator belongs to one municipality.
/// </summary>
public sealed class PortalUser : IdentityUser<long>, IAudited
{
    public const int DisplayNameMax = 60;
    public const int PostMax = 60;

    public long? MunicipalityId { get; set; }

    public Municipality? Municipality { get; set; }

    /// <summary>氏名; shown to the office and kept by the audit, never outside.</summary>
    public required string DisplayName { get; set; }

    /// <summary>職 (課長, 係長, 主査 …).</summary>
    public string? Post { get; set; }

    public bool IsDisabled { get; set; }

    /// <summary>True until an initial password handed out by the office was changed.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>True for the accounts of trial mode, which production refuses.</summary>
    public bool IsTrial { get; set; }

    public DateTime? LastSignInAt { get; set; }

    /// <summary>
    /// Moves with every change that a running session must feel (role, disabling, password): sessions compare it every
    /// few seconds.
    /// </summary>
    public Guid AccessVersion { get; set; }

    public string AuditKey => $"user/{UserName}";

    public List<RoleAssignment> Roles { get; } = [];
}

/// <summary>役割 of domain.md §5.</summary>
public enum PortalRole
{
    /// <summary>システム管理者</summary>
    Administrator,

    /// <summary>DX事務局</summary>
    DxOffice,

    /// <summary>所属長</summary>
    DepartmentHead,

    /// <summary>担当者</summary>
    DepartmentStaff,

    /// <summary>委員</summary>
    CommitteeMember,
}

public static class PortalRoles
{
    public static string Label(PortalRole role) => role switch
    {
        PortalRole.Administrator => "システム管理者",
        PortalRole.DxOffice => "DX事務局",
        PortalRole.DepartmentHead => "所属長",
        PortalRole.DepartmentStaff => "担当者",
        PortalRole.CommitteeMember => "委員",
        _ => throw new ArgumentOutOfRangeException(nameof(role)),
    };

    /// <summary>True for the roles that hold for one department.</summary>
    public static bool NeedsDepartment(PortalRole role) => role is PortalRole.DepartmentHead or PortalRole.DepartmentStaff;
}

/// <summary>A (role, department) pair; a person holds any number.</summary>
public sealed class RoleAssignment : IAuditedPart
{
    public long Id { get; set; }

    public long UserId { get; set; }

    public PortalUser? User { get; set; }

    public PortalRole Role { get; set; }

    public long? DepartmentId { get; set; }

    public Department? Department { get; set; }

    IAudited? IAuditedPart.Whole => User;

    string IAuditedPart.PartLabel => "役割";

    string IAuditedPart.PartText => PortalRoles.Label(Role) + (Department is null ? string.Empty : $"({Department.Name})");
}

/// <summary>A signed-in session, so that a user sees and ends their sessions.</summary>
public sealed class UserSession
{
    public long Id { get; set; }

    public long UserId { get; set; }

    public required string Key { get; set; }

    public DateTime StartedAt { get; set; }

    public DateTime LastSeenAt { get; set; }

    public DateTime? EndedAt { get; set; }

    public string? Address { get; set; }

    public string? Browser { get; set; }
}
