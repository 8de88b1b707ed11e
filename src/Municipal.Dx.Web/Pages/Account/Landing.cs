using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Account;

/// <summary>Where a person arrives after logging in: where they wanted to go if that is ours, else at home.</summary>
internal static class Landing
{
    private const int ReturnUrlMax = 2000;

    public static string Of(string? returnUrl, IUrlHelper url, ClaimsPrincipal user)
    {
        if (returnUrl is { Length: > 1 and <= ReturnUrlMax } && url.IsLocalUrl(returnUrl) && !returnUrl.StartsWith("/account/", StringComparison.OrdinalIgnoreCase) && !returnUrl.Any(char.IsControl))
        {
            return returnUrl;
        }

        return user.FindFirstValue(PortalClaims.MunicipalitySlug) is { } slug ? $"/{slug}/" : "/";
    }
}
