using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Application.Features.Snapshots;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>報告書: the books this person may have, one click each.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser me, BookShelf shelf, BookService service, BookSizes sizes) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    /// <summary>Name of an edition (<c>fixed-1</c>, for the office also <c>draft-2</c>); the newest where it is left out.</summary>
    [BindProperty(SupportsGet = true, Name = "edition")]
    public string? Edition { get; set; }

    public IReadOnlyList<ShelvedBook> Books { get; private set; } = [];

    /// <summary>The book on top: the newest fixed one, or the one chosen.</summary>
    public ShelvedBook? Chosen { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return !string.IsNullOrEmpty(Period) && Chosen is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnGetBookAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (RequestOf(Chosen) is not { } request || await service.MakeAsync(request, cancellationToken) is not { } file)
        {
            return NotFound();
        }

        if (Chosen is { } book)
        {
            sizes.Keep(here.Plan.Id, book.Key, ExtentOf(book), file.Content.Length);
        }

        return File(file.Content, BookFile.ContentType, file.FileName);
    }

    public string? SizeOf(ShelvedBook book) => sizes.Label(here.Plan.Id, book.Key, ExtentOf(book));

    public string Href(ShelvedBook book) =>
        $"/{here.Municipality.Slug}/reports?handler=Book&period={book.Key}" + (book.Name is { } name ? $"&edition={name}" : "");

    private BookRequest? RequestOf(ShelvedBook? book) => book switch
    {
        { Extent: BookExtent.OwnMeasures } => new BookRequest(here.Plan.Id, book.Key, DepartmentIds: [.. me.DepartmentIds]),
        not null => new BookRequest(here.Plan.Id, book.Key, Snapshot: book.Name),
        // 案 is for the office, which hands it out itself.
        _ when here.HasPlan && me.IsOffice && Period is not null && SnapshotName.TryParse(Edition, out var name) && name.Kind == SnapshotKind.Draft =>
            new BookRequest(here.Plan.Id, Period, Snapshot: name),
        _ => null,
    };

    private string ExtentOf(ShelvedBook book) => $"{(book.Extent == BookExtent.WholePlan ? "plan" : string.Join(',', me.DepartmentIds.Order()))}/{book.Name}";

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return;
        }

        Books = await shelf.ForAsync(here.Plan.Id, new BookAsker(me.IsOffice, me.IsCommittee, me.DepartmentIds), cancellationToken);
        Chosen = string.IsNullOrEmpty(Period)
            ? Books.FirstOrDefault(b => b is { IsFixed: true, IsSuperseded: false }) ?? (Books.Count > 0 ? Books[0] : null)
            : Books.FirstOrDefault(b => b.Key == Period && (string.IsNullOrEmpty(Edition) || b.Name?.ToString() == Edition));
    }
}
