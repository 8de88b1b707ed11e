using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>計画ファイルの取込: choose the files; what they would change is shown on the next page.</summary>
[Access(Access.OfficeOrAdministrator)]
[RequestSizeLimit(BytesMax)]
[RequestFormLimits(MultipartBodyLengthLimit = BytesMax)]
public sealed class IndexModel(Here here, CurrentUser me, ImportRuns runs) : PageModel
{
    public const int BytesMax = PlanFileText.BytesMax;

    public IReadOnlyList<ImportRunRow> Runs { get; private set; } = [];

    public IReadOnlyList<PlanFileProblem> Problems { get; private set; } = [];

    /// <summary>Name of the file that was refused.</summary>
    public string? Refused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken) => Runs = await runs.ListAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(IFormFile? plan, IFormFile? glossary, CancellationToken cancellationToken)
    {
        await CheckAsync("plan", plan, isRequired: true);
        await CheckAsync("glossary", glossary, isRequired: false);
        if (ModelState.IsValid)
        {
            var files = PlanFileSet.FromBytes(await UploadedFile.ReadAsync(plan!), glossary is { Length: > 0 } ? await UploadedFile.ReadAsync(glossary) : null);
            var (key, problems) = await runs.ReceiveAsync(me.ImportDesk(here), UploadedFile.NameOf(plan!, glossary), files, cancellationToken);
            if (key is not null)
            {
                return LocalRedirect($"/{here.Municipality.Slug}/import/{key}");
            }

            (Problems, Refused) = (problems, UploadedFile.NameOf(plan!, glossary));
        }

        Runs = await runs.ListAsync(cancellationToken);
        return Page();
    }

    private async Task CheckAsync(string field, IFormFile? file, bool isRequired)
    {
        var problem = file is { Length: > 0 }
            ? UploadedFile.ProblemOf(await UploadedFile.ReadAsync(file))
            : isRequired ? "計画ファイル(plan.yaml)を選んでください。" : null;
        if (problem is not null)
        {
            ModelState.AddModelError(field, problem);
        }
    }
}
