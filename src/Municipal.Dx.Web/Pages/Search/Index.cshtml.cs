using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Search;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Search;

[Access(Access.Member)]
public sealed class IndexModel(Here here, SearchQueries search) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Text { get; set; }

    public SearchResult? Result { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan && !string.IsNullOrWhiteSpace(Text))
        {
            Result = await search.FindAsync(here.Plan.Id, Text.Trim(), cancellationToken);
        }
    }
}
