using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Calendar;

/// <summary>開庁日と閉庁日: the days that reminders and due dates keep to.</summary>
[Access(Access.Office)]
public sealed class IndexModel(Here here, ClosedDays closedDays) : PageModel
{
    [BindProperty]
    public ClosedDayInput Input { get; set; } = new();

    public IReadOnlyList<ClosedDayRow> Own { get; private set; } = [];

    public IReadOnlyList<KeyValuePair<DateOnly, string>> National { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            ModelState.AddProblems(await closedDays.AddAsync(here.Municipality.Id, Input, cancellationToken), nameof(Input));
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        TempData["Saved"] = $"「{Input.Name?.Trim()}」を閉庁日に加えました。";
        return LocalRedirect(here.Link("admin/calendar"));
    }

    public async Task<IActionResult> OnPostRemoveAsync(long id, CancellationToken cancellationToken)
    {
        if (await closedDays.RemoveAsync(here.Municipality.Id, id, cancellationToken) is not { } day)
        {
            return NotFound();
        }

        TempData["Saved"] = $"{JapaneseDate.FormatWithYearAndWeekday(day)}を閉庁日から外しました。";
        return LocalRedirect(here.Link("admin/calendar"));
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Own = await closedDays.ListAsync(here.Municipality.Id, cancellationToken);
        National = [.. NationalHolidays.All.Where(day => day.Key >= here.Today.AddMonths(-1) && day.Key <= here.Today.AddYears(1))];
    }
}
