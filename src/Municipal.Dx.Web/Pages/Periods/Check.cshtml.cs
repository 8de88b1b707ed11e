using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>What the office types on the check page.</summary>
public sealed class CheckInput
{
    public Guid Version { get; set; }

    public string? Office { get; set; }

    public string? OfficeReason { get; set; }

    public string? Committee { get; set; }

    public string? CommitteeReason { get; set; }

    /// <summary>Why the report is sent back.</summary>
    public string? Reason { get; set; }

    public string? Question { get; set; }

    public GivenRatings Ratings => new(Office, OfficeReason, string.IsNullOrEmpty(Committee) ? null : Committee, CommitteeReason);
}

/// <summary>Checks one report: beside the period before, with ratings, 修正依頼 and questions.</summary>
[Access(Access.Office)]
public sealed class CheckModel(Here here, PeriodDeskQueries desks, CheckQueries reports, ShellQueries shell, RatingScales scales, ReportChecking checking, ReportMoves moves) : PageModel
{
    [BindProperty]
    public CheckInput Input { get; set; } = new();

    public PeriodDesk Desk { get; private set; } = null!;

    public CheckReport Found { get; private set; } = null!;

    public string Self => $"periods/{Desk.Period.Key}/reports/{Found.Row.MeasureKey}";

    public async Task<IActionResult> OnGetAsync(string p, string key, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, key, cancellationToken))
        {
            return NotFound();
        }

        Input.Version = Found.Report.Version;
        FillRatings();
        return Page();
    }

    public Task<IActionResult> OnPostCheckAsync(string p, string key, string? go, CancellationToken cancellationToken) => ActAsync(p, key, async () =>
    {
        var moved = await checking.CheckAsync(Found.Report.Id, Input.Version, Input.Ratings, cancellationToken);
        var next = go == "next" ? Found.After ?? Found.Before : null;
        return (moved, $"{Found.Row.NumberShown} {Found.Row.Title}を確認済みにしました。", next is null ? $"periods/{p}#items" : $"periods/{p}/reports/{next.MeasureKey}");
    }, cancellationToken);

    public Task<IActionResult> OnPostSendBackAsync(string p, string key, CancellationToken cancellationToken) => ActAsync(p, key, async () =>
    {
        var moved = await moves.MoveAsync(Found.Report.Id, Input.Version, ReportMove.RequestCorrection, new ReportMover(ReportActor.Office, Input.Reason), cancellationToken);
        return (moved, $"{Found.Row.NumberShown} {Found.Row.Title}の修正を依頼しました。{Found.Row.LeadShown}の「回答する施策」の初めに、理由と一緒に出ます。", $"periods/{p}#items");
    }, cancellationToken);

    public Task<IActionResult> OnPostRateAsync(string p, string key, CancellationToken cancellationToken) => ActAsync(p, key, async () =>
        (await checking.SaveRatingsAsync(Found.Report.Id, Input.Version, Input.Ratings, cancellationToken), "評価を保存しました。", Self), cancellationToken);

    public Task<IActionResult> OnPostAskAsync(string p, string key, CancellationToken cancellationToken) => ActAsync(p, key, async () =>
    {
        var problems = await checking.AskAsync(Found.Report.Id, Input.Question, cancellationToken);
        return (ReportMoveResult.Refused(problems.Select(problem => problem.Field.Length == 0 ? problem : new Problem(nameof(CheckInput.Question), problem.Message))), "質問を送りました。報告の状態は変わりません。", Self + "#thread");
    }, cancellationToken);

    private async Task<IActionResult> ActAsync(string p, string key, Func<Task<(ReportMoveResult Result, string Saved, string Target)>> act, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, key, cancellationToken))
        {
            return NotFound();
        }

        if (ModelState.IsValid)
        {
            var (result, saved, target) = await act();
            if (result.Problems.Count == 0)
            {
                TempData["Saved"] = saved;
                return LocalRedirect(here.Link(target));
            }

            ModelState.AddProblems(result.Problems, nameof(Input));
            if (result.IsStale && await LoadAsync(p, key, cancellationToken))
            {
                ModelState.Remove($"{nameof(Input)}.{nameof(CheckInput.Version)}");
                Input.Version = Found.Report.Version;
            }
        }

        // A question or a 修正依頼 was posted without the ratings beside it.
        if (!Request.Form.ContainsKey($"{nameof(Input)}.{nameof(CheckInput.OfficeReason)}"))
        {
            FillRatings();
        }

        return Page();
    }

    private void FillRatings()
    {
        var report = Found.Report;
        (Input.Office, Input.OfficeReason) = (report.OfficeRating ?? report.SelfRating, report.OfficeRatingReason);
        (Input.Committee, Input.CommitteeReason) = (report.CommitteeRating, report.CommitteeRatingReason);
    }

    private async Task<bool> LoadAsync(string p, string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await desks.FindAsync(here.Plan.Id, p, cancellationToken) is not { } period)
        {
            return false;
        }

        var previous = PeriodNeighbours.Before(await shell.ForAsync(here.Plan.Id), period)?.Id;
        Desk = new PeriodDesk(period, await desks.RowsAsync(period.Id, previous, cancellationToken), await scales.OfAsync(period, cancellationToken), here.Today);
        if (await reports.FindAsync(Desk, previous, key, here.Today, cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        return true;
    }
}
