using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Gives one department longer than the others, or takes that back.</summary>
[Access(Access.Office)]
public sealed class ExtendModel(Here here, PeriodDeskQueries desks, PeriodEditing editing) : PeriodPage(here, desks)
{
    private readonly Here _here = here;
    private readonly PeriodDeskQueries _desks = desks;

    [BindProperty]
    public ExtensionForm Input { get; set; } = new();

    public string Department { get; private set; } = string.Empty;

    public DueExtension? Extension { get; private set; }

    public async Task<IActionResult> OnGetAsync(string p, long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, id, cancellationToken))
        {
            return NotFound();
        }

        Input = new ExtensionForm { Due = Extension is { } given ? JapaneseDate.Format(given.Due) : null, Reason = Extension?.Reason };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, id, cancellationToken))
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid ? await editing.ExtendAsync(Period.Id, id, Input, cancellationToken) : PeriodOutcome.Done;
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        return ModelState.IsValid ? Saved($"{Department}の提出期限を延ばしました。") : Page();
    }

    public async Task<IActionResult> OnPostEndAsync(string p, long id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, id, cancellationToken))
        {
            return NotFound();
        }

        ModelState.Clear();
        ModelState.AddProblems((await editing.EndExtensionAsync(Period.Id, id, cancellationToken)).Problems, nameof(Input));
        return ModelState.IsValid ? Saved($"{Department}の提出期限を、ほかの課等と同じに戻しました。") : Page();
    }

    private LocalRedirectResult Saved(string message)
    {
        TempData["Saved"] = message;
        return LocalRedirect(_here.Link(Desk));
    }

    private async Task<bool> LoadAsync(string p, long id, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken) || await _desks.DepartmentNameAsync(id, cancellationToken) is not { } name)
        {
            return false;
        }

        (Department, Extension) = (name, Period.Extensions.Find(e => e.DepartmentId == id));
        return true;
    }
}
