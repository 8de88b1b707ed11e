using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>Someone at the browser: a trial account, or nobody signed in (<see cref="LoginName"/> null).</summary>
public sealed record Persona(string Name, string? LoginName, string Slug, params Access[] Satisfied)
{
    public static readonly Persona Anonymous = new("anonymous", null, "oe", Access.Anonymous);

    public static readonly Persona Admin = new(
        "admin", "admin", "oe", Access.Anonymous, Access.SignedIn, Access.Member, Access.ContributorOrAdministrator, Access.OfficeOrAdministrator, Access.Administrator);

    public static readonly Persona Office = OfficeOf("oe");

    public static readonly Persona Head = new("oe-head", "oe-head", "oe", Access.Anonymous, Access.SignedIn, Access.Member, Access.Contributor, Access.ContributorOrAdministrator);

    public static readonly Persona Staff = Head with { Name = "oe-staff", LoginName = "oe-staff" };

    public static readonly Persona Committee = new("oe-committee", "oe-committee", "oe", Access.Anonymous, Access.SignedIn, Access.Member);

    /// <summary>Those whose pages are all looked at; the last two have plans without owners, one of them without KPIs.</summary>
    public static readonly IReadOnlyList<Persona> All = [Anonymous, Admin, Office, Head, Staff, Committee, OfficeOf("shiraoka"), OfficeOf("katori")];

    public static Persona OfficeOf(string slug) => new(
        slug + "-office", slug + "-office", slug, Access.Anonymous, Access.SignedIn, Access.Member, Access.Contributor, Access.ContributorOrAdministrator, Access.Office, Access.OfficeOrAdministrator);

    /// <summary>Signed in and of one municipality.</summary>
    public bool IsMember => LoginName is not null && !MayOpen(Access.Administrator);

    public bool MayOpen(Access access) => Satisfied.Contains(access);

    public override string ToString() => Name;
}
