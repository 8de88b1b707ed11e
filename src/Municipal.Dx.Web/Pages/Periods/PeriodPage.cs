using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>A page about one period: found by its key in the plan of the page, 404 otherwise.</summary>
public abstract class PeriodPage(Here here, PeriodDeskQueries desks) : PageModel
{
    public ReportingPeriod Period { get; private set; } = null!;

    public string Name => PeriodNames.Of(Period);

    public string Desk => $"periods/{Period.Key}";

    public bool IsOpen => Period.State == PeriodState.Open;

    protected async Task<bool> FindAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await desks.FindAsync(here.Plan.Id, key, cancellationToken) is not { } found)
        {
            return false;
        }

        Period = found;
        return true;
    }
}
