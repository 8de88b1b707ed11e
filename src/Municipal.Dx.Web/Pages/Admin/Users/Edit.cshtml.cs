using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Users;

[Access(Access.OfficeOrAdministrator)]
public sealed class EditModel(Here here, UserQueries users, UserService service, DepartmentQueries departments, SessionRegistry sessions, TimeProvider time) : PageModel
{
    [BindProperty]
    public UserInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public PortalUser Person { get; private set; } = null!;

    public bool IsLocked => Person.LockoutEnd > time.GetUtcNow();

    public IReadOnlyList<PortalRole> Grantable => Place.GrantableRoles;

    public List<(long Id, string Name)> Departments { get; private set; } = [];

    private UserPlace Place => new(here.Municipality.Id);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = UserInput.Of(Person);
        Stamp = EditStamp.Of(Person.AccessVersion, Input.InWords(Departments));
        Input.AddSpareRows();
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
            Merge();
        }
        else if (step != "more" && ModelState.IsValid)
        {
            var outcome = await service.EditAsync(Place, id, Input, Stamp, cancellationToken);
            if (outcome.IsDone)
            {
                sessions.Forget(id);
                TempData["Saved"] = $"{Input.DisplayName?.Trim()}さんの登録を保存しました。{outcome.KeptNotice}";
                return LocalRedirect($"/{here.Municipality.Slug}/admin/users");
            }

            Conflict = outcome.Conflict;
            ModelState.AddProblems(outcome.Problems, nameof(Input));
        }

        Input.AddSpareRows();
        return Page();
    }

    // Back to the form with the sides picked on the conflict page.
    private void Merge()
    {
        var stored = UserInput.Of(Person);
        var taken = Merging.Decide(Stamp, Person.AccessVersion, Input.InWords(Departments), stored.InWords(Departments)).TakeTheirs;
        Input.DisplayName = taken.Contains(nameof(Input.DisplayName)) ? stored.DisplayName : Input.DisplayName;
        Input.Post = taken.Contains(nameof(Input.Post)) ? stored.Post : Input.Post;
        Input.Roles = taken.Contains(nameof(Input.Roles)) ? stored.Roles : Input.Roles;
        Stamp = EditStamp.Of(Person.AccessVersion, stored.InWords(Departments));
        ModelState.Clear();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(Place, id, cancellationToken) is not { } person)
        {
            return false;
        }

        Person = person;
        Departments = await departments.ChoicesAsync(here.Today, cancellationToken);
        var listed = Departments.Select(d => d.Id).ToHashSet();
        Departments.AddRange(person.Roles.Where(r => r.Department is not null && listed.Add(r.Department.Id)).Select(r => (r.Department!.Id, r.Department.Name)));
        return true;
    }
}
