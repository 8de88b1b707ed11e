using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Setup;

/// <summary>Open data of a municipality that publishes its plan; readable without signing in (docs/open-data.md).</summary>
public static class OpenDataEndpoints
{
    public static void MapOpenData(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{m}/opendata/plan.json", PlanAsync).WithMetadata(new AccessAttribute(Access.Anonymous));

    private static async Task<IResult> PlanAsync(HttpContext context, Here here, PlanJsonQueries queries, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || !here.Plan.IsPublished || await queries.FindAsync(here.Plan.Id, cancellationToken) is not { } plan)
        {
            return Results.NotFound();
        }

        var bytes = PlanJsonFormat.Write(plan);
        context.Response.Headers.CacheControl = "public, no-cache";
        return Results.Bytes(bytes, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
