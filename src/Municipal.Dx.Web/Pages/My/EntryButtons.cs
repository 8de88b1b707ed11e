using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Progress;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>What the buttons of a report's form mean, and what its own saving is answered with.</summary>
internal static class EntryButtons
{
    /// <summary>Sent by <c>entry.js</c>, never by a person.</summary>
    public const string Auto = "auto";

    public const string Sent = "やりとりを送りました。";

    public static string Copied(bool isCopied) => isCopied
        ? "前期の文を写しました。まだ保存していません。今期に合わせて直してください。"
        : "前期の文は、もう入っています。";

    public static EntryAct ActOf(string? button) => button switch
    {
        "submit" => EntryAct.Submit,
        "ask" => EntryAct.AskHead,
        "withdraw" => EntryAct.Withdraw,
        "edit" => EntryAct.Merge,
        Auto => EntryAct.Autosave,
        _ => EntryAct.Save,
    };

    /// <summary>The stamp to go on with; or why the page must not save by itself any more.</summary>
    public static JsonResult AutoAnswer(EntrySaved saved)
    {
        if (saved.Merged is { } merged)
        {
            return new JsonResult(new { notice = saved.Message, version = merged.Stamp.Version, stamp = merged.Stamp.Base });
        }

        var reason = saved switch
        {
            { IsGone: true } => "この報告は、もうあなたの画面からは保存できません。",
            { Conflict: not null } => "ほかの人が同じ項目を変えました。「下書きを保存」を押すと、両方を見比べて選べます。",
            _ => string.Join(' ', saved.Problems.Select(problem => problem.Message)),
        };
        return new JsonResult(new { stopped = reason }) { StatusCode = StatusCodes.Status409Conflict };
    }
}
