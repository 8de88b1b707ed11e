using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace Municipal.Dx.Web.Pages.Account;

internal static class TooManyAttempts
{
    /// <summary>429 with the time to wait; the error page of that status follows.</summary>
    public static IActionResult Answer(HttpResponse response, TimeSpan wait)
    {
        response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
