using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;

namespace Municipal.Dx.Web.Pages.Account;

/// <summary>The second step of signing in; the first leads here by its form only.</summary>
[Access(Access.Anonymous)]
public sealed class SecondFactorModel(SignInService signIn, SecondFactor secondFactor, SecondFactorTickets tickets, AttemptLimiter limiter, CarriedForms forms) : PageModel
{
    [BindProperty(Name = "ticket")]
    public string? Ticket { get; set; }

    [BindProperty(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    [BindProperty(Name = CarriedForms.FieldName)]
    public string? Carried { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public CarriedForm? Restored { get; private set; }

    public IActionResult OnGet() => LocalRedirect("/account/login");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (tickets.Read(Ticket) is not { } ticket || await signIn.FindAsync(ticket.UserId, ticket.AccessVersion, cancellationToken) is not { } user)
        {
            TempData["Saved"] = "確認の時間が過ぎました。もう一度ログインしてください。";
            return LocalRedirect("/account/login");
        }

        var account = "second:" + user.Id.ToString(CultureInfo.InvariantCulture);
        if (limiter.Enter(account, SessionCookie.AddressOf(HttpContext)) is { } wait)
        {
            return TooManyAttempts.Answer(Response, wait);
        }

        if (!await secondFactor.TakeAsync(user.Id, Code, cancellationToken))
        {
            await signIn.CountFailureAsync(user, cancellationToken);
            ModelState.AddModelError(nameof(Code), "確認コードが違います。新しいコードを入力してください。");
            return Page();
        }

        limiter.Forgive(account, SessionCookie.AddressOf(HttpContext));
        await SessionCookie.SignInAsync(HttpContext, user.Id);
        Restored = forms.Open(Carried, user.Id);
        return Restored is null ? LocalRedirect(Landing.Of(ReturnUrl, Url, User)) : Page();
    }
}
