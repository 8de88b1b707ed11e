using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>One KPI: what it means, how it is judged, its values by period, and how its target changed.</summary>
[Access(Access.Member)]
public sealed class DetailModel(Here here, CurrentUser me, KpiDetailQueries kpis) : PageModel
{
    public KpiDetail Detail { get; private set; } = null!;

    public KpiChart? Chart { get; private set; }

    public bool MayRecord { get; private set; }

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await kpis.FindAsync(here.Plan.Id, key, me.AsViewer(), here.Today, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        MayRecord = me.IsOffice || (me.Satisfies(Access.Contributor) && detail.IsAnsweredBy(me.DepartmentIds));
        Chart = KpiChart.Of(detail, here.Plan.FirstFiscalYear, here.Plan.LastFiscalYear, here.Municipality.UsesStraightLineGuide);
        return Page();
    }
}
