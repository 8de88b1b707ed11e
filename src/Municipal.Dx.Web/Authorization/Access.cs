namespace Municipal.Dx.Web.Authorization;

/// <summary>Who may open a page (domain.md §5). Another municipality's pages are 404 whatever the role.</summary>
public enum Access
{
    /// <summary>Everyone, without signing in.</summary>
    Anonymous,

    /// <summary>Everyone who signed in.</summary>
    SignedIn,

    /// <summary>Everyone of the municipality, and administrators (reading).</summary>
    Member,

    /// <summary>DX事務局, 所属長 and 担当者 of the municipality: those who enter progress.</summary>
    Contributor,

    /// <summary>Those who enter progress, and administrators (reading).</summary>
    ContributorOrAdministrator,

    /// <summary>DX事務局 of the municipality.</summary>
    Office,

    /// <summary>DX事務局 of the municipality, or an administrator.</summary>
    OfficeOrAdministrator,

    /// <summary>システム管理者</summary>
    Administrator,
}

/// <summary>
/// The rule of a page or endpoint. A page without one answers 404, and the route snapshot test fails until its line is
/// written.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class AccessAttribute(Access access) : Attribute
{
    public Access Access { get; } = access;
}
