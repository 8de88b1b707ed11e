using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Survey;

/// <summary>A sheet handed in: what it would change, the decision, and what became of it.</summary>
[Access(Access.Contributor)]
public sealed class SheetModel(Here here, CurrentUser me, SurveyUploads uploads, SurveyApplying applying) : PageModel
{
    public SurveyUpload Upload { get; private set; } = null!;

    /// <summary>Null once it was decided, or where it cannot be taken any more.</summary>
    public SurveyPreview? Preview { get; private set; }

    /// <summary>Why it cannot be taken.</summary>
    public string? Problem { get; private set; }

    /// <summary>Print of the preview shown, posted back with the decision.</summary>
    public string Seen { get; private set; } = string.Empty;

    public bool IsOutdated { get; private set; }

    /// <summary>The decision was posted and could not be carried out: it stands as it was made.</summary>
    public bool HasChosen { get; private set; }

    [BindProperty]
    public List<string> Rows { get; set; } = [];

    [BindProperty]
    public List<ConflictSide> Choices { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken) => await LoadAsync(key, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, string? seen, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        var step = await applying.ApplyAsync(me.SurveyDesk(here), key, seen, Decisions(), cancellationToken);
        if (step.Step is ImportStep.Outdated or ImportStep.Refused)
        {
            await LoadAsync(key, cancellationToken);
            (HasChosen, IsOutdated, Problem) = (true, step.Step == ImportStep.Outdated, step.Message ?? Problem);
            return Page();
        }

        if (step.Step == ImportStep.Applied)
        {
            TempData["Saved"] = "調査票を取り込みました。";
        }

        return LocalRedirect($"/{here.Municipality.Slug}/survey/{key}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await uploads.FindAsync(me.SurveyDesk(here), key, cancellationToken) is null)
        {
            return NotFound();
        }

        if (await uploads.DiscardAsync(me.SurveyDesk(here), key, cancellationToken))
        {
            TempData["Saved"] = "取込をやめました。報告の内容は変わっていません。";
        }

        return LocalRedirect($"/{here.Municipality.Slug}/survey");
    }

    /// <summary>Every row at first; afterwards what was chosen.</summary>
    public bool IsTaken(SurveyPreviewRow row) => !HasChosen || Rows.Contains(row.Id);

    public bool TakesSheet(SurveyConflict conflict) => Choices.Exists(c => c.Id == conflict.Id && c.Side == ConflictSide.Sheet);

    private SurveyDecisions Decisions() => new(
        Rows.ToHashSet(StringComparer.Ordinal),
        Choices.Where(c => c is { Id: not null, Side: ConflictSide.Sheet }).Select(c => c.Id!).ToHashSet(StringComparer.Ordinal));

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await uploads.FindAsync(me.SurveyDesk(here), key, cancellationToken) is not { } upload)
        {
            return false;
        }

        Upload = upload;
        if (upload.State == ImportState.Waiting)
        {
            (Preview, Problem) = await uploads.LookAsync(me.SurveyDesk(here), upload, cancellationToken);
            Seen = Preview is null ? string.Empty : SurveyUploads.PrintOf(Preview);
        }

        return true;
    }
}

/// <summary>Which side of a cell that both changed is kept.</summary>
public sealed class ConflictSide
{
    public const string Sheet = "sheet";
    public const string Portal = "portal";

    public string? Id { get; set; }

    public string? Side { get; set; }
}
