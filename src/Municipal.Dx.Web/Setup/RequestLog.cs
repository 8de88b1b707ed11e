using System.Diagnostics;
using Municipal.Dx.Web.Authorization;
using Serilog.Context;

namespace Municipal.Dx.Web.Setup;

/// <summary>One line per request with status and duration; the trace id is the reference number of the error pages.</summary>
public sealed class RequestLog(RequestDelegate next, ILogger<RequestLog> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using var trace = LogContext.PushProperty("TraceId", ReferenceOf(context));
        var (method, path) = (context.Request.Method, context.Request.Path.Value);
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            var user = context.RequestServices.GetRequiredService<CurrentUser>();
            log.LogInformation(
                "{Method} {Path} answered {Status} in {Elapsed:0.0} ms for user {UserId}",
                method,
                path,
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                user.Id);
        }
    }

    /// <summary>Short enough to read out on the telephone.</summary>
    public static string ReferenceOf(HttpContext context) =>
        (Activity.Current?.TraceId.ToString() is { Length: >= 12 } id ? id : context.TraceIdentifier.Replace(":", string.Empty, StringComparison.Ordinal))[..12].ToUpperInvariant();
}
