using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Excel.Reports;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>計画ファイルの取込: choose the files or the workbook; what they would change is shown on the next page.</summary>
[Access(Access.OfficeOrAdministrator)]
[RequestSizeLimit(BytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = BytesMax)]
public sealed class IndexModel(Here here, CurrentUser me, ImportRuns runs, PlanExporter exporter) : PageModel
{
    public const int BytesMax = PlanFileText.BytesMax;

    public IReadOnlyList<ImportRunRow> Runs { get; private set; } = [];

    public IReadOnlyList<PlanFileProblem> Problems { get; private set; } = [];

    /// <summary>Name of the file that was refused.</summary>
    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Runs = await runs.ListAsync(cancellationToken);

    /// <summary>計画取込様式, empty or filled with the plan as it is now.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(bool filled, CancellationToken cancellationToken) =>
        filled && !me.IsOffice ? StatusCode(StatusCodes.Status403Forbidden)
        : await TemplateDownload.MakeAsync(exporter, here, filled, cancellationToken) is { } file ? File(file.Content, BookFile.ContentType, file.FileName)
        : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? plan, IFormFile? glossary, CancellationToken cancellationToken)
    {
        var upload = await UploadedPlan.ReadAsync(plan, glossary, cancellationToken);
        upload.AddRefusals(ModelState);
        if (upload.Files is { } files)
        {
            var (key, problems) = await runs.ReceiveAsync(me.ImportDesk(here), upload.Name, files, cancellationToken);
            if (key is not null)
            {
                return LocalRedirect($"/{here.Municipality.Slug}/import/{key}");
            }

            (Problems, Refused) = (upload.Placed(problems), upload.Name);
        }

        Runs = await runs.ListAsync(cancellationToken);
        return Page();
    }
}
