using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Municipal.Dx.Testing.Portal;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.IntegrationTests.Security;

/// <summary>An endpoint as the portal serves it. <see cref="Access"/> is null where nobody said who may open it.</summary>
internal sealed record PortalRoute(string Pattern, IReadOnlyList<string> Methods, Access? Access, bool IsPage)
{
    public override string ToString() => $"{string.Join(',', Methods),-8} {Pattern,-55} {Access?.ToString() ?? "(nobody)"}";
}

internal static class PortalRoutes
{
    public static async Task<List<PortalRoute>> AllAsync(PortalFactory portal)
    {
        var loader = portal.Services.GetRequiredService<PageLoader>();
        var routes = new List<PortalRoute>();
        foreach (var endpoint in portal.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var access = endpoint.Metadata.GetMetadata<AccessAttribute>()?.Access;
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } descriptor)
            {
                var page = await loader.LoadAsync(descriptor, endpoint.Metadata);
                access = page.HandlerTypeInfo.GetCustomAttributes(typeof(AccessAttribute), true).OfType<AccessAttribute>().FirstOrDefault()?.Access;
                methods = [.. page.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET").Distinct().Order(StringComparer.Ordinal)];
            }

            routes.Add(new PortalRoute("/" + endpoint.RoutePattern.RawText!.TrimStart('/'), methods, access, endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null));
        }

        return [.. routes.OrderBy(r => r.Pattern, StringComparer.Ordinal).ThenBy(r => string.Join(',', r.Methods), StringComparer.Ordinal)];
    }
}
