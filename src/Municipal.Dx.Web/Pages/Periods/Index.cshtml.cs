using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Application.Features.YearEnd;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>報告期: what was asked of the departments when, and how far the answers are.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser me, PeriodQueries periods, YearEndQueries yearEnds) : PageModel
{
    public IReadOnlyList<PeriodRow> Periods { get; private set; } = [];

    /// <summary>For the office: periods that a fiscal year is confirmed with, and whether it was.</summary>
    public IReadOnlyDictionary<string, bool> YearEnds { get; private set; } = new Dictionary<string, bool>();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            Periods = await periods.ListAsync(here.Plan.Id, cancellationToken);
            YearEnds = me.IsOffice ? await yearEnds.StatesAsync(here.Plan.Id, cancellationToken) : YearEnds;
        }
    }
}
