using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Municipal.Dx.Application.Features.Departments;
using Municipal.Dx.Application.Features.Deputies;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Deputies;

/// <summary>代理: heads name someone for their own departments, the office for any.</summary>
[Access(Access.Contributor)]
public sealed class IndexModel(Here here, CurrentUser me, DeputyService deputies, DepartmentQueries departments) : PageModel
{
    [BindProperty]
    public DeputyInput Input { get; set; } = new();

    public IReadOnlyList<DeputyRow> Rows { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Departments { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    /// <summary>Departments the person may name a deputy for; null for all.</summary>
    private IReadOnlySet<long>? Allowed => me.IsOffice ? null : me.HeadedDepartmentIds;

    public bool MayName => me.IsOffice || me.HeadedDepartmentIds.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Input.From = JapaneseDate.Format(here.Today);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!MayName)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (ModelState.IsValid)
        {
            ModelState.AddProblems(await deputies.NameAsync(here.Municipality.Id, Allowed, Input, cancellationToken), nameof(Input));
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Saved"] = "代理を決めました。その間、代理の人も提出できます。報告には「代理提出」と残ります。";
        return LocalRedirect(here.Link("deputies"));
    }

    public async Task<IActionResult> OnPostEndAsync(long id, CancellationToken cancellationToken)
    {
        if (!MayName)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (!await deputies.EndAsync(id, Allowed, cancellationToken))
        {
            return NotFound();
        }

        TempData["Saved"] = "代理をやめました。";
        return LocalRedirect(here.Link("deputies"));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Rows = await deputies.ListAsync(me.IsOffice ? null : me.DepartmentIds, here.Today, cancellationToken);
        if (!MayName)
        {
            return;
        }

        Departments = [.. (await departments.ChoicesAsync(here.Today, cancellationToken)).Where(d => Allowed?.Contains(d.Id) != false).Select(d => new SelectListItem(d.Name, $"{d.Id}"))];
        People = [.. (await deputies.CandidatesAsync(here.Municipality.Id, cancellationToken)).Select(c => new SelectListItem(c.Name, $"{c.UserId}"))];
    }
}
