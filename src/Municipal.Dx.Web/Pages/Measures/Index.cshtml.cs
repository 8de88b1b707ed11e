using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Member)]
public sealed class IndexModel(Here here, MeasureQueries measures) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    [BindProperty(SupportsGet = true, Name = "page")]
    public int Number { get; set; } = 1;

    public MeasureList List { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return Page();
        }

        List = await measures.ListAsync(here.Plan.Id, null, new MeasureFilter { Text = Text, Page = Number }, cancellationToken);
        return Page();
    }
}
