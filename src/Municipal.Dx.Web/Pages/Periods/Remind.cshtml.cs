using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>再依頼 by hand: the departments that have still something to do, with what, and when they were reminded last.</summary>
[Access(Access.Office)]
public sealed class RemindModel(Here here, DxDbContext db, DepartmentWorkQueries work, ReminderQueries reminders, ReminderService service, IMailSender mail) : PageModel
{
    [BindProperty]
    public RemindInput Input { get; set; } = new();

    public ReportingPeriod Period { get; private set; } = null!;

    public IReadOnlyList<DepartmentWork> Departments { get; private set; } = [];

    public IReadOnlyDictionary<long, LastReminder> Last { get; private set; } = new Dictionary<long, LastReminder>();

    public bool IsMailConfigured => mail.IsConfigured;

    public string Label => PeriodKey.TryParse(Period.Key, out var key) ? key.Label : Period.Key;

    public async Task<IActionResult> OnGetAsync(string p, long? department, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Input.Departments = department is { } one ? [one] : [.. Departments.Where(d => here.Today > d.Due).Select(d => d.DepartmentId)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var (sent, problems) = ModelState.IsValid ? await service.SendAsync(Period, Input.Departments, Input.Text, here.Today, cancellationToken) : (0, []);
        ModelState.AddProblems(problems, nameof(Input));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = $"{sent}つの課等に再依頼しました。「回答する施策」の初めに出ます{(mail.IsConfigured ? "。メールも順に送ります" : string.Empty)}。";
        return LocalRedirect(here.Link($"periods/{p}/remind"));
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await db.ReportingPeriods.AsNoTracking().FirstOrDefaultAsync(period => period.PlanId == here.Plan.Id && period.Key == key, cancellationToken) is not { } found)
        {
            return false;
        }

        Period = found;
        Departments = found.State == PeriodState.Open ? await work.InAsync(found, cancellationToken) : [];
        Last = await reminders.LastByDepartmentAsync(found.Id, cancellationToken);
        return true;
    }
}

/// <summary>Whom to remind, and what to say beside the list.</summary>
public sealed class RemindInput
{
    public List<long> Departments { get; set; } = [];

    public string? Text { get; set; }
}
