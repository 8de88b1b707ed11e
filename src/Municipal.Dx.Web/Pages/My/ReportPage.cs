using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.My;

/// <summary>A page of one report: reads it with the person's rights; 404 where there is none, 403 where it is not theirs.</summary>
public abstract class ReportPage(Here here, CurrentUser me, EntryQueries queries) : PageModel
{
    /// <summary>The measure, and the report where one is asked.</summary>
    public EntryFound Found { get; private set; } = null!;

    public ReportEntry Entry => Found.Entry!;

    protected Here Here => here;

    protected EntryPerson Person { get; } = me.AsEntryPerson();

    public string PathOf(string periodKey) => here.Link($"my/{Found.Measure.Key}?period={periodKey}");

    /// <summary>A page below the report's (<c>evidence</c>, <c>part</c>).</summary>
    public string PathOf(string page, string periodKey) => here.Link($"my/{Found.Measure.Key}/{page}?period={periodKey}");

    /// <returns>Null where the page may be shown.</returns>
    protected async Task<IActionResult?> LoadAsync(string key, string? period, Func<EntryFound, bool> isAllowed, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await queries.FindAsync(here.Plan.Id, key, period, Person, here.Today, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        Found = found;
        return !isAllowed(found)
            ? StatusCode(StatusCodes.Status403Forbidden)
            : found.Entry is null && !string.IsNullOrEmpty(period) ? NotFound() : null;
    }

    /// <summary>Where a button of the form leads once it has saved.</summary>
    protected string AfterSaved(string? button) => button switch
    {
        "submit" or "ask" => here.Link("my"),
        "say" => PathOf(Entry.Period.Key) + "#thread",
        "evidence" or "part" => PathOf(button, Entry.Period.Key),
        _ => PathOf(Entry.Period.Key),
    };

    protected EntryPlace Place() => new(here.Plan.Id, Found.Measure.Key, Entry.Period.Key, Person, here.Today);
}
