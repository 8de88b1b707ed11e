using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>A form about an open period: filled from it, saved from the version that was shown; whoever was overtaken sees so and saves again.</summary>
public abstract class PeriodFormPage<TForm>(Here here, PeriodDeskQueries desks) : PeriodPage(here, desks)
    where TForm : class, IPeriodForm, new()
{
    private readonly Here _here = here;

    [BindProperty]
    public TForm Input { get; set; } = new();

    /// <summary>What the next page says.</summary>
    protected abstract string Saved { get; }

    /// <summary>The next page, below the municipality's address.</summary>
    protected abstract string Next { get; }

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Input = FormOf(Period);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid ? await SaveAsync(Period.Id, cancellationToken) : PeriodOutcome.Done;
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        if (outcome.IsStale && await FindAsync(p, cancellationToken))
        {
            ModelState.Remove($"{nameof(Input)}.{nameof(IPeriodForm.Version)}");
            Input.Version = Period.Version;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = Saved;
        return LocalRedirect(_here.Link(Next));
    }

    protected abstract TForm FormOf(ReportingPeriod period);

    protected abstract Task<PeriodOutcome> SaveAsync(long periodId, CancellationToken cancellationToken);
}
