using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Number, date, issuer and wording of the 照会文.</summary>
[Access(Access.Office)]
public sealed class RequestEditModel(Here here, PeriodDeskQueries desks, PeriodEditing editing) : PeriodPage(here, desks)
{
    private readonly Here _here = here;

    [BindProperty]
    public RequestForm Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Input = RequestForm.Of(Period, _here.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var outcome = ModelState.IsValid ? await editing.SaveRequestAsync(Period.Id, Input, cancellationToken) : PeriodOutcome.Done;
        ModelState.AddProblems(outcome.Problems, nameof(Input));
        if (outcome.IsStale && await FindAsync(p, cancellationToken))
        {
            ModelState.Remove($"{nameof(Input)}.{nameof(Input.Version)}");
            Input.Version = Period.Version;
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = "照会文を保存しました。";
        return LocalRedirect(_here.Link(Desk + "/request"));
    }
}
