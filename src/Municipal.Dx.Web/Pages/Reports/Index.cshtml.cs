using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>報告書: the books this person may have, one click each.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser me, BookShelf shelf, BookService service, BookSizes sizes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    public IReadOnlyList<ShelvedBook> Books { get; private set; } = [];

    /// <summary>The book on top: the newest, or the one chosen.</summary>
    public ShelvedBook? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return !string.IsNullOrEmpty(Period) && Chosen is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetBookAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Chosen is not { } book)
        {
            return NotFound();
        }

        var request = new BookRequest(here.Plan.Id, book.Key, DepartmentIds: book.Extent == BookExtent.OwnMeasures ? me.DepartmentIds.ToList() : null, IsInterim: book.State is null);
        if (await service.MakeAsync(request, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        sizes.Keep(here.Plan.Id, book.Key, ExtentOf(book), file.Content.Length);
        return File(file.Content, BookFile.ContentType, file.FileName);
    }

    public string? SizeOf(ShelvedBook book) => sizes.Label(here.Plan.Id, book.Key, ExtentOf(book));

    public string Href(ShelvedBook book) => $"/{here.Municipality.Slug}/reports?handler=Book&period={book.Key}";

    private string ExtentOf(ShelvedBook book) => book.Extent == BookExtent.WholePlan ? "plan" : string.Join(',', me.DepartmentIds.Order());

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return;
        }

        var asker = new BookAsker(me.IsOffice, me.IsCommittee, me.DepartmentIds);
        Books = await shelf.ForAsync(here.Plan.Id, here.Plan.FirstFiscalYear, asker, here.Today, cancellationToken);
        Chosen = string.IsNullOrEmpty(Period) ? Books.FirstOrDefault(b => b.IsFixed) ?? (Books.Count > 0 ? Books[0] : null) : Books.FirstOrDefault(b => b.Key == Period);
    }
}
