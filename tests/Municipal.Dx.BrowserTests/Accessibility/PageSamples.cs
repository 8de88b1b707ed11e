using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.BrowserTests.Fixture;

namespace Municipal.Dx.BrowserTests.Accessibility;

/// <summary>An address to look at, the name of its pictures and the status it answers with.</summary>
public sealed record PageSample(string Path, string Name, int Status = 200);

/// <summary>
/// Turns the route table into addresses. Every route parameter must be known here by its place, so that a new page fails
/// the test until someone says which record shows it.
/// </summary>
public static partial class PageSamples
{
    /// <summary>Sends on whoever has signed in.</summary>
    private const string LoginPage = "account/login";

    private static readonly int[] ErrorStatuses = [400, 403, 404, 409, 413, 429, 500, 503];

    /// <summary>What someone signed in comes across; the other error pages differ in words only.</summary>
    private static readonly int[] RefusalStatuses = [403, 404];

    public static async Task<IReadOnlyList<PageSample>> ForAsync(PortalServer portal, Persona persona)
    {
        var values = await portal.AskAsync(db => ValuesAsync(db, persona.Slug));
        return
        [
            .. PortalRoutes.PagesOf(portal)
                .Where(route => persona.MayOpen(route.Access) && !(persona.LoginName is not null && route.Pattern == LoginPage))
                .SelectMany(route => route.Pattern.StartsWith("error", StringComparison.Ordinal) ? ErrorPages(persona) : For(route, values)),
        ];
    }

    private static IEnumerable<PageSample> ErrorPages(Persona persona) =>
        (persona.LoginName is null ? ErrorStatuses : RefusalStatuses).Select(status => new PageSample($"/error/{status}", $"error-{status}", status));

    private static IEnumerable<PageSample> For(PortalRoute route, Dictionary<string, string?> values)
    {
        var path = route.Pattern;
        foreach (var parameter in Parameter().Matches(route.Pattern).Reverse())
        {
            var place = Parameter().Replace(route.Pattern[..(parameter.Index + parameter.Length)], "{${name}}");
            if (!values.TryGetValue(place, out var value))
            {
                throw new InvalidOperationException($"PageSamples has no value for {place} of the route {route.Pattern}: add a record that shows the page.");
            }

            if (value is null)
            {
                return [];
            }

            path = path.Remove(parameter.Index, parameter.Length).Insert(parameter.Index, value);
        }

        return [new PageSample("/" + path + values.GetValueOrDefault(route.Pattern + "?"), route.FileName)];
    }

    /// <summary>
    /// Values by the place of their parameter, and under a route with a question mark what its address carries besides.
    /// Null where the plan has no such record (白岡市 prints no departments, for one); 大江町 has one of each.
    /// </summary>
    private static async Task<Dictionary<string, string?>> ValuesAsync(DxDbContext db, string slug)
    {
        var id = await db.Municipalities.Where(m => m.Slug == slug).Select(m => m.Id).SingleAsync();
        var department = await db.Departments.Where(d => d.MunicipalityId == id).OrderBy(d => d.Order).FirstOrDefaultAsync();
        var measure = await db.Measures.Where(m => m.MunicipalityId == id).OrderByDescending(m => m.Kpis.Count).ThenBy(m => m.Order).FirstOrDefaultAsync();
        // A KPI that the trial head and staff may answer, where there is one.
        var answering = db.RoleAssignments.Where(r => r.User!.UserName == slug + "-staff").Select(r => r.DepartmentId);
        var kpi = await db.Kpis.Where(k => k.MunicipalityId == id)
            .OrderByDescending(k => db.MeasureKpis.Any(link => link.KpiId == k.Id && link.Measure!.Owners.Any(o => answering.Contains(o.DepartmentId))))
            .ThenBy(k => k.Order)
            .FirstOrDefaultAsync();
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["{m}"] = slug,
            ["{m}/admin/departments/{id}"] = department?.Id.ToString(CultureInfo.InvariantCulture),
            ["{m}/kpis/{key}"] = kpi?.Key,
            ["{m}/kpis/new?"] = "?measure=" + measure?.Key,
            ["{m}/measures/{key}"] = measure?.Key,
        };
        return slug == Persona.Office.Slug && values.ContainsValue(null)
            ? throw new InvalidOperationException("The plan that stands for all pages lacks a record: " + values.First(v => v.Value is null).Key)
            : values;
    }

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();
}
