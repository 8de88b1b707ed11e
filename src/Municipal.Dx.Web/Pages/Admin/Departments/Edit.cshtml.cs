using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Domain.Organization;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Departments;

/// <summary>Corrects name, place and order of a department. A new name by reorganisation is another page's.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class EditModel(Here here, DepartmentQueries queries, DepartmentService service) : PageModel
{
    [BindProperty]
    public DepartmentInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public Department Department { get; private set; } = null!;

    public IReadOnlyList<(long Id, string Name)> Departments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = DepartmentInput.Of(Department);
        Stamp = EditStamp.Of(Department.Version, Input.InWords(Departments));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm(Name = "do")] string? step, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        if (step == "edit")
        {
            return ShowMerged();
        }

        var outcome = await service.EditAsync(id, Input, Stamp, here.Today, cancellationToken);
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        if (ModelState.IsValid && outcome.IsSaved)
        {
            TempData["Saved"] = $"「{Input.Name?.Trim()}」を保存しました。" + outcome.KeptNotice;
            return LocalRedirect($"/{here.Municipality.Slug}/admin/departments");
        }

        Conflict = outcome.Conflict;
        return Page();
    }

    // Back to the form with the sides picked on the conflict page.
    private PageResult ShowMerged()
    {
        var stored = DepartmentInput.Of(Department);
        var taken = Merging.Decide(Stamp, Department.Version, Input.InWords(Departments), stored.InWords(Departments)).TakeTheirs;
        Input.Name = taken.Contains(nameof(Input.Name)) ? stored.Name : Input.Name;
        Input.ParentId = taken.Contains(nameof(Input.ParentId)) ? stored.ParentId : Input.ParentId;
        Input.Order = taken.Contains(nameof(Input.Order)) ? stored.Order : Input.Order;
        Stamp = EditStamp.Of(Department.Version, stored.InWords(Departments));
        ModelState.Clear();
        return Page();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await service.FindAsync(id, cancellationToken) is not { } department)
        {
            return false;
        }

        Department = department;
        Departments = [.. (await queries.ChoicesAsync(here.Today, cancellationToken)).Where(d => d.Id != id)];
        return true;
    }
}
