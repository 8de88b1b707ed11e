using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Municipalities;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Pages.Admin.Municipalities;

[Access(Access.Administrator)]
public sealed class AddModel(MunicipalityService municipalities, PortalOptions options) : PageModel
{
    [BindProperty]
    public MunicipalityInput Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            ModelState.AddProblems(await municipalities.AddAsync(Input, options.IsTrial, cancellationToken), nameof(Input));
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = $"{Input.Name?.Trim()}を登録しました。次に、DX事務局の利用者を追加してください。";
        return LocalRedirect($"/{Input.Slug?.Trim()}/admin/users/add");
    }
}
