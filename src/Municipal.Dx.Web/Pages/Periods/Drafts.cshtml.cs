using Microsoft.AspNetCore.Mvc;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>委員会資料 案 and fixed editions of a period: freeze another draft, take the book of any, compare two.</summary>
[Access(Access.Office)]
public sealed class DraftsModel(Here here, ClosingQueries queries, SnapshotStore snapshots, PeriodClosing closing) : ClosingPage(here, queries)
{
    private readonly Here _here = here;

    [BindProperty]
    public string? Note { get; set; }

    public IReadOnlyList<SnapshotRow> Editions { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(string p, CancellationToken cancellationToken) => MoveAsync(
        p,
        seen => closing.MakeDraftAsync(seen, Note, cancellationToken),
        result => $"の委員会資料「{result.Made!.EditionLabel}」を作りました。",
        $"periods/{p}/drafts",
        prefix: null,
        cancellationToken);

    protected override async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        if (!await base.LoadAsync(p, cancellationToken))
        {
            return false;
        }

        Editions = await snapshots.ListAsync(_here.Plan.Id, p, cancellationToken);
        return true;
    }
}
