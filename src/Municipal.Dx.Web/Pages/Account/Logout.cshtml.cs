using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Account;

[Access(Access.SignedIn)]
public sealed class LogoutModel(SessionRegistry sessions, CurrentUser me) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await sessions.EndAsync(me.SessionKey!);
        await HttpContext.SignOutAsync();
        TempData["Saved"] = "ログアウトしました。";
        return LocalRedirect("/account/login");
    }
}
