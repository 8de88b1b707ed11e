using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Account;

[Access(Access.SignedIn)]
public sealed class IndexModel(OwnAccount account, SessionStore store, SessionRegistry registry, CurrentUser me) : PageModel
{
    public IReadOnlyList<OwnSession> Running { get; private set; } = [];

    public DateTime? Previous { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        (Running, Previous) = await account.SessionsAsync(me.Id!.Value, me.SessionKey, SessionRegistry.Idle, SessionRegistry.Absolute, cancellationToken);

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        var ended = await store.EndOthersAsync(me.Id!.Value, me.SessionKey);
        registry.Forget(me.Id.Value);
        TempData["Saved"] = ended == 0 ? "ほかにログイン中の端末はありませんでした。" : $"ほかの{ended}台の端末からログアウトしました。";
        return LocalRedirect("/account");
    }
}
