using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Accounts;
using Municipal.Dx.Application.Features.My;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>回答する施策: what I must answer, by when, and what is done; heads submit several at once.</summary>
[Access(Access.Contributor)]
public sealed class IndexModel(Here here, CurrentUser me, MyQueries queries, MySubmitting submitting) : PageModel
{
    public MyBoard? Board { get; private set; }

    public int DaysLeft => Board?.Period?.DaysLeft(here.Today) ?? 0;

    /// <summary>課等・役割 above the title.</summary>
    public string Duty { get; private set; } = string.Empty;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return;
        }

        Board = await queries.ForAsync(here.Plan.Id, me.AsEntryPerson(), here.Today, cancellationToken);
        var roles = me.Roles.Select(r => r.Role).Where(r => r is PortalRole.DxOffice or PortalRole.DepartmentHead or PortalRole.DepartmentStaff).Distinct().Order();
        Duty = string.Join('・', Board.Departments.Concat(roles.Select(PortalRoles.Label)));
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "Chosen")] List<string> chosen, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        var submitted = await submitting.SubmitAsync(here.Plan.Id, me.AsEntryPerson(), here.Today, chosen, cancellationToken);
        TempData["Saved"] = submitted.Message;
        if (submitted.Problems.Count == 0)
        {
            return LocalRedirect(here.Link("my"));
        }

        ModelState.AddProblems(submitted.Problems, prefix: string.Empty);
        await OnGetAsync(cancellationToken);
        return Page();
    }

    public string RecordPath(MyKpi kpi) => $"/{here.Municipality.Slug}/kpis/{kpi.Key}/record?period={Board?.Period?.Key}";

    public string EntryPath(MyReport report) => here.Link($"my/{report.MeasureKey}{(report.MayEnter ? string.Empty : "/part")}?period={report.PeriodKey}");
}
