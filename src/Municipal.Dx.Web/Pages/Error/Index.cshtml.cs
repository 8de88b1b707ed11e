using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Data.Sqlite;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Pages.Error;

/// <summary>Error pages: what happened, what to do, and the number that stands in the log.</summary>
[Access(Access.Anonymous)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    public int Status { get; private set; }

    public string Title { get; private set; } = string.Empty;

    public string Advice { get; private set; } = string.Empty;

    public string Reference { get; private set; } = string.Empty;

    /// <summary>Whatever verb the failed request had.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var asked = int.TryParse(RouteData.Values["status"] as string, CultureInfo.InvariantCulture, out var status) ? status : StatusCodes.Status404NotFound;
        Status = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is { } error ? StatusOf(error) : asked is >= 400 and <= 599 ? asked : StatusCodes.Status404NotFound;
        Response.StatusCode = Status;
        (Title, Advice) = Words(Status);
        Reference = RequestLog.ReferenceOf(HttpContext);
    }

    private static int StatusOf(Exception error) => error switch
    {
        WriteBusyException => StatusCodes.Status503ServiceUnavailable,
        _ when SqliteFailures.IsUnavailable(error) => StatusCodes.Status503ServiceUnavailable,
        DbUpdateConcurrencyException => StatusCodes.Status409Conflict,
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status500InternalServerError,
    };

    private static (string Title, string Advice) Words(int status) => status switch
    {
        400 => ("送られた内容を読み取れませんでした", "前の画面に戻り、画面を読み込み直してから、もう一度操作してください。"),
        403 => ("この操作はできません", "あなたの役割では、この操作ができません。必要なときは、DX事務局に相談してください。"),
        401 => ("ログインが必要です", "ログインしてから、もう一度操作してください。"),
        404 => ("ページが見つかりません", "住所が変わったか、見られないページです。ホームか、検索から探してください。"),
        405 => ("この操作は受け付けていません", "前の画面に戻り、画面を読み込み直してから、もう一度操作してください。"),
        409 => ("ほかの人の変更と重なりました", "先にほかの人が保存しています。画面を読み込み直して、内容を確かめてください。"),
        413 => ("送られた内容が大きすぎます", "ファイルは10MBまで（根拠資料は5MBまで）、入力は2MBまでです。小さくしてから、もう一度送ってください。"),
        429 => ("操作が続いたため、しばらく受け付けられません", "数分待ってから、もう一度操作してください。"),
        503 => ("今は保存できません", "ほかの保存が続いているか、保存先に空きがありません。少し待ってから、前の画面に戻って、もう一度保存してください。"),
        _ => ("処理できませんでした", "システムの中で問題が起きました。少し待ってから、もう一度操作してください。続くときは、受付番号を添えて管理者に知らせてください。"),
    };
}
