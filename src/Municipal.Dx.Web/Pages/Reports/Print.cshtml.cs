using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Reports;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Reports;

/// <summary>A book as a page to print or to keep as PDF from the browser: the same sheets as the workbook's.</summary>
[Access(Access.Member)]
public sealed class PrintModel(Here here, BookDesk desk, BookContents contents) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "period")]
    public string? Period { get; set; }

    [BindProperty(SupportsGet = true, Name = "edition")]
    public string? Edition { get; set; }

    [BindProperty(SupportsGet = true, Name = "for")]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true, Name = "material")]
    public string? Material { get; set; }

    [BindProperty(SupportsGet = true, Name = "pick")]
    public string[] Pick { get; set; } = [];

    public BookContent Book { get; private set; } = null!;

    public IReadOnlyList<BookSheet> Sheets { get; private set; } = [];

    /// <summary>The period's books, with this one.</summary>
    public string Back => "reports" + (Period is null ? "" : "?period=" + Uri.EscapeDataString(Period));

    /// <summary>Edition, state, period and 資料番号: above the first page of 表紙 and 概要.</summary>
    public string Running => $"{Status}　{BookPhrases.PeriodLine(Book)}";

    private string Status => BookPhrases.Status(Book) + (Book.Wish.Material is { } material ? $"　資料{material}" : "") + (Book.Cover.IsTrial ? "　体験用の架空の実績値を含む" : "");

    /// <summary>What stands above every page of a sheet that runs over several.</summary>
    public BookHead HeadOf(string sheet) => new(Book.Cover.PlanTitle, sheet, BookPhrases.PeriodLine(Book), Status);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var query = new BookQuery(Period, Edition, For, Material, Pick);
        var chosen = BookDesk.Choose(await desk.BooksAsync(cancellationToken), query);
        if (chosen is null && string.IsNullOrEmpty(Period))
        {
            return LocalRedirect(here.Link("reports"));
        }

        if (desk.RequestOf(chosen, query) is not { } request || await contents.ShownAsync(request, cancellationToken) is not { } content)
        {
            return NotFound();
        }

        Book = content;
        Sheets = [.. BookSheets.Of(content).Where(sheet => sheet.IsIncluded)];
        return Page();
    }

    /// <summary>工程表 as of the period's end, so that a fixed book stays the same.</summary>
    public Gantt ScheduleOf(BookMeasure measure, (int From, int To)? years) => Gantt.Over([.. Drawn(measure).Select(SubjectOf)], years, Book.Period.To);

    public (int From, int To)? Years => Gantt.YearsOf(Book.Measures.SelectMany(Drawn).Select(SubjectOf), Book.PlanYears.First, Book.PlanYears.Last);

    public static IReadOnlyList<BookInitiative> Drawn(BookMeasure measure) => [.. measure.Initiatives.Where(initiative => initiative.Phases.Count > 0 || initiative.IsReported)];

    private static GanttSubject SubjectOf(BookInitiative initiative) =>
        new(initiative.Key, initiative.Title, TitleIsGist: false, [.. initiative.Phases.Select(phase => new GanttPhase(phase.Label, phase.First, phase.Last, phase.IsCertain))]);
}
