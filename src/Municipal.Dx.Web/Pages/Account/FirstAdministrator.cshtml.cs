using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Accounts;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Authorization.Sessions;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Account;

/// <summary>Opened by the one-time link from the console; anything else is 404.</summary>
[Access(Access.Anonymous)]
public sealed class FirstAdministratorModel(FirstAdministrator first) : PageModel
{
    [BindProperty(Name = "token", SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public AdministratorInput Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await first.IsInvitedAsync(Token, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await first.IsInvitedAsync(Token, cancellationToken))
        {
            return NotFound();
        }

        if (Input.Password != Input.Repeated)
        {
            ModelState.AddModelError("Input.Repeated", "2回の入力が違います。同じパスワードを入力してください。");
            return Page();
        }

        var (problems, userId) = await first.CreateAsync(Token!, Input.DisplayName, Input.LoginName, Input.Password, cancellationToken);
        ModelState.AddProblems(problems, nameof(Input));
        if (problems.Count > 0)
        {
            return Page();
        }

        await SessionCookie.SignInAsync(HttpContext, userId);
        TempData["Saved"] = "管理者を登録しました。続けて、自治体と利用者を登録してください。";
        return LocalRedirect("/admin/municipalities");
    }

    public sealed class AdministratorInput
    {
        public string? DisplayName { get; set; }

        public string? LoginName { get; set; }

        public string? Password { get; set; }

        public string? Repeated { get; set; }
    }
}
