using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>照会文: a letter to print, and the same as text for the groupware; for all departments or for one.</summary>
[Access(Access.Office)]
public sealed class RequestModel(Here here, PeriodDeskQueries desks, RequestQueries requests) : PeriodPage(here, desks)
{
    private readonly Here _here = here;

    /// <summary>Department whose letter is shown; null shows the one to all.</summary>
    [BindProperty(SupportsGet = true, Name = "dept")]
    public long? Dept { get; set; }

    public RequestLetter Letter { get; private set; } = null!;

    public IReadOnlyList<RequestedDepartment> All { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        All = await requests.DepartmentsAsync(Period, cancellationToken);
        IReadOnlyList<RequestedDepartment> chosen = Dept is { } id ? [.. All.Where(department => department.DepartmentId == id)] : All;
        Letter = new RequestLetter(Period, _here.Plan.Title, chosen);
        return Dept is not null && chosen.Count == 0 ? NotFound() : Page();
    }
}
