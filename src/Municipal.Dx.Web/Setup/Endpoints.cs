using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Kpis;
using Municipal.Dx.Web.Pages.Measures;
using Municipal.Dx.Web.Pages.My;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Setup;

/// <summary>Endpoints that are not pages.</summary>
public static class Endpoints
{
    public static void MapPortalEndpoints(this WebApplication app)
    {
        app.MapHealthChecks("/healthz", new HealthCheckOptions { Predicate = _ => false }).WithMetadata(new AccessAttribute(Access.Anonymous));
        app.MapHealthChecks("/readyz", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") }).WithMetadata(new AccessAttribute(Access.Anonymous));
        app.MapOpenData();
        app.MapKpiCsv();
        app.MapMeasureCsv();
        app.MapPrintSheet();
        app.MapEvidence();
    }
}
