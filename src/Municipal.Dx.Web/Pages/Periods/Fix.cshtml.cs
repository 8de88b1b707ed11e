using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>What the office confirms, as posted.</summary>
public sealed class FixForm
{
    public bool ConfirmsMissing { get; set; }

    public string? PublishDecidedOn { get; set; }

    public string? Note { get; set; }
}

/// <summary>報告期を確定する: lists what is missing, asks, and keeps the edition.</summary>
[Access(Access.Office)]
public sealed class FixModel(Here here, ClosingQueries queries, PeriodClosing closing) : ClosingPage(here, queries)
{
    private readonly Here _here = here;
    private readonly ClosingQueries _queries = queries;

    [BindProperty]
    public FixForm Input { get; set; } = new();

    public ClosingBoard Board { get; private set; } = null!;

    public Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken)
    {
        var decidedOn = ModelState.ReadDay(Input.PublishDecidedOn, "Input.PublishDecidedOn");
        if (Input.Note is { Length: > PeriodSnapshot.NoteMax })
        {
            ModelState.AddModelError("Input.Note", $"メモは{PeriodSnapshot.NoteMax}文字以内で入力してください。");
        }

        return MoveAsync(
            p,
            seen => closing.FixAsync(seen, new FixInput(Input.ConfirmsMissing, decidedOn, Input.Note), cancellationToken),
            result => $"を確定しました（{result.Made!.EditionLabel}）。{(result.Made.Unreported > 0 ? $"未報告は{result.Made.Unreported}件です。" : "")}",
            $"periods/{p}",
            nameof(Input),
            cancellationToken);
    }

    protected override async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(p, cancellationToken))
        {
            return false;
        }

        Board = await _queries.BoardAsync(_here.Plan.Id, Period, cancellationToken);
        return true;
    }
}
