using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>A large book while it is made, and its file afterwards; for the one who asked for it, as long as they may have it.</summary>
[Access(Access.Member)]
public sealed class MakingModel(Here here, BookDesk desk, BookJobs jobs, BookSizes sizes) : PageModel
{
    public BookJob Job { get; private set; } = null!;

    /// <summary>Where the job stood when the page was opened.</summary>
    public BookJobState State { get; private set; } = null!;

    /// <summary>True where the file is there and this person may still have it.</summary>
    public bool IsOffered { get; private set; }

    public string Line => BookLabels.LineOf(State, jobs.Ahead(Job));

    public string Self => here.Link($"reports/making/{Job.Key}");

    public string Handler(string name) => Self + (Self.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "handler=" + name;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!Find(key))
        {
            return NotFound();
        }

        IsOffered = State.Stage == BookJobStage.Done && await desk.MayHaveAsync(Job, cancellationToken);
        return Page();
    }

    /// <summary>For <c>book.js</c>, which shows the progress without loading the page anew.</summary>
    public IActionResult OnGetState(string key) => Find(key)
        ? new JsonResult(new { isUnfinished = State.IsUnfinished, line = Line, done = State.Progress?.Done ?? 0, of = State.Progress?.Of ?? 1 })
        : NotFound();

    public async Task<IActionResult> OnGetFileAsync(string key, CancellationToken cancellationToken)
    {
        if (!Find(key) || !await desk.MayHaveAsync(Job, cancellationToken) || jobs.Open(Job) is not { } file)
        {
            return NotFound();
        }

        if (BookDesk.Choose(await desk.BooksAsync(cancellationToken), Job.Query) is { } book)
        {
            sizes.Keep(here.Plan.Id, book.Key, desk.ExtentOf(book, Job.Request.Edition), State.Size);
        }

        return File(file, BookFile.ContentType, Job.FileName);
    }

    /// <summary>中止.</summary>
    public IActionResult OnPost(string key)
    {
        if (!Find(key))
        {
            return NotFound();
        }

        jobs.Cancel(Job);
        return LocalRedirect(Self);
    }

    private bool Find(string key)
    {
        if (!here.HasPlan || jobs.Find(desk.Owner, key) is not { } job || job.Request.PlanId != here.Plan.Id)
        {
            return false;
        }

        (Job, State) = (job, job.State);
        return true;
    }
}
