using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>確定値の記録: a value that became known after its period was fixed, kept beside the frozen one.</summary>
[Access(Access.Contributor)]
public sealed class FinalModel(Here here, CurrentUser me, KpiDetailQueries kpis, FinalValueService finals) : PageModel
{
    [BindProperty]
    public FinalForm Input { get; set; } = new();

    /// <summary>Why a 確定値 is taken back.</summary>
    [BindProperty]
    public string? RemovalReason { get; set; }

    public KpiDetail Detail { get; private set; } = null!;

    /// <summary>The period the value is for; null where none is fixed.</summary>
    public KpiPeriodValue? Target { get; private set; }

    public IReadOnlyList<KpiPeriodValue> FixedPeriods => [.. Detail.Periods.Where(period => period.Period.State == PeriodState.Fixed)];

    public async Task<IActionResult> OnGetAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Input = FinalForm.Of(Target?.Final, Target?.Period.To ?? here.Today);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var problems = new List<Problem>();
        var entry = Input.Read(Detail.Kpi, problems);
        if (problems.Count == 0)
        {
            var result = await finals.RecordAsync(Target!.Period.Id, [new FinalRequest(Detail.Kpi.Id, entry, Input.Version)], here.Today, cancellationToken);
            problems.AddRange(result.Select(found => found.Problem));
        }

        ModelState.AddProblems(problems, nameof(Input));
        TakeVersion(problems);
        return Answer("の確定値を記録しました。確定した報告書の値は、そのまま残ります。");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var result = await finals.RemoveAsync(Detail.Kpi.Id, Target!.Period.Id, Input.Version ?? Guid.Empty, RemovalReason, cancellationToken);
        foreach (var (_, problem) in result)
        {
            ModelState.AddModelError(problem.Field, problem.Message);
        }

        Input = FinalForm.Of(Target.Final, Target.Period.To);
        return Answer("の確定値を取り消しました。");
    }

    /// <summary>Told of somebody else's change, which the page shows, the reader may save over it.</summary>
    private void TakeVersion(IEnumerable<Problem> problems)
    {
        if (problems.Any(problem => problem.Message == FinalValueService.MovedMessage))
        {
            ModelState.Remove($"{nameof(Input)}.{nameof(FinalForm.Version)}");
            Input.Version = Target!.Final?.Version;
        }
    }

    private IActionResult Answer(string done)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        TempData["Saved"] = Target!.Period.Label + done;
        return LocalRedirect(here.Link($"kpis/{Detail.Kpi.Key}") + "#values");
    }

    private async Task<IActionResult?> LoadAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await kpis.FindAsync(here.Plan.Id, key, me.AsViewer(), here.Today, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        Target = string.IsNullOrEmpty(period) ? FixedPeriods.FirstOrDefault() : detail.Periods.FirstOrDefault(row => row.Period.Key == period);
        return Target is null && (!string.IsNullOrEmpty(period) || HttpMethods.IsPost(Request.Method))
            ? NotFound()
            : me.IsOffice || detail.IsAnsweredBy(me.DepartmentIds) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
