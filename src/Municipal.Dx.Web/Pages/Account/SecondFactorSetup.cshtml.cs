using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Pages.Account;

[Access(Access.SignedIn)]
public sealed class SecondFactorSetupModel(SecondFactor secondFactor, OwnAccount account, SecondFactorTickets tickets, AttemptLimiter limiter, SessionRegistry registry, PortalOptions options, CurrentUser me) : PageModel
{
    [BindProperty]
    public string? Ticket { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public bool IsOn => me.HasSecondFactor;

    public bool IsNeeded => options.SecondFactorRoles.Any(me.Has);

    public int CodesLeft { get; private set; }

    public string Key { get; private set; } = string.Empty;

    public IReadOnlyList<string>? NewCodes { get; private set; }

    public string Uri => Totp.Uri(Key, me.LoginName, SecondFactor.Issuer);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
        {
            CodesLeft = await secondFactor.CodesLeftAsync(me.Id!.Value, cancellationToken);
            return;
        }

        Key = tickets.ReadKey(Ticket, me.Id!.Value) ?? Totp.NewKey();
        ModelState.Remove(nameof(Ticket));
        Ticket = tickets.ForKey(me.Id.Value, Key);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (IsOn)
        {
            return LocalRedirect("/account/second-factor/setup");
        }

        if (ModelState.IsValid && tickets.ReadKey(Ticket, me.Id!.Value) is { } key)
        {
            NewCodes = await secondFactor.EnableAsync(me.Id.Value, key, Code, cancellationToken);
            registry.Forget(me.Id.Value);
        }

        if (NewCodes is null)
        {
            ModelState.AddModelError(nameof(Code), "確認コードが違います。アプリに表示されている新しいコードを入力してください。");
            await OnGetAsync(cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostChangeAsync(string? what, CancellationToken cancellationToken)
    {
        if (limiter.Enter("password:" + me.LoginName, SessionCookie.AddressOf(HttpContext)) is { } wait)
        {
            return TooManyAttempts.Answer(Response, wait);
        }

        if (!await account.KnowsPasswordAsync(me.Id!.Value, Password, cancellationToken))
        {
            ModelState.AddModelError(nameof(Password), OwnAccount.WrongPassword);
            await OnGetAsync(cancellationToken);
            return Page();
        }

        limiter.Forgive("password:" + me.LoginName, SessionCookie.AddressOf(HttpContext));
        if (what == "codes" && IsOn)
        {
            NewCodes = await secondFactor.RenewCodesAsync(me.Id.Value, cancellationToken);
            return Page();
        }

        await secondFactor.DisableAsync(me.Id.Value, cancellationToken);
        registry.Forget(me.Id.Value);
        TempData["Saved"] = "二要素認証をやめました。";
        return LocalRedirect("/account");
    }
}
