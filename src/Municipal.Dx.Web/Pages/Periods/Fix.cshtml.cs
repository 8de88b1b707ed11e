using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>What the office confirms, as posted.</summary>
public sealed class FixForm
{
    public Guid Version { get; set; }

    public bool ConfirmsMissing { get; set; }

    public string? PublishDecidedOn { get; set; }

    public string? Note { get; set; }
}

/// <summary>報告期を確定する: lists what is missing, asks, and keeps the edition.</summary>
[Access(Access.Office)]
public sealed class FixModel(Here here, ClosingQueries queries, PeriodClosing closing) : PageModel
{
    [BindProperty]
    public FixForm Input { get; set; } = new();

    public ClosingPeriod Period { get; private set; } = null!;

    public ClosingBoard Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Input.Version = Period.Version;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var decidedOn = ModelState.ReadDay(Input.PublishDecidedOn, "Input.PublishDecidedOn");
        if (Input.Note is { Length: > PeriodSnapshot.NoteMax })
        {
            ModelState.AddModelError("Input.Note", $"メモは{PeriodSnapshot.NoteMax}文字以内で入力してください。");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var seen = new PeriodSeen(here.Plan.Id, p, Input.Version);
        var result = await closing.FixAsync(seen, new FixInput(Input.ConfirmsMissing, decidedOn, Input.Note), cancellationToken);
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (result.Made is not { } made)
        {
            return Page();
        }

        TempData["Saved"] = $"{Period.Label}を確定しました（{made.EditionLabel}）。{(made.Unreported > 0 ? $"未報告は{made.Unreported}件です。" : "")}";
        return LocalRedirect(here.Link($"periods/{p}"));
    }

    private async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        if (Period is null)
        {
            return false;
        }

        Board = await queries.BoardAsync(here.Plan.Id, Period, cancellationToken);
        return true;
    }
}
