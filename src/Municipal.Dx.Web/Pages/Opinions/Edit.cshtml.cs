using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Opinions;

/// <summary>Corrects what was recorded of an opinion.</summary>
[Access(Access.Office)]
public sealed class EditModel(Here here, CurrentUser user, OpinionLists opinions, OpinionService service) : PageModel
{
    [BindProperty]
    public OpinionForm Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public OpinionDetail Detail { get; private set; } = null!;

    public IReadOnlyDictionary<long, string> Departments { get; private set; } = new Dictionary<long, string>();

    public Conflict? Conflict { get; private set; }

    public async Task<IActionResult> OnGetAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        Input = OpinionForm.Of(Detail.Opinion);
        Stamp = EditStamp.Of(Detail.Opinion.Version, Input.InWords(Departments));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string measureKey, string no, [FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(measureKey, no, cancellationToken))
        {
            return NotFound();
        }

        if (button == "edit")
        {
            return GoOnEditing();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var result = await service.SaveAsync(here.Plan.Id, Detail.Row.Key, Input, Stamp, here.Today, cancellationToken);
        Conflict = result.Conflict;
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            Response.StatusCode = Conflict is null ? StatusCodes.Status200OK : StatusCodes.Status409Conflict;
            return Page();
        }

        TempData["Saved"] = "意見を保存しました。" + result.Notice;
        return LocalRedirect(here.Link($"opinions/{Detail.Row.Key}"));
    }

    /// <summary>From the conflict page back to the form: what was chosen, not yet saved.</summary>
    private PageResult GoOnEditing()
    {
        var theirs = OpinionForm.Of(Detail.Opinion);
        Input.Take(Merging.Decide(Stamp, Detail.Opinion.Version, Input.InWords(Departments), theirs.InWords(Departments)).TakeTheirs, theirs);
        ModelState.Clear();
        Stamp = EditStamp.Of(Detail.Opinion.Version, theirs.InWords(Departments));
        return Page();
    }

    private async Task<bool> LoadAsync(string measureKey, string no, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await opinions.FindAsync(here.Plan.Id, $"{measureKey}/{no}", user.AsViewer(), user.IsCommittee, cancellationToken) is not { } detail)
        {
            return false;
        }

        Detail = detail;
        Departments = await service.DepartmentNamesAsync();
        return true;
    }
}
