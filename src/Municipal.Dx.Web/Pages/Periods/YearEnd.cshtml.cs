using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.YearEnd;
using Municipal.Dx.Domain;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>年度末確定: the final values of a fiscal year, kept part by part, and the confirmation at the end.</summary>
[Access(Access.Office)]
public sealed class YearEndModel(Here here, YearEndQueries queries, YearEndService service) : PageModel
{
    [BindProperty]
    public YearEndForm Input { get; set; } = new();

    [BindProperty]
    public Guid Version { get; set; }

    /// <summary>Why the confirmation is taken back.</summary>
    [BindProperty]
    public string? TakeBackReason { get; set; }

    public YearEndBoard Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        Input = YearEndForm.Of(Board, here.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string p, string? @do, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        if (!Board.IsHere || Board.Confirmation is not null)
        {
            return Answer([Problem.Whole(Board.IsHere ? YearEndService.AlreadyMessage : "年度末確定は、年度の最後に確定した報告期で行います。")], "");
        }

        var decidedOn = @do == "confirm" ? ModelState.ReadDay(Input.DecidedOn, "Input.DecidedOn") : null;
        var (kept, problems) = await service.SaveAsync(Board, Input, here.Today, cancellationToken);
        foreach (var (line, problem) in problems)
        {
            ModelState.AddModelError(problem.Field.Length == 0 ? "" : problem.Field == nameof(Input.AsOf) ? "Input.AsOf" : $"Input.Rows[{line}].{problem.Field}", problem.Message == FinalValueService.MovedMessage ? $"{Board.Rows.First(row => row.Kpi.Id == Input.Rows[line].KpiId).Kpi.Name}：{problem.Message}" : problem.Message);
            if (problem.Message == FinalValueService.MovedMessage)
            {
                ModelState.Remove($"Input.Rows[{line}].{nameof(YearEndLine.Version)}");
                Input.Rows[line].Version = Board.Rows.First(row => row.Kpi.Id == Input.Rows[line].KpiId).Final?.Version;
            }
        }

        if (!ModelState.IsValid || @do != "confirm")
        {
            return Answer([], kept == 0 ? "新しく保存する確定値はありませんでした。" : $"確定値を{kept}件保存しました。");
        }

        await LoadAsync(p, cancellationToken);
        var refused = await service.ConfirmAsync(Board, decidedOn, Input, here.Today, cancellationToken);
        if (refused.Count > 0 && kept > 0)
        {
            // The values are kept already: their lines go on from what stands now.
            ModelState.Clear();
            (Input.Rows, refused) = (YearEndForm.Of(Board, here.Today).Rows, [.. refused, Problem.Whole($"確定値{kept}件は保存しました。年度末確定はまだです。")]);
        }

        return Answer(refused, $"{Board.Year.Label}の年度末確定をしました。");
    }

    public async Task<IActionResult> OnPostTakeBackAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var problems = await service.TakeBackAsync(Board.Period.Id, Version, TakeBackReason, cancellationToken);
        foreach (var problem in problems)
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        Input = YearEndForm.Of(Board, here.Today);
        return Answer([], $"{Board.Year.Label}の年度末確定を取り消しました。確定値は残っています。");
    }

    private IActionResult Answer(IReadOnlyList<Problem> problems, string done)
    {
        ModelState.AddProblems(problems, nameof(Input));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = done;
        return LocalRedirect(here.Link($"periods/{Board.Period.Key}/year-end"));
    }

    private async Task<bool> LoadAsync(string p, CancellationToken cancellationToken)
    {
        Board = here.HasPlan ? (await queries.FindAsync(here.Plan.Id, p, cancellationToken))! : null!;
        return Board is not null;
    }
}
