using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Survey;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Excel.RoundTrip;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Survey;

/// <summary>調査票: download the departments' sheets, and hand filled-in ones back in.</summary>
[Access(Access.Contributor)]
[RequestSizeLimit(BytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = BytesMax)]
public sealed class IndexModel(Here here, CurrentUser me, SurveyShelf shelf, SurveySource source, SurveyUploads uploads) : PageModel
{
    public const int BytesMax = 6 * UploadLimits.Bytes;

    public SurveyShelfPeriod? Period { get; private set; }

    public IReadOnlyList<string> OpenPeriods { get; private set; } = [];

    public IReadOnlyList<SurveyUploadRow> Uploads { get; private set; } = [];

    /// <summary>What became of several files handed in at once.</summary>
    public IReadOnlyList<ReceivedFile> Received { get; private set; } = [];

    public async Task OnGetAsync(string? period, CancellationToken cancellationToken) => await LoadAsync(period, cancellationToken);

    public async Task<IActionResult> OnGetSheetAsync(string? period, string? department, CancellationToken cancellationToken)
    {
        await LoadAsync(period, cancellationToken);
        if (Period?.Departments.FirstOrDefault(d => d.Key == department) is not { } wanted || await BoardAsync(cancellationToken) is not { } board)
        {
            return NotFound();
        }

        var file = await SurveyFiles.MakeAsync(board.For(wanted.Id), cancellationToken);
        return File(file.Content, BookFile.ContentType, file.FileName);
    }

    public async Task<IActionResult> OnGetAllAsync(string? period, CancellationToken cancellationToken)
    {
        await LoadAsync(period, cancellationToken);
        if (Period is not { Departments.Count: > 0 } || await BoardAsync(cancellationToken) is not { } board)
        {
            return NotFound();
        }

        var file = await SurveyFiles.MakeZipAsync([.. Period.Departments.Select(d => board.For(d.Id))], cancellationToken);
        return File(file.Content, SurveyFiles.ZipType, file.FileName);
    }

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile>? sheets, string? period, CancellationToken cancellationToken)
    {
        var files = (sheets ?? []).Where(file => file.Length > 0).ToList();
        if (files.Count == 0 || !here.HasPlan)
        {
            ModelState.AddModelError("sheets", "調査票のファイル(.xlsx)を選んでください。");
        }
        else
        {
            Received = await ReceivedFile.ReceiveAsync(uploads, me.SurveyDesk(here), files, cancellationToken);
            if (Received is [{ Key: { } key }])
            {
                return LocalRedirect($"/{here.Municipality.Slug}/survey/{key}");
            }
        }

        await LoadAsync(period, cancellationToken);
        return Page();
    }

    private Task<SurveyBoard?> BoardAsync(CancellationToken cancellationToken) => source.ReadAsync(here.Plan.Id, Period!.Key, here.Today, cancellationToken);

    private async Task LoadAsync(string? period, CancellationToken cancellationToken)
    {
        if (here.HasPlan)
        {
            (Period, OpenPeriods) = await shelf.ReadAsync(me.SurveyDesk(here), period, cancellationToken);
            Uploads = await uploads.ListAsync(me.SurveyDesk(here), cancellationToken);
        }
    }
}
