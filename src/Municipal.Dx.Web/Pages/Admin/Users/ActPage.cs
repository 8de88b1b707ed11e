using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Users;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Users;

/// <summary>Asks once more before an account is stopped, opened again or given a new password: what office and administrators share.</summary>
public abstract class ActPage(CurrentUser me, UserQueries users, UserService service, SessionRegistry sessions) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whose accounts these are.</summary>
    protected abstract UserPlace Place { get; }

    /// <summary>Address of the list of accounts.</summary>
    protected abstract string Root { get; }

    public PortalUser Person { get; private set; } = null!;

    public ActWords Words { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(long id, string what, CancellationToken cancellationToken) =>
        await LoadAsync(id, what, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(long id, string what, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(id, what, cancellationToken))
        {
            return NotFound();
        }

        var outcome = await service.ActAsync(Place, id, Words.Act, Reason, me.Id!.Value, cancellationToken);
        ModelState.AddProblems(outcome.Problems);
        return ModelState.IsValid ? Done(outcome) : Page();
    }

    private LocalRedirectResult Done(UserOutcome outcome)
    {
        sessions.Forget(outcome.UserId);
        var path = $"{Root}/{outcome.UserId}";
        if (outcome.Password is { } password)
        {
            TempData.PutSlip(outcome.UserId, password);
            return LocalRedirect(path + "/slip");
        }

        TempData["Saved"] = $"{Person.DisplayName}さん：{Words.Title}を行いました。";
        return LocalRedirect(path);
    }

    private async Task<bool> LoadAsync(long id, string what, CancellationToken cancellationToken)
    {
        if (UserWords.Of(what) is not { } words || await users.FindAsync(Place, id, cancellationToken) is not { } person)
        {
            return false;
        }

        (Words, Person) = (words, person);
        return true;
    }
}
