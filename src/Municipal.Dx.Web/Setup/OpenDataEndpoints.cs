using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Setup;

/// <summary>Open data of a municipality that publishes its plan; readable without signing in (docs/open-data.md).</summary>
public static class OpenDataEndpoints
{
    private const string JsonType = "application/json; charset=utf-8";
    private const string SchemaType = "application/schema+json; charset=utf-8";

    public static void MapOpenData(this IEndpointRouteBuilder endpoints)
    {
        var everyone = new AccessAttribute(Access.Anonymous);
        endpoints.MapGet("/{m}/opendata/plan.json", PlanAsync).WithMetadata(everyone);
        endpoints.MapGet("/{m}/opendata/periods/{p}.json", PeriodAsync).WithMetadata(everyone);
        endpoints.MapGet("/{m}/opendata/{table}.csv", TableAsync).WithMetadata(everyone);
        endpoints.MapGet("/opendata/plan.schema.json", (HttpContext context) => Answer(context, Encoding.UTF8.GetBytes(PlanJsonFormat.Schema()), SchemaType)).WithMetadata(everyone);
        endpoints.MapGet("/opendata/period.schema.json", (HttpContext context) => Answer(context, Encoding.UTF8.GetBytes(PlanJsonFormat.PeriodSchema()), SchemaType)).WithMetadata(everyone);
    }

    private static async Task<IResult> PlanAsync(HttpContext context, Here here, PublishedData data, CancellationToken cancellationToken) =>
        IsPublic(here) && await data.PlanAsync(here.Plan.Id, cancellationToken) is { } plan
            ? Answer(context, PlanJsonFormat.Write(plan), JsonType)
            : Results.NotFound();

    private static async Task<IResult> PeriodAsync(string p, HttpContext context, Here here, PublishedData data, CancellationToken cancellationToken) =>
        IsPublic(here) && await data.PeriodAsync(here.Plan.Id, p, cancellationToken) is { } period
            ? Answer(context, PlanJsonFormat.Write(period), JsonType)
            : Results.NotFound();

    private static async Task<IResult> TableAsync(string table, HttpContext context, Here here, PublishedData data, CancellationToken cancellationToken)
    {
        if (!IsPublic(here) || OpenDataTables.Find(table) is not { } wanted || await data.ForTableAsync(wanted, here.Plan.Id, cancellationToken) is not { } plan)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "public, no-cache";
        return CsvFile.Of($"{here.Municipality.Slug}-{wanted.Name}.csv", wanted.Columns, wanted.Rows(plan));
    }

    private static bool IsPublic(Here here) => here is { HasPlan: true, Plan.IsPublished: true };

    private static IResult Answer(HttpContext context, byte[] bytes, string type)
    {
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
