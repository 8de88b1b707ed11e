using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>Opens a reporting period; the likely one is filled in.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, PeriodQueries periods, PeriodService service, ReportAsking asking) : PageModel
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

    public async Task<IActionResult> OnGetAsync(string? kind, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        var chosen = Enum.TryParse<PeriodKind>(kind, out var known) && Enum.IsDefined(known) ? known : PeriodKind.Quarter;
        var suggestion = PeriodSuggestion.Of(chosen, here.Today, await periods.OpenedAsync(here.Plan.Id, cancellationToken));
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

        var label = PeriodKey.TryParse(opened.Key, out var key) ? key.Label : opened.Key;
        TempData["Saved"] = $"{label}の報告期を開きました。提出期限は{JapaneseDate.FormatWithYearAndWeekday(opened.Due)}です。";
        return LocalRedirect(here.Link("periods"));
    }

    private async Task<IActionResult> AgainAsync(CancellationToken cancellationToken)
    {
        var key = PeriodSuggestion.Of(Enum.IsDefined(Input.Kind) ? Input.Kind : PeriodKind.Quarter, here.Today, []).Key;
        Candidates = await asking.CandidatesAsync(here.Plan.Id, Input.ReadKey([]) ?? key, cancellationToken);
        return Page();
    }
}
