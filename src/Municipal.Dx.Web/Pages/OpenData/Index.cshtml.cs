using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.OpenData;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.OpenData;

/// <summary>オープンデータ: what everyone may take away of a plan that its municipality publishes.</summary>
[Access(Access.Anonymous)]
public sealed class IndexModel(Here here, PublishedPeriods published) : PageModel
{
    public IReadOnlyList<PublishedPeriod> Periods { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan || !here.Plan.IsPublished)
        {
            return NotFound();
        }

        Periods = await published.ListAsync(here.Plan.Id, cancellationToken);
        return Page();
    }
}
