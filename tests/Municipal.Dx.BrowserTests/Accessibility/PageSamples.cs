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
    /// <summary>Doors that send on whoever has signed in and belongs to a municipality.</summary>
    private static readonly string[] Doors = ["", "account/login"];

    /// <summary>Pages without an address of their own: reached by a link from the console, by posting the login form, by uploading a plan or a survey sheet.</summary>
    private static readonly string[] NotByAddress = ["account/first-administrator", "account/second-factor", "{m}/import/{key:length(16)}", "{m}/survey/{key:length(16)}"];

    private static readonly string[] Acts = ["disable", "password"];

    private static readonly int[] ErrorStatuses = [400, 403, 404, 409, 413, 429, 500, 503];

    /// <summary>What someone signed in comes across; the other error pages differ in words only.</summary>
    private static readonly int[] RefusalStatuses = [403, 404];

    public static async Task<IReadOnlyList<PageSample>> ForAsync(PortalServer portal, Persona persona)
    {
        var values = await portal.AskAsync(db => ValuesAsync(db, persona.Slug));
        values["{m}/reports/making/{key}"] = Some((await portal.BeginBookAsync(persona))?.Key);
        return
        [
            .. PortalRoutes.PagesOf(portal)
                .Where(route => persona.MayOpen(route.Access) && !NotByAddress.Contains(route.Pattern) && !(persona.IsMember && Doors.Contains(route.Pattern)))
                .SelectMany(route => route.Pattern.StartsWith("error", StringComparison.Ordinal) ? ErrorPages(persona) : For(route, values)),
        ];
    }

    private static IEnumerable<PageSample> ErrorPages(Persona persona) =>
        (persona.LoginName is null ? ErrorStatuses : RefusalStatuses).Select(status => new PageSample($"/error/{status}", $"error-{status}", status));

    private static IEnumerable<PageSample> For(PortalRoute route, Dictionary<string, string[]> values)
    {
        IEnumerable<(string Path, string Name)> samples = [(route.Pattern, route.FileName)];
        foreach (var parameter in Parameter().Matches(route.Pattern).Reverse())
        {
            var place = Parameter().Replace(route.Pattern[..(parameter.Index + parameter.Length)], "{${name}}");
            if (!values.TryGetValue(place, out var ofPlace))
            {
                throw new InvalidOperationException($"PageSamples has no value for {place} of the route {route.Pattern}: add a record that shows the page.");
            }

            samples = samples.SelectMany(_ => ofPlace, (sample, value) => (
                sample.Path.Remove(parameter.Index, parameter.Length).Insert(parameter.Index, value),
                ofPlace.Length == 1 ? sample.Name : $"{sample.Name}-{value}"));
        }

        var query = values.GetValueOrDefault(route.Pattern + "?")?.Single();
        return samples.Select(sample => new PageSample($"/{sample.Path}{query}", sample.Name)).ToList();
    }

    /// <summary>
    /// Values by the place of their parameter, and under a route with a question mark what its address carries besides.
    /// Empty where the plan has no such record (白岡市 prints no departments, for one); 大江町 has one of each.
    /// </summary>
    private static async Task<Dictionary<string, string[]>> ValuesAsync(DxDbContext db, string slug)
    {
        var id = await db.Municipalities.Where(m => m.Slug == slug).Select(m => m.Id).SingleAsync();
        var department = await db.Departments.Where(d => d.MunicipalityId == id).OrderBy(d => d.Order).FirstOrDefaultAsync();
        var measure = await db.Measures.Where(m => m.MunicipalityId == id).OrderByDescending(m => m.Kpis.Count).ThenBy(m => m.Order).FirstOrDefaultAsync();
        var kpi = await AnsweredKpiAsync(db, id, slug);
        var initiative = await db.Initiatives.Where(i => i.MunicipalityId == id)
            .OrderByDescending(i => i.Phases.Count).ThenBy(i => i.Id)
            .Select(i => new { i.Key, Measure = i.Measure!.Key })
            .FirstOrDefaultAsync();
        var colleague = await db.Users.Where(u => u.UserName == slug + "-staff").Select(u => u.Id).SingleAsync();
        var administrator = await db.Users.Where(u => u.UserName == Persona.Admin.LoginName).Select(u => u.Id).SingleAsync();
        var values = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["{m}"] = [slug],
            ["{m}/admin/departments/{id}"] = Some(department?.Id),
            ["{m}/admin/users/{id}"] = Some(colleague),
            ["{m}/admin/users/{id}/{what}"] = Acts,
            ["admin/users/{id}"] = Some(administrator),
            ["admin/users/{id}/{what}"] = Acts,
            ["{m}/initiatives/{measureKey}"] = Some(initiative?.Measure),
            ["{m}/initiatives/{measureKey}/{no}"] = Some(initiative?.Key.Split('/')[^1]),
            ["{m}/initiatives/new?"] = Some("?measure=" + measure?.Key),
            ["{m}/kpis/{key}"] = Some(kpi?.Key),
            ["{m}/kpis/new?"] = Some("?measure=" + measure?.Key),
            ["{m}/measures/{key}"] = Some(measure?.Key),
            ["{m}/opinions/new?"] = Some("?measure=" + measure?.Key),
            ["{m}/periods/{p}/extend/{id}"] = Some(department?.Id),
            ["{m}/search?"] = Some("?q=" + Uri.EscapeDataString("マイナンバー")),
            ["{m}/history/fixed?"] = Some("?item=measure/" + measure?.Key),
            ["{m}/history?"] = Some("?item=measure/" + measure?.Key),
        };
        await AddCycleAsync(db, values, id, slug);
        return slug == Persona.Office.Slug && values.FirstOrDefault(v => v.Value.Length == 0) is { Key: { } empty }
            ? throw new InvalidOperationException("The plan that stands for all pages lacks a record: " + empty)
            : values;
    }

    private static string[] Some(object? value) => value is null ? [] : [Convert.ToString(value, CultureInfo.InvariantCulture)!];

    [GeneratedRegex(@"\{\**(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Parameter();
}
