using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>尋ねる施策 of an open period: more of them, or fewer as long as nobody wrote anything.</summary>
[Access(Access.Office)]
public sealed class MeasuresModel(Here here, PeriodDeskQueries desks, AskedMeasures asked, ReportAsking asking) : PeriodPage(here, desks)
{
    private readonly Here _here = here;

    [BindProperty]
    public List<string> Add { get; set; } = [];

    [BindProperty]
    public List<string> Remove { get; set; } = [];

    public IReadOnlyList<AskedMeasure> Asked { get; private set; } = [];

    public IReadOnlyList<AskCandidate> Others { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken) =>
        await FindAsync(p, cancellationToken) ? await ShowAsync(cancellationToken) : NotFound();

    public async Task<IActionResult> OnPostAddAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var (added, problems) = await asked.AddAsync(Period.Id, Add, _here.Today, cancellationToken);
        return await AnswerAsync(problems, $"{added}件を尋ねる施策に加えました。", cancellationToken);
    }

    public async Task<IActionResult> OnPostRemoveAsync(string p, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var (removed, problems) = await asked.RemoveAsync(Period.Id, Remove, cancellationToken);
        return await AnswerAsync(problems, $"{removed}件を尋ねる施策から外しました。", cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(IReadOnlyList<Problem> problems, string saved, CancellationToken cancellationToken)
    {
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        if (!ModelState.IsValid)
        {
            return await ShowAsync(cancellationToken);
        }

        TempData["Saved"] = saved;
        return LocalRedirect(_here.Link(Desk + "/measures"));
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancellationToken)
    {
        Asked = await asked.ListAsync(Period.Id, cancellationToken);
        var keys = Asked.Select(measure => measure.Key).ToHashSet(StringComparer.Ordinal);
        Others = IsOpen && PeriodKey.TryParse(Period.Key, out var key)
            ? [.. (await asking.CandidatesAsync(_here.Plan.Id, key, cancellationToken)).Where(candidate => !keys.Contains(candidate.Key))]
            : [];
        return Page();
    }
}
