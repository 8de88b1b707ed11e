using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>The cookie carries nothing but the key of a session; what the person may do comes from the registry.</summary>
public sealed class SessionCookie(SessionRegistry registry) : CookieAuthenticationEvents
{
    private const string ExpiredUser = "dx:expired-user";

    /// <summary>The person whose session this request shows but which has ended; for carrying what they typed through login.</summary>
    public static long? ExpiredUserOf(HttpContext context) => context.Items[ExpiredUser] as long?;

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var answer = context.Principal?.FindFirstValue(PortalClaims.Session) is { } key ? await registry.FindAsync(key) : null;
        if (answer?.Principal is { } principal)
        {
            context.ReplacePrincipal(principal);
            return;
        }

        context.RejectPrincipal();
        context.HttpContext.Items[ExpiredUser] = answer?.UserId;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Challenge.ToSignInAsync(context.HttpContext);

    /// <summary>Begins a session and makes the rest of this request run as its person.</summary>
    public static async Task SignInAsync(HttpContext context, long userId)
    {
        var registry = context.RequestServices.GetRequiredService<SessionRegistry>();
        if (context.User.FindFirstValue(PortalClaims.Session) is { } before)
        {
            await registry.EndAsync(before);
        }

        var (key, principal) = await registry.StartAsync(userId, AddressOf(context), context.Request.Headers.UserAgent.ToString());
        await context.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity([new Claim(PortalClaims.Session, key)], SessionPrincipal.Scheme)));
        context.User = principal;
    }

    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "-";
}

/// <summary>Names the cookie <c>__Host-dx</c> over TLS, where browsers hold it to this host and path; <c>dx</c> otherwise.</summary>
public sealed class SessionCookieManager : ICookieManager
{
    public const string PlainName = "dx";
    public const string SecureName = "__Host-dx";
    private readonly ChunkingCookieManager _inner = new();

    public string? GetRequestCookie(HttpContext context, string key) => _inner.GetRequestCookie(context, NameFor(context));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options)
    {
        options.Path = "/";
        _inner.AppendResponseCookie(context, NameFor(context), value, options);
    }

    public void DeleteCookie(HttpContext context, string key, CookieOptions options)
    {
        options.Path = "/";
        _inner.DeleteCookie(context, NameFor(context), options);
    }

    private static string NameFor(HttpContext context) => context.Request.IsHttps ? SecureName : PlainName;
}
