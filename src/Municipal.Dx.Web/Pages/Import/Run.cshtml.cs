using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Data;
using Municipal.Dx.Application.Features.Import;
using Municipal.Dx.Application.PlanFiles;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Import;

/// <summary>One upload: what it would change, the decision, and what became of it.</summary>
[Access(Access.OfficeOrAdministrator)]
public sealed class RunModel(Here here, CurrentUser me, ImportRuns runs) : PageModel
{
    public ImportRun Run { get; private set; } = null!;

    /// <summary>Null once it was decided.</summary>
    public ImportPreview? Preview { get; private set; }

    /// <summary>Print of the preview shown, posted back with the decision.</summary>
    public string Seen { get; private set; } = string.Empty;

    public bool IsOutdated { get; private set; }

    /// <summary>How cells of a workbook were understood.</summary>
    public IReadOnlyList<string> Notes => PlanFileNotes.Of(Run.PlanText);

    [BindProperty]
    public List<ConflictChoice> Choices { get; set; } = [];

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken) =>
        await LoadAsync(key, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string key, string? seen, CancellationToken cancellationToken)
    {
        var step = await runs.ApplyAsync(me.ImportDesk(here), key, seen, Decisions(), cancellationToken);
        IsOutdated = step == ImportStep.Outdated;
        if (!await LoadAsync(key, cancellationToken))
        {
            return NotFound();
        }

        if (IsOutdated || step == ImportStep.Refused)
        {
            return Page();
        }

        if (step == ImportStep.Applied)
        {
            TempData["Saved"] = "計画ファイルを取り込みました。";
        }

        return LocalRedirect($"/{here.Municipality.Slug}/import/{key}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(string key, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(key, cancellationToken) is null)
        {
            return NotFound();
        }

        if (await runs.DiscardAsync(key, cancellationToken))
        {
            TempData["Saved"] = "取込をやめました。計画は変わっていません。";
        }

        return LocalRedirect($"/{here.Municipality.Slug}/import");
    }

    /// <summary>The side chosen before, the portal's where nothing was chosen.</summary>
    public bool TakesFile(ImportConflict conflict) => conflict.CanTakeFile && Choices.Exists(c => c.Id == conflict.Id && c.Side == nameof(ImportChoice.TakeFile));

    private ImportDecisions Decisions() => new(ImportChoice.KeepPortal)
    {
        ById = Choices.Where(c => c.Id is not null && c.Side == nameof(ImportChoice.TakeFile))
            .DistinctBy(c => c.Id, StringComparer.Ordinal)
            .ToDictionary(c => c.Id!, _ => ImportChoice.TakeFile, StringComparer.Ordinal),
    };

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(key, cancellationToken) is not { } run)
        {
            return false;
        }

        Run = run;
        if (run.State == ImportState.Waiting)
        {
            Preview = await runs.LookAsync(me.ImportDesk(here), run, cancellationToken);
            Seen = ImportRuns.PrintOf(Preview);
        }

        return true;
    }
}

/// <summary>Which side of a conflict is kept.</summary>
public sealed class ConflictChoice
{
    public string? Id { get; set; }

    public string? Side { get; set; }
}
