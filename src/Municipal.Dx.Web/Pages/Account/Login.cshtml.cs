using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Account;

[Access(Access.Anonymous)]
public sealed class LoginModel(SignInService signIn, SecondFactorTickets tickets, CarriedForms forms, CurrentUser me) : PageModel
{
    public const string RefusalMessage = "利用者IDまたはパスワードが違うか、今は使えない利用者IDです。";

    [BindProperty(Name = "returnUrl", SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = CarriedForms.FieldName)]
    public string? Carried { get; set; }

    [BindProperty]
    public LoginInput Input { get; set; } = new();

    public SecondStep? SecondStep { get; private set; }

    public CarriedForm? Restored { get; private set; }

    public IActionResult OnGet()
    {
        Carried = CarriedForms.TextOf(HttpContext);
        return me.IsSignedIn ? LocalRedirect(Landing.Of(ReturnUrl, Url, User)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var check = await signIn.CheckAsync(Input.LoginName, Input.Password, SessionCookie.AddressOf(HttpContext), cancellationToken);
        if (check.RetryAfter is { } wait)
        {
            return TooManyAttempts.Answer(Response, wait);
        }

        if (check.User is not { } user)
        {
            ModelState.AddModelError(string.Empty, RefusalMessage);
            return Page();
        }

        if (user.TwoFactorEnabled)
        {
            SecondStep = new SecondStep(tickets.ForPassword(user.Id, user.AccessVersion), ReturnUrl, Carried, null);
            return Page();
        }

        await SessionCookie.SignInAsync(HttpContext, user.Id);
        Restored = forms.Open(Carried, user.Id);
        return Restored is null ? LocalRedirect(Landing.Of(ReturnUrl, Url, User)) : Page();
    }

    public sealed class LoginInput
    {
        [Required(ErrorMessage = "利用者IDを入力してください。")]
        public string? LoginName { get; set; }

        [Required(ErrorMessage = "パスワードを入力してください。")]
        public string? Password { get; set; }
    }
}
