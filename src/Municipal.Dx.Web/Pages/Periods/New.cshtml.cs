using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Calendar;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Opens a reporting period; the likely one is filled in.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, PeriodQueries periods, PeriodService service, ReportAsking asking, ClosedDays closedDays) : PageModel
{
    [BindProperty]
    public PeriodForm Input { get; set; } = new();

    public IReadOnlyList<AskCandidate> Candidates { get; private set; } = [];

    public static string KindLabel(PeriodKind kind) => kind switch
    {
        PeriodKind.Quarter => "四半期",
        PeriodKind.HalfYear => "半期",
        PeriodKind.Year => "年度",
        _ => "臨時",
    };

    public async Task<IActionResult> OnGetAsync(string? kind, int? year, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        var chosen = Enum.TryParse<PeriodKind>(kind, out var known) && Enum.IsDefined(known) ? known : PeriodKind.Quarter;
        var days = await closedDays.WorkingDaysAsync(here.Municipality.Id, cancellationToken);
        var suggestion = chosen == PeriodKind.Year && FiscalYear.TryCreate(year ?? 0, out var fiscal)
            ? PeriodSuggestion.OfYear(fiscal, days)
            : PeriodSuggestion.Of(chosen, here.Today, await periods.OpenedAsync(here.Plan.Id, cancellationToken), days);
        Input = PeriodForm.Of(suggestion);
        Candidates = await asking.CandidatesAsync(here.Plan.Id, suggestion.Key, cancellationToken);
        Input.Measures = [.. Candidates.Where(c => c.Default.IsAsked).Select(c => c.Key)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await AgainAsync(cancellationToken);
        }

        var (opened, problems) = await service.OpenAsync(here.Municipality.Id, here.Plan.Id, Input, here.Today, cancellationToken);
        ModelState.AddProblems(problems, nameof(Input));
        if (opened is null)
        {
            return await AgainAsync(cancellationToken);
        }

        TempData["Saved"] = $"{PeriodNames.Of(opened)}の報告期を開きました。提出期限は{JapaneseDate.FormatWithYearAndWeekday(opened.Due)}です。";
        return LocalRedirect(here.Link($"periods/{opened.Key}"));
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        var key = Input.ReadKey([]) ?? PeriodKey.Year(FiscalYear.FromDate(here.Today));
        Candidates = await asking.CandidatesAsync(here.Plan.Id, key, cancellationToken);
        return Page();
    }
}
