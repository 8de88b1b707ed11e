using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>What two editions of a period print differently.</summary>
[Access(Access.Office)]
public sealed class DifferencesModel(Here here, ClosingQueries queries, SnapshotStore snapshots, BookContents contents) : PageModel
{
    /// <summary>Stands for the open period as it is.</summary>
    public const string Now = "now";

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public ClosingPeriod Period { get; private set; } = null!;

    public IReadOnlyList<SnapshotRow> Editions { get; private set; } = [];

    public IReadOnlyList<BookItemChange> Changes { get; private set; } = [];

    public bool HasNow => Period.State == PeriodState.Open;

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        Period = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        if (Period is null)
        {
            return NotFound();
        }

        Editions = await snapshots.ListAsync(here.Plan.Id, p, cancellationToken);
        if (Editions.Count == 0)
        {
            return Page();
        }

        From ??= Editions[HasNow ? 0 : Math.Min(1, Editions.Count - 1)].Name.ToString();
        To ??= HasNow ? Now : Editions[0].Name.ToString();
        if (await ContentAsync(From, cancellationToken) is not { } before || await ContentAsync(To, cancellationToken) is not { } after)
        {
            return NotFound();
        }

        Changes = BookComparison.Of(before, after);
        return Page();
    }

    public string LabelOf(string? name) => name == Now ? "今の内容" : Editions.FirstOrDefault(edition => edition.Name.ToString() == name)?.Label ?? "";

    private async Task<BookContent?> ContentAsync(string name, CancellationToken cancellationToken)
    {
        var isNow = name == Now && HasNow;
        if (!isNow && !SnapshotName.TryParse(name, out _))
        {
            return null;
        }

        SnapshotName? edition = SnapshotName.TryParse(name, out var parsed) ? parsed : null;
        return await contents.FindAsync(new BookRequest(here.Plan.Id, Period.Key, Snapshot: edition), cancellationToken);
    }
}
