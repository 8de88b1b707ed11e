using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Auditing;
using Municipal.Dx.Application.Features.History;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.History;

/// <summary>
/// 変更履歴 of one record, <c>?item=measure/1-1</c>: old beside new. All for the office with persons; for departments what
/// they answer for, with posts.
/// </summary>
[Access(Access.ContributorOrAdministrator)]
public sealed class IndexModel(Here here, CurrentUser user, HistoryQueries history) : PageModel
{
    public HistoryItem Item { get; private set; } = null!;

    public AuditPage Entries { get; private set; } = null!;

    public bool SeesPersons => user.IsOffice || user.IsAdministrator;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = Request.Query;
        if (!here.HasPlan || await history.FindAsync(here.Plan.Id, query["item"].ToString(), user.AsViewer(), cancellationToken) is not { } item)
        {
            return NotFound();
        }

        if (!item.IsReaders)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Item = item;
        var page = int.TryParse(query["page"], out var number) ? number : 1;
        Entries = await history.EntriesAsync(here.Municipality.Id, here.Plan.Id, item.AuditKey, page, cancellationToken);
        return Page();
    }

    /// <summary>課・職, and the person where the reader is of the office.</summary>
    public string Who(AuditRow row) => SeesPersons && row.ActorName != row.ActorPost ? $"{row.ActorName}（{row.ActorPost}）" : row.ActorPost;
}
