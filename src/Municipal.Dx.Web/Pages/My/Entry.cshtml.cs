using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>The report of one measure in one period: entered, handed to the head, submitted, taken back; with its thread.</summary>
[Access(Access.Contributor)]
public sealed class EntryModel(Here here, CurrentUser me, EntryQueries queries, EntryService service, ReportThread thread) : ReportPage(here, me, queries)
{
    private const string CopyPrefix = "copy:";

    [BindProperty]
    public EntryInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public IReadOnlyDictionary<int, string> Questions { get; private set; } = new Dictionary<int, string>();

    /// <summary>The form stands open, or holds what was typed and could not be saved.</summary>
    public bool ShowsForm { get; private set; }

    /// <summary>What a button did without saving.</summary>
    public string? Notice { get; private set; }

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

        if (button == "say" && await SayAsync(cancellationToken) is { } said)
        {
            return said;
        }

        if (EntryButtons.ActOf(button) is var act && act == EntryAct.Withdraw && !Entry.IsEditable)
        {
            return Answer(await service.WithdrawAsync(Entry, cancellationToken), button);
        }

        ShowsForm = true;
        return Answer(await service.SaveAsync(Place(), act, Input, Stamp, cancellationToken), button);
    }

    /// <summary>Sends the line first, because the thread never conflicts; what is typed in the form is saved after it.</summary>
    private async Task<IActionResult?> SayAsync(CancellationToken cancellationToken)
    {
        var problems = await thread.SayAsync(Entry.Report.Id, Input.Message, Person.IsOffice, cancellationToken);
        if (problems.Count > 0)
        {
            ModelState.AddProblems(problems.Select(problem => problem.Field.Length == 0 ? problem : problem with { Field = nameof(Input.Message) }), nameof(Input));
            return Page();
        }

        Input.Message = null;
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Message)}");
        Notice = EntryButtons.Sent;
        return Entry.IsEditable ? null : Saved(EntryButtons.Sent, "say");
    }

    private IActionResult Answer(EntrySaved saved, string? button)
    {
        if (button == EntryButtons.Auto)
        {
            return EntryButtons.AutoAnswer(saved);
        }

        if (saved.IsGone)
        {
            return NotFound();
        }

        if (saved.Message is { } message)
        {
            return Saved(Notice + message, button);
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

    private LocalRedirectResult Saved(string message, string? button)
    {
        TempData["Saved"] = message;
        return LocalRedirect(AfterSaved(button));
    }

    private PageResult Copy(string field)
    {
        ShowsForm = true;
        Notice = EntryButtons.Copied(Input.CopyFromBefore(field, Entry.Before));
        ModelState.Remove($"{nameof(Input)}.{field}");
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string key, string? period, CancellationToken cancellationToken)
    {
        var refusal = await LoadAsync(key, period, found => found.Rights.MayEnter, cancellationToken);
        ShowsForm = refusal is null && Found.Entry?.IsEditable == true;
        return refusal;
    }
}
