using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>KPI一覧: every KPI once, with its value in a reporting period.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser user, KpiQueries kpis) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public KpiListQuery Query { get; set; } = new();

    public IReadOnlyList<KpiPeriod> Periods { get; private set; } = [];

    public KpiPeriod? Period { get; private set; }

    public KpiList List { get; private set; } = null!;

    public IReadOnlyList<(string Key, string Title)> Policies { get; private set; } = [];

    public IReadOnlyList<(long Id, string Name)> Departments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return Page();
        }

        var viewer = user.AsViewer();
        Periods = await kpis.PeriodsAsync(here.Plan.Id, viewer, cancellationToken);
        Period = Query.PeriodOf(Periods);
        List = await kpis.ListAsync(here.Plan.Id, Period, viewer, Query.Filter(), here.Today, KpiFilter.PageSize, cancellationToken);
        Policies = await kpis.PoliciesAsync(here.Plan.Id, cancellationToken);
        Departments = await kpis.DepartmentsAsync(here.Plan.Id, cancellationToken);
        return Page();
    }
}
