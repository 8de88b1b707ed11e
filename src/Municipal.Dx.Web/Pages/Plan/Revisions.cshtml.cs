using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Plan;

[Access(Access.Member)]
public sealed class RevisionsModel(Here here, PlanHeads heads, PlanPartQueries parts) : PageModel
{
    public PlanHead Head { get; private set; } = null!;

    public PlanOrigins Origins { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            Head = await heads.OfAsync(here.Plan.Id, cancellationToken);
            Origins = await parts.OriginsAsync(here.Plan.Id, cancellationToken);
        }
    }
}
