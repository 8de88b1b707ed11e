using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Plan;

[Access(Access.Member)]
public sealed class GovernanceModel(Here here, PlanPartQueries parts) : PageModel
{
    public PlanGovernance Governance { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            Governance = await parts.GovernanceAsync(here.Plan.Id, cancellationToken);
        }
    }
}
