using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.BrowserTests.Fixture;

/// <summary>A page of the portal as its route table has it.</summary>
public sealed record PortalRoute(string Pattern, Access Access)
{
    /// <summary>Its name as a file: <c>{m}/measures/{key}/edit</c> is <c>measures-key-edit</c>.</summary>
    public string FileName
    {
        get
        {
            var words = Pattern.Split('/')
                .Select(part => part.StartsWith('{') ? part[1..].Split(':', '?', '}')[0] : part)
                .Where(word => word.Length > 0 && word != PortalGate.MunicipalityRouteValue)
                .ToList();
            return words.Count == 0 ? Pattern.Length == 0 ? "door" : "home" : string.Join('-', words);
        }
    }
}

public static class PortalRoutes
{
    /// <summary>Every page that answers GET; pages with nothing but a post handler are left out.</summary>
    public static IReadOnlyList<PortalRoute> PagesOf(PortalServer portal) =>
    [
        .. portal.Services.GetRequiredService<EndpointDataSource>().Endpoints
            .OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null && AnswersGet(endpoint))
            .Select(endpoint => new PortalRoute(
                endpoint.RoutePattern.RawText!.Trim('/'),
                endpoint.Metadata.GetMetadata<AccessAttribute>()?.Access ?? throw new InvalidOperationException(endpoint.DisplayName + " does not say who may open it.")))
            .DistinctBy(route => route.Pattern)
            .OrderBy(route => route.Pattern, StringComparer.Ordinal),
    ];

    private static bool AnswersGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<CompiledPageActionDescriptor>() is not { } page
        || page.HandlerMethods.Any(handler => HttpMethods.IsGet(handler.HttpMethod) && handler.Name is null);
}
