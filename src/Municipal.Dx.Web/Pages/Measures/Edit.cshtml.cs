using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Office)]
public sealed class EditModel(Here here, MeasureEditing editing) : PageModel
{
    [BindProperty]
    public MeasureInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    /// <summary>The measure as stored, and what may be chosen.</summary>
    public MeasureForm Stored { get; private set; } = null!;

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        Input = Stored.Input;
        Stamp = EditStamp.Of(Stored.Version, Stored.Choices.InWords(Stored.Input));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var saved = await editing.SaveAsync(here.Plan.Id, key, Input, Stamp, mergeOnly: button == "edit", here.Today, cancellationToken);
        if (saved is null)
        {
            return NotFound();
        }

        return Answer(saved, key);
    }

    private IActionResult Answer(MeasureSaved saved, string key)
    {
        if (saved.Message is { } message)
        {
            TempData["Saved"] = message;
            return LocalRedirect(here.Link($"measures/{key}"));
        }

        if (saved.Conflict is { } conflict)
        {
            Conflict = conflict;
            Response.StatusCode = StatusCodes.Status409Conflict;
        }
        else if (saved.Merged is { } merged)
        {
            ModelState.Clear();
            (Input, Stamp) = (merged.Input, merged.Stamp);
        }

        ModelState.AddProblems(saved.Problems, nameof(Input));
        return Page();
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        var form = here.HasPlan ? await editing.OpenAsync(here.Plan.Id, key, here.Today, cancellationToken) : null;
        Stored = form!;
        return form is not null;
    }
}
