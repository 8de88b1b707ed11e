using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Municipal.Dx.Application.Data;

namespace Municipal.Dx.Web.Authorization.Sessions;

/// <summary>
/// A form that was carried through login comes back with <see cref="FieldName"/>: its page shows it again as after an
/// error, and nothing is saved, whatever the handler does.
/// </summary>
public sealed class RestoreFilter(ChangeContext change, ITempDataDictionaryFactory tempData) : IAsyncPageFilter
{
    public const string FieldName = "__restore";
    public const string Notice = "ログインし直しました。まだ保存されていません。内容を確かめて、もう一度保存してください。";
    private const string CannotShow = "ログインし直しました。直前の操作は行われていません。必要なら、もう一度操作してください。";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || context.HandlerMethod is null || !IsRestoring(request))
        {
            await next();
            return;
        }

        context.ModelState.AddModelError(string.Empty, Notice);
        change.RefusesSaving = true;
        var executed = await next();
        change.RefusesSaving = false;
        if (executed.Exception is SavingRefusedException)
        {
            executed.ExceptionHandled = true;
            tempData.GetTempData(context.HttpContext)["Saved"] = CannotShow;
            executed.Result = new LocalRedirectResult(request.Path.Value ?? "/");
        }
    }

    private static bool IsRestoring(HttpRequest request)
    {
        try
        {
            return request.HasFormContentType && request.Form.ContainsKey(FieldName);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return false;
        }
    }
}
