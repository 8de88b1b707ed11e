using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Conflicts;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Domain;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Kpis;

/// <summary>実績の記録: one value of one KPI for an opened period.</summary>
[Access(Access.Contributor)]
public sealed class RecordModel(Here here, CurrentUser me, KpiDetailQueries kpis, ActualValueService actuals, ConflictQueries conflicts) : PageModel
{
    [BindProperty]
    public RecordForm Input { get; set; } = new();

    [BindProperty]
    public EditStamp Stamp { get; set; } = new();

    public KpiDetail Detail { get; private set; } = null!;

    /// <summary>The period the value is for; null where none is open.</summary>
    public KpiPeriodValue? Target { get; private set; }

    public PeriodKey Period { get; private set; }

    public string? Question { get; private set; }

    public Conflict? Conflict { get; private set; }

    public IReadOnlyList<KpiPeriodValue> OpenPeriods => [.. Detail.Periods.Where(period => period.Period.State == PeriodState.Open)];

    public async Task<IActionResult> OnGetAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        Input = Stored();
        Stamp = EditStamp.Of(Target?.Value?.Version ?? Guid.Empty, Input.InWords(Detail.Kpi));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string key, string? period, string? @do, CancellationToken cancellationToken)
    {
        if (await LoadAsync(key, period, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Target is not { } target || target.Period.State != PeriodState.Open)
        {
            ModelState.AddModelError(string.Empty, Target is null ? ActualValueService.NotOpenMessage : ActualValueService.FixedMessage);
            return Page();
        }

        return await SaveAsync(target, @do == "edit", cancellationToken);
    }

    private async Task<IActionResult> SaveAsync(KpiPeriodValue target, bool goesOnEditing, CancellationToken cancellationToken)
    {
        var version = target.Value?.Version ?? Guid.Empty;
        var theirs = Stored();
        var decision = Merging.Decide(Stamp, version, Input.InWords(Detail.Kpi), theirs.InWords(Detail.Kpi));
        if (decision.IsOpen)
        {
            return await AskAsync(version, decision, cancellationToken);
        }

        Input.Take(decision.TakeTheirs, theirs);
        if (goesOnEditing)
        {
            ModelState.Clear();
            Stamp = EditStamp.Of(version, theirs.InWords(Detail.Kpi));
            return Page();
        }

        var problems = new List<Problem>();
        var entry = Input.Read(Detail.Kpi, problems);
        ModelState.AddProblems(problems, nameof(Input));
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var options = new RecordOptions(target.Value?.Version, Input.IsAccepted(entry), me.IsOffice, Input.IsConfirmed);
        var result = await actuals.RecordAsync(Detail.Kpi.Id, target.Period.Id, entry, options, cancellationToken);
        return await AnswerAsync(result, decision, cancellationToken);
    }

    private async Task<IActionResult> AnswerAsync(RecordResult result, MergeDecision decision, CancellationToken cancellationToken)
    {
        if (result.Theirs is not null)
        {
            await LoadAsync(Detail.Kpi.Key, Target!.Period.Key, cancellationToken);
            var again = Merging.Decide(Stamp, result.Theirs.Version, Input.InWords(Detail.Kpi), Stored().InWords(Detail.Kpi));
            return await AskAsync(result.Theirs.Version, again, cancellationToken);
        }

        Question = result.Question;
        ModelState.AddProblems(result.Problems, nameof(Input));
        if (!result.IsSaved)
        {
            return Page();
        }

        await LoadAsync(Detail.Kpi.Key, Target!.Period.Key, cancellationToken);
        var kept = decision.KeptNotice;
        TempData["Saved"] = $"{Period.Label}の実績を保存しました。{Input.HowRead}{KpiRunning.After(Detail, Period)}{kept}";
        return LocalRedirect(here.Link($"kpis/{Detail.Kpi.Key}") + "#values");
    }

    private async Task<IActionResult> AskAsync(Guid version, MergeDecision decision, CancellationToken cancellationToken)
    {
        var last = await conflicts.LastChangeAsync(here.Municipality.Id, $"actual/{Detail.Kpi.Key}/{Target!.Period.Key}", cancellationToken);
        Conflict = new Conflict($"{Detail.Kpi.Name}（{Period.Label}の実績）", version, last, decision.Rows);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<IActionResult?> LoadAsync(string key, string? period, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await kpis.FindAsync(here.Plan.Id, key, me.AsViewer(), here.Today, cancellationToken) is not { } detail)
        {
            return NotFound();
        }

        Detail = detail;
        Target = string.IsNullOrEmpty(period) ? detail.Periods.FirstOrDefault(row => row.Period.State == PeriodState.Open) : detail.Periods.FirstOrDefault(row => row.Period.Key == period);
        Period = PeriodKey.TryParse(Target?.Period.Key, out var parsed) ? parsed : default;
        if (Target is null && !string.IsNullOrEmpty(period))
        {
            return NotFound();
        }

        return me.IsOffice || detail.IsAnsweredBy(me.DepartmentIds) ? null : StatusCode(StatusCodes.Status403Forbidden);
    }

    private RecordForm Stored() => RecordForm.Of(Target?.Value, Target?.Period.To ?? here.Today);
}
