using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Account;

[Access(Access.SignedIn)]
public sealed class PasswordModel(OwnAccount account, AttemptLimiter limiter, SessionRegistry registry, CurrentUser me) : PageModel
{
    [BindProperty]
    public PasswordInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (limiter.Enter("password:" + me.LoginName, SessionCookie.AddressOf(HttpContext)) is { } wait)
        {
            return TooManyAttempts.Answer(Response, wait);
        }

        if (Input.Wanted != Input.Repeated)
        {
            ModelState.AddModelError("Input.Repeated", "2回の入力が違います。同じ新しいパスワードを入力してください。");
            return Page();
        }

        if (await account.ChangePasswordAsync(me.Id!.Value, me.SessionKey, Input.Current, Input.Wanted, cancellationToken) is { } problem)
        {
            ModelState.AddModelError("Input." + problem.Field, problem.Message);
            return Page();
        }

        limiter.Forgive("password:" + me.LoginName, SessionCookie.AddressOf(HttpContext));
        registry.Forget(me.Id.Value);
        TempData["Saved"] = "パスワードを変えました。";
        return LocalRedirect(me.MustChangePassword ? Landing.Of(null, Url, User) : "/account");
    }

    public sealed class PasswordInput
    {
        public string? Current { get; set; }

        public string? Wanted { get; set; }

        public string? Repeated { get; set; }
    }
}
