using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Everyone;

/// <summary>An administrator's registration; people of municipalities are 404 here.</summary>
[Access(Access.Administrator)]
public sealed class EditModel(UserQueries users, UserService service, SessionRegistry sessions, TimeProvider time) : PageModel
{
    [BindProperty]
    public UserInput Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public Conflict? Conflict { get; private set; }

    public PortalUser Person { get; private set; } = null!;

    public bool IsLocked => Person.LockoutEnd > time.GetUtcNow();

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input = UserInput.Of(Person);
        Stamp = EditStamp.Of(Person.AccessVersion, Input.InWords([]));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(long id, [FromForm(Name = "do")] string? step, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, cancellationToken))
        {
            return NotFound();
        }

        Input.Roles = UserInput.Of(Person).Roles;
        if (step == "edit")
        {
            Merge();
            return Page();
        }

        var outcome = ModelState.IsValid ? await service.EditAsync(UserPlace.Administrators, id, Input, Stamp, cancellationToken) : null;
        if (outcome?.IsDone == true)
        {
            sessions.Forget(id);
            TempData["Saved"] = $"{Input.DisplayName?.Trim()}さんの登録を保存しました。{outcome.KeptNotice}";
            return LocalRedirect("/admin/users");
        }

        Conflict = outcome?.Conflict;
        ModelState.AddProblems(outcome?.Problems ?? [], nameof(Input));
        return Page();
    }

    private void Merge()
    {
        var stored = UserInput.Of(Person);
        var taken = Merging.Decide(Stamp, Person.AccessVersion, Input.InWords([]), stored.InWords([])).TakeTheirs;
        Input.DisplayName = taken.Contains(nameof(Input.DisplayName)) ? stored.DisplayName : Input.DisplayName;
        Input.Post = taken.Contains(nameof(Input.Post)) ? stored.Post : Input.Post;
        Stamp = EditStamp.Of(Person.AccessVersion, stored.InWords([]));
        ModelState.Clear();
    }

    private async Task<bool> LoadAsync(long id, CancellationToken cancellationToken)
    {
        if (await users.FindAsync(UserPlace.Administrators, id, cancellationToken) is not { } person)
        {
            return false;
        }

        Person = person;
        return true;
    }
}
