using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.IntegrationTests.Security;

/// <summary>Every role opens every route with every verb, and gets what domain.md §5 says.</summary>
public sealed partial class RouteMatrixTests(PortalFactory portal) : IClassFixture<PortalFactory>
{
    private static readonly Access[] Members = [Access.Anonymous, Access.SignedIn, Access.Member];

    private static readonly Dictionary<string, Access[]> Table = new(StringComparer.Ordinal)
    {
        ["admin"] = [.. Members, Access.ContributorOrAdministrator, Access.OfficeOrAdministrator, Access.Administrator],
        ["oe-office"] = [.. Members, Access.Contributor, Access.ContributorOrAdministrator, Access.Office, Access.OfficeOrAdministrator],
        ["oe-head"] = [.. Members, Access.Contributor, Access.ContributorOrAdministrator],
        ["oe-staff"] = [.. Members, Access.Contributor, Access.ContributorOrAdministrator],
        ["oe-committee"] = Members,
    };

    public static TheoryData<string> Logins => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task Get_EveryRoute_OpensForTheRolesOfTheTableOnly(string login)
    {
        using var client = await portal.ClientAsync(login);
        var wrong = new List<string>();
        foreach (var (route, path) in await RoutesAsync("oe"))
        {
            var status = (await client.GetAsync(path)).Status;
            var isAllowed = Table[login].Contains(route.Access!.Value);
            if (isAllowed ? status is HttpStatusCode.Forbidden or >= HttpStatusCode.InternalServerError : status != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{path} ({route.Access}): {(int)status}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Logins))]
    public async Task Post_EveryPageWithoutFormToken_IsRefusedAndChangesNothing(string login)
    {
        using var client = await portal.ClientAsync(login);
        var before = await CountAuditAsync();
        var wrong = new List<string>();
        foreach (var (route, path) in (await RoutesAsync("oe")).Where(r => r.Route.IsPage && !r.Route.Pattern.StartsWith("/error", StringComparison.Ordinal)))
        {
            var expected = Table[login].Contains(route.Access!.Value) ? HttpStatusCode.BadRequest : HttpStatusCode.Forbidden;
            var status = (await client.PostAsync(path, [KeyValuePair.Create("Input.Title", "x"), KeyValuePair.Create("municipalityId", "2")])).Status;
            if (status != expected)
            {
                wrong.Add($"{path} ({route.Access}): {(int)status}");
            }
        }

        wrong.ShouldBeEmpty();
        (await CountAuditAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task EveryVerb_OfAnotherMunicipality_IsNotFoundAsIfItWereNotThere()
    {
        using var client = await portal.ClientAsync("shonai-office");
        var wrong = new List<string>();
        var routes = (await RoutesAsync("oe")).Concat(await RoutesAsync("nowhere")).Where(r => r.Route.Pattern.StartsWith("/{m}", StringComparison.Ordinal) && r.Route.Access != Access.Anonymous);
        foreach (var (route, path) in routes)
        {
            foreach (var method in new[] { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
            {
                var status = (await client.SendAsync(new HttpMethod(method), path)).Status;
                if (status != HttpStatusCode.NotFound)
                {
                    wrong.Add($"{method} {path} ({route.Access}): {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("oe-office")]
    [InlineData("oe-committee")]
    public async Task StrangeVerbs_OnOwnPages_DoNothing(string login)
    {
        using var client = await portal.ClientAsync(login);
        var wrong = new List<string>();
        foreach (var (route, path) in (await RoutesAsync("oe")).Where(r => r.Route.IsPage && !r.Route.Pattern.StartsWith("/error", StringComparison.Ordinal)))
        {
            foreach (var method in new[] { "PUT", "PATCH", "DELETE" })
            {
                var status = (await client.SendAsync(new HttpMethod(method), path)).Status;
                if (status is < HttpStatusCode.BadRequest or >= HttpStatusCode.InternalServerError)
                {
                    wrong.Add($"{method} {path} ({route.Access}): {(int)status}");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_WithoutSession_LeadsToLoginExceptWhereEveryoneMayRead()
    {
        using var client = portal.Anonymous();
        var wrong = new List<string>();
        foreach (var (route, path) in await RoutesAsync("oe"))
        {
            var answer = await client.GetAsync(path);
            var isSentToLogin = answer.Location?.StartsWith("/account/login?returnUrl=", StringComparison.Ordinal) == true;
            if (isSentToLogin == (route.Access == Access.Anonymous) || answer.Status >= HttpStatusCode.InternalServerError)
            {
                wrong.Add($"{path} ({route.Access}): {(int)answer.Status} {answer.Location}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public async Task Get_MunicipalityThatIsNotThere_LeadsToLoginLikeOneThatIs()
    {
        using var client = portal.Anonymous();

        (await client.GetAsync("/nowhere/admin/users")).Location.ShouldBe("/account/login?returnUrl=%2Fnowhere%2Fadmin%2Fusers");
        (await client.GetAsync("/oe/admin/users")).Location.ShouldBe("/account/login?returnUrl=%2Foe%2Fadmin%2Fusers");
    }

    private Task<int> CountAuditAsync() => portal.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Event != "signed-in"));

    /// <summary>Every route with a path that leads to something: a person, a department, a measure of 大江町.</summary>
    private async Task<List<(PortalRoute Route, string Path)>> RoutesAsync(string slug)
    {
        // The preview of an import or a survey sheet needs an uploaded file: their own tests try who may open it.
        var routes = (await PortalRoutes.AllAsync(portal)).Where(r => !r.Pattern.Contains("/import/", StringComparison.Ordinal) && !r.Pattern.Contains("/survey/", StringComparison.Ordinal)).ToList();
        var (person, administrator, department) = await portal.WithDbAsync(async db => (
            await db.Users.Where(u => u.UserName == "oe-staff").Select(u => u.Id).SingleAsync(),
            await db.Users.Where(u => u.Roles.Any(r => r.Role == PortalRole.Administrator)).Select(u => u.Id).FirstAsync(),
            await db.Departments.Where(d => db.Municipalities.Any(m => m.Id == d.MunicipalityId && m.Slug == "oe")).Select(d => d.Id).FirstAsync()));
        return routes.ConvertAll(r => (r, Parameter().Replace(r.Pattern, match => match.Groups["name"].Value switch
        {
            "m" => slug,
            "id" when r.Pattern.Contains("departments", StringComparison.Ordinal) => $"{department}",
            "id" => r.Pattern.StartsWith("/admin", StringComparison.Ordinal) ? $"{administrator}" : $"{person}",
            "key" => r.Pattern.Contains("kpis", StringComparison.Ordinal) ? "1-1.k1" : "1-1",
            "p" => "2026-q2",
            "what" => "disable",
            "status" => "404",
            _ => "1",
        })));
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
