using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>課別内訳 of one report: which departments answer a part.</summary>
[Access(Access.Office)]
public sealed class PartsModel(Here here, PeriodDeskQueries desks, AskedMeasures asked) : PeriodPage(here, desks)
{
    private readonly Here _here = here;
    private readonly PeriodDeskQueries _desks = desks;

    [BindProperty]
    public List<long> Departments { get; set; } = [];

    public DeskRow Row { get; private set; } = null!;

    public IReadOnlyList<PartChoice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string p, string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, key, cancellationToken))
        {
            return NotFound();
        }

        Departments = [.. Choices.Where(choice => choice.IsAsked).Select(choice => choice.DepartmentId)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, key, cancellationToken))
        {
            return NotFound();
        }

        var problems = await asked.SetPartsAsync(Row.Id, Departments, _here.Today, cancellationToken);
        ModelState.AddProblems(problems);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = $"{Row.NumberShown} {Row.Title}に課別に回答する課等を保存しました。";
        return LocalRedirect(_here.Link(Desk + "/measures"));
    }

    private async Task<bool> LoadAsync(string p, string key, CancellationToken cancellationToken)
    {
        if (!await FindAsync(p, cancellationToken) || (await _desks.RowsAsync(Period.Id, previousId: null, cancellationToken)).FirstOrDefault(row => row.MeasureKey == key) is not { } row)
        {
            return false;
        }

        Row = row;
        Choices = await asked.PartChoicesAsync(row.Id, _here.Today, cancellationToken);
        return true;
    }
}
