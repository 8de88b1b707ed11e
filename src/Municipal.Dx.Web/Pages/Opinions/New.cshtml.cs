using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Opinions;

/// <summary>Records an opinion against a measure.</summary>
[Access(Access.Office)]
public sealed class NewModel(Here here, OpinionLists opinions, OpinionService service) : PageModel
{
    [BindProperty]
    public OpinionForm Input { get; set; } = new();

    public IReadOnlyList<(string Key, string Label)> Measures { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Departments { get; private set; } = new Dictionary<long, string>();

    public async Task<IActionResult> OnGetAsync(string? measure, CancellationToken cancellationToken)
    {
        Input = new OpinionForm { Measure = measure, ReceivedOn = JapaneseDate.Format(here.Today) };
        return here.HasPlan ? await FormAsync(cancellationToken) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return await FormAsync(cancellationToken);
        }

        var result = await service.AddAsync(here.Plan.Id, Input, here.Today, cancellationToken);
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.SavedKey is null)
        {
            return await FormAsync(cancellationToken);
        }

        TempData["Saved"] = "意見を記録しました。次の報告から、回答の欄に出ます。";
        return LocalRedirect(here.Link($"opinions/{result.SavedKey}"));
    }

    private async Task<IActionResult> FormAsync(CancellationToken cancellationToken)
    {
        Measures = await opinions.MeasuresAsync(here.Plan.Id, cancellationToken);
        Departments = await service.DepartmentNamesAsync();
        return Page();
    }
}
