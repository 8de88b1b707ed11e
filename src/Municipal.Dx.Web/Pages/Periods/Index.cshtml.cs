using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>報告期: what was asked of the departments when, and how far the answers are.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, PeriodQueries periods) : PageModel
{
    public IReadOnlyList<PeriodRow> Periods { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            Periods = await periods.ListAsync(here.Plan.Id, cancellationToken);
        }
    }
}
