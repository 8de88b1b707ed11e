using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Plans;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Plan;

[Access(Access.Member)]
public sealed class ScheduleModel(Here here, PlanScheduleQueries schedules) : PageModel
{
    public PlanSchedule Schedule { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            Schedule = await schedules.ScheduleAsync(here.Plan.Id, here.Plan.FirstFiscalYear, here.Plan.LastFiscalYear, here.Today, cancellationToken);
        }
    }
}
