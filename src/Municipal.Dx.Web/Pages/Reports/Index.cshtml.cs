using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;
using Municipal.Dx.Web.Setup;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>報告書: the books this person may have, by edition, one click each.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, BookDesk desk, BookShelf shelf, BookService service, BookSizes sizes, BookJobs jobs, PortalOptions options) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    /// <summary>Name of an edition (<c>fixed-1</c>, for the office also <c>draft-2</c>); the newest where it is left out.</summary>
    [BindProperty(SupportsGet = true, Name = "edition")]
    public string? Edition { get; set; }

    public IReadOnlyList<ShelvedBook> Books { get; private set; } = [];

    /// <summary>The book on top: the newest fixed one, or the one chosen.</summary>
    public ShelvedBook? Chosen { get; private set; }

    /// <summary>Editions of the book on top, the usual one first.</summary>
    public IReadOnlyList<BookEdition> Editions => Chosen is null ? [] : desk.EditionsOf(Chosen);

    /// <summary>Measures from which 個票 can be picked.</summary>
    public IReadOnlyList<PickableMeasure> Measures { get; private set; } = [];

    /// <summary>Large books of this person that are being made or were made within the hour.</summary>
    public IReadOnlyList<BookJob> Jobs => here.HasPlan ? [.. jobs.Of(desk.Owner).Where(job => job.Request.PlanId == here.Plan.Id)] : [];

    /// <summary>True where a large book was not begun, because too many are being made.</summary>
    public bool IsBusy { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Chosen is not null)
        {
            Measures = await shelf.MeasuresAsync(here.Plan.Id, cancellationToken);
        }

        return !string.IsNullOrEmpty(Period) && Chosen is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetBookAsync(
        [FromQuery(Name = "for")] string? audience, [FromQuery] string? material, [FromQuery] string[]? pick, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var query = new BookQuery(Period, Edition, audience, material, pick);
        if (desk.RequestOf(Chosen, query) is not { } request || await service.ReadAsync(request, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        if (content.Measures.Count > options.BookMeasuresAtOnce)
        {
            return await BeginAsync(desk.OrderOf(Chosen, query, request, content), cancellationToken);
        }

        var file = await BookService.MakeAsync(content, cancellationToken);
        if (Chosen is { } book)
        {
            sizes.Keep(here.Plan.Id, book.Key, desk.ExtentOf(book, request.Edition), file.Content.Length);
        }

        return File(file.Content, BookFile.ContentType, file.FileName);
    }

    public string? SizeOf(ShelvedBook book, BookEdition edition) => sizes.Label(here.Plan.Id, book.Key, desk.ExtentOf(book, edition));

    public string Href(ShelvedBook book, BookEdition edition) => here.Link($"reports?handler=Book&{Query(book)}&for={BookDesk.Token(edition)}");

    public string PrintHref(ShelvedBook book, BookEdition edition) => here.Link($"reports/print?{Query(book)}&for={BookDesk.Token(edition)}");

    public static string Query(ShelvedBook book) => $"period={book.Key}" + (book.Name is { } name ? $"&edition={name}" : "");

    private async Task<IActionResult> BeginAsync(BookOrder order, CancellationToken cancellationToken)
    {
        if (jobs.Begin(order) is { } job)
        {
            return LocalRedirect(here.Link($"reports/making/{job.Key}"));
        }

        IsBusy = true;
        Chosen ??= BookDesk.Choose(Books, new BookQuery(null, null));
        Measures = await shelf.MeasuresAsync(here.Plan.Id, cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Books = await desk.BooksAsync(cancellationToken);
        Chosen = BookDesk.Choose(Books, new BookQuery(Period, Edition));
    }
}
