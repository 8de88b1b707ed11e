using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>Sends a file of 根拠資料: always as an attachment, never to be shown or run by the browser.</summary>
public static class EvidenceEndpoints
{
    private const string Sandbox = "default-src 'none'; sandbox; frame-ancestors 'none'";

    public static void MapEvidence(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/{m}/my/{key}/evidence/{id:long}", FileAsync).WithMetadata(new AccessAttribute(Access.Contributor));

    private static async Task<IResult> FileAsync(HttpContext context, Here here, CurrentUser me, EntryQueries queries, EvidenceService evidence, string key, long id, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await evidence.FindAsync(here.Plan.Id, key, id, cancellationToken) is not { MediaType: { } mediaType } found || evidence.PathOf(found) is not { } path)
        {
            return Results.NotFound();
        }

        var report = await queries.FindAsync(here.Plan.Id, key, found.ProgressReport!.ReportingPeriod!.Key, me.AsEntryPerson(), here.Today, cancellationToken);
        if (report?.Rights.MaySee != true)
        {
            return Results.NotFound();
        }

        context.Response.Headers.ContentSecurityPolicy = Sandbox;
        return Results.File(path, mediaType, found.Name);
    }
}
