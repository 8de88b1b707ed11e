using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.History;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.History;

/// <summary>確定したときの内容 of one record, <c>?item=measure/1-1&amp;period=2026-q2&amp;edition=fixed-1</c>; the newest edition where none is named.</summary>
[Access(Access.ContributorOrAdministrator)]
public sealed class FixedModel(Here here, CurrentUser user, HistoryQueries history, FixedStates states) : PageModel
{
    public HistoryItem Item { get; private set; } = null!;

    public IReadOnlyList<SnapshotRow> Editions { get; private set; } = [];

    /// <summary>The edition shown; null where no period that holds the record was fixed.</summary>
    public SnapshotRow? Shown { get; private set; }

    /// <summary>Null where the edition does not hold the record.</summary>
    public FixedState? State { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? item, string? period, string? edition, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await history.FindAsync(here.Plan.Id, item ?? "", user.AsViewer(), cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (!found.IsReaders)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Item = found;
        Editions = await states.EditionsAsync(here.Plan.Id, found.AuditKey, cancellationToken);
        Shown = Editions.FirstOrDefault(row => (string.IsNullOrEmpty(period) || row.PeriodKey == period) && (string.IsNullOrEmpty(edition) || row.Name.ToString() == edition));
        if (Shown is null && !(string.IsNullOrEmpty(period) && string.IsNullOrEmpty(edition)))
        {
            return NotFound();
        }

        State = Shown is null ? null : await states.FindAsync(here.Plan.Id, found.AuditKey, Shown, cancellationToken);
        return Page();
    }

    public string LinkTo(SnapshotRow row) => here.Link($"history/fixed?item={Item.AuditKey}&period={row.PeriodKey}&edition={row.Name}");
}
