using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Authorization;

/// <summary>What someone without a session gets: the login page, which leads back to where they were.</summary>
public static class Challenge
{
    private const string LoginPath = "/account/login";

    public static async Task ToSignInAsync(HttpContext context)
    {
        if (await context.RequestServices.GetRequiredService<CarriedForms>().KeepAsync(context))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.Redirect(LoginPath + QueryFor(context.Request));
    }

    /// <summary>
    /// Stands before routing: where a form was kept, the login page is the answer to that same request, because a redirect
    /// could not take the fields along.
    /// </summary>
    public static async Task ShowLoginForKeptFormAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (CarriedForms.TextOf(context) is null || context.Response.HasStarted)
        {
            return;
        }

        var request = context.Request;
        request.QueryString = QueryFor(request);
        request.Path = LoginPath;
        request.Method = HttpMethods.Get;
        request.ContentType = null;
        context.Features.Set<Microsoft.AspNetCore.Http.Features.IFormFeature>(null);
        context.SetEndpoint(null);
        request.RouteValues.Clear();
        await next(context);
    }

    private static QueryString QueryFor(HttpRequest request)
    {
        var query = HttpMethods.IsGet(request.Method) ? request.QueryString.Value : null;
        return QueryString.Create("returnUrl", request.Path.Value + query);
    }
}
