using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Admin.Scales;

/// <summary>Another scale: typed or taken from a preset, looked at, then adopted with reason and date.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, RatingScales scales, ScalePreviews previews, ScaleAdoption adoption) : PageModel
{
    [BindProperty]
    public ScaleForm Input { get; set; } = new();

    /// <summary>What would change; null before someone asked.</summary>
    public ScalePreview? Preview { get; private set; }

    public async Task OnGetAsync(int? preset, CancellationToken cancellationToken)
    {
        var start = preset is { } index && index >= 0 && index < RatingScaleRules.Presets.Count
            ? RatingScaleRules.Presets[index]
            : await scales.InForceAsync(here.Municipality.Id, cancellationToken);
        Input = ScaleForm.Of(start, here.Today);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "do")] string? button, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        var scale = Input.Read(problems);
        var print = ScaleAdoption.PrintOf(scale);
        if (problems.Count == 0 && button == "adopt" && Input.Seen == print)
        {
            var (adopted, refusals) = await adoption.AdoptAsync(here.Municipality.Id, Input, here.Today, cancellationToken);
            if (adopted is not null)
            {
                TempData["Saved"] = $"評価基準を第{adopted.Number}版（{adopted.Name}）に変えました。{(Input.UseInOpenPeriods ? "受付中の報告期にも使います。" : "次に開く報告期から使います。")}";
                return LocalRedirect(here.Link("admin/scales"));
            }

            problems.AddRange(refusals);
        }

        ModelState.AddProblems(problems, nameof(Input));
        ModelState.Remove($"{nameof(Input)}.{nameof(Input.Seen)}");
        if (problems.TrueForAll(problem => problem.Field is nameof(Input.AdoptedOn) or nameof(Input.Reason)) && here.HasPlan)
        {
            var lead = here.Municipality.LeadsWithTargetRatio ? LeadRate.TargetRatio : LeadRate.Progress;
            Preview = await previews.OfAsync(here.Municipality.Id, here.Plan.Id, scale, lead, cancellationToken);
            Input.Seen = print;
            Input.AdoptedOn ??= JapaneseDate.Format(here.Today);
        }

        Input.AddBlankLevels();
        return Page();
    }
}
