using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Municipal.Dx.Web.Authorization;

/// <summary>
/// A form sent to a page that takes none is 405, and so is a strange verb: Razor Pages would otherwise show the page without having loaded it.
/// </summary>
public sealed class HandlerFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;
        var isReading = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (context.HandlerMethod is null && !isReading && context.HandlerInstance is not Pages.Error.IndexModel)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
