using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Municipalities;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Settings;

/// <summary>運用の決まり: what the office decides for its municipality.</summary>
[Access(Access.Office)]
public sealed class IndexModel(Here here, MunicipalitySettings settings, IMailSender mail) : PageModel
{
    [BindProperty]
    public SettingsInput Input { get; set; } = new();

    public bool IsMailConfigured => mail.IsConfigured;

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Input = await settings.ReadAsync(here.Municipality.Id, cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            ModelState.AddProblems(await settings.SaveAsync(here.Municipality.Id, Input, cancellationToken), nameof(Input));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = "運用の決まりを保存しました。率と判定は、次に値を記録したときから新しい決まりで計算します。";
        return LocalRedirect($"/{here.Municipality.Slug}/admin/settings");
    }
}
