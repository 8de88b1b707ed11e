using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>The report of one measure in one period: entered, handed to the head, submitted, taken back.</summary>
[Access(Access.Contributor)]
public sealed class EntryModel(Here here, CurrentUser me, EntryQueries queries, EntryService service) : PageModel
{
    private const string CopyPrefix = "copy:";

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    /// <summary>The measure, and the report where one is asked.</summary>
    public EntryFound Found { get; private set; } = null!;

    public ReportEntry Entry => Found.Entry!;

    public Conflict? Conflict { get; private set; }

    public IReadOnlyDictionary<int, string> Questions { get; private set; } = new Dictionary<int, string>();

    /// <summary>The form stands open, or holds what was typed and could not be saved.</summary>
    public bool ShowsForm { get; private set; }

    /// <summary>What a button did without saving.</summary>
    public string? Notice { get; private set; }

    public string PathOf(string periodKey) => here.Link($"my/{Found.Measure.Key}?period={periodKey}");

    public async Task<IActionResult> OnGetAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Found.Entry is { } entry)
        {
            Input = EntryInput.Of(entry);
            Stamp = EditStamp.Of(entry.Version, EntryWords.Of(entry, Input));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? period, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Found.Entry is null || !ModelState.IsValid)
        {
            return Page();
        }

        if (button?.StartsWith(CopyPrefix, StringComparison.Ordinal) == true)
        {
            return Copy(button[CopyPrefix.Length..]);
        }

        var act = ActOf(button);
        if (act == EntryAct.Withdraw && !Entry.IsEditable)
        {
            return Answer(await service.WithdrawAsync(Entry, cancellationToken), act);
        }

        ShowsForm = true;
        return Answer(await service.SaveAsync(Place(key), act, Input, Stamp, cancellationToken), act);
    }

    private static EntryAct ActOf(string? button) => button switch
    {
        "submit" => EntryAct.Submit,
        "ask" => EntryAct.AskHead,
        "withdraw" => EntryAct.Withdraw,
        "edit" => EntryAct.Merge,
        _ => EntryAct.Save,
    };

    private IActionResult Answer(EntrySaved saved, EntryAct act)
    {
        if (saved.IsGone)
        {
            return NotFound();
        }

        if (saved.Message is { } message)
        {
            TempData["Saved"] = message;
            return LocalRedirect(act is EntryAct.Submit or EntryAct.AskHead ? here.Link("my") : PathOf(Entry.Period.Key));
        }

        if (saved.Conflict is { } conflict)
        {
            Conflict = conflict;
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        else if (saved.Merged is { } merged)
        {
            ModelState.Clear();
            (Input, Stamp) = merged;
        }

        Questions = saved.Questions;
        ModelState.AddProblems(saved.Problems, nameof(Input));
        return Page();
    }

    private PageResult Copy(string field)
    {
        ShowsForm = true;
        Notice = Input.CopyFromBefore(field, Entry.Before)
            ? "前期の文を写しました。まだ保存していません。今期に合わせて直してください。"
            : "前期の文は、もう入っています。";
        ModelState.Remove($"{nameof(Input)}.{field}");
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await queries.FindAsync(here.Plan.Id, key, period, me.AsEntryPerson(), here.Today, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        ShowsForm = found.Entry?.IsEditable == true;
        return found switch
        {
            { Rights.MayEnter: false } => StatusCode(StatusCodes.Status403Forbidden),
            { Entry: null } when !string.IsNullOrEmpty(period) => NotFound(),
            _ => null,
        };
    }

    private EntryPlace Place(string key) => new(here.Plan.Id, key, Entry.Period.Key, me.AsEntryPerson(), here.Today);
}
