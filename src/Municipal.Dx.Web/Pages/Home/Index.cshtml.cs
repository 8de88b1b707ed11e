using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Home;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Home;

/// <summary>Straight to one's own municipality; a choice for administrators; the door for everyone else.</summary>
[Access(Access.Anonymous)]
public sealed class IndexModel(CurrentUser user, HomeQueries home) : PageModel
{
    public IReadOnlyList<MunicipalityChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (user is { MunicipalitySlug: { } slug, IsAdministrator: false })
        {
            return LocalRedirect($"/{slug}/");
        }

        Choices = await home.ChoicesAsync(publishedOnly: !user.IsAdministrator, cancellationToken);
        return Page();
    }
}
