using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Periods;
using Municipal.Dx.Application.Features.Progress;
using Municipal.Dx.Application.Features.Reminders;
using Municipal.Dx.Application.Features.Scales;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Progress;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Periods;

/// <summary>受付と確認: who has answered, who is asked again, and what waits for the office's check.</summary>
[Access(Access.Office)]
public sealed class DetailModel(Here here, PeriodDeskQueries desks, ShellQueries shell, RatingScales scales, ReminderQueries reminders, ReportChecking checking) : PageModel
{
    public const int PageSize = 10;

    [BindProperty(SupportsGet = true, Name = "show")]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true, Name = "dept")]
    public string? Dept { get; set; }

    public int PageNumber { get; private set; } = 1;

    /// <summary>Reports to check, each as <c>id:version</c>.</summary>
    [BindProperty]
    public List<string> Reports { get; set; } = [];

    public PeriodDesk Desk { get; private set; } = null!;

    public IReadOnlyDictionary<long, LastReminder> Reminders { get; private set; } = new Dictionary<long, LastReminder>();

    public IReadOnlyDictionary<long, QueueText> Texts { get; private set; } = new Dictionary<long, QueueText>();

    public IReadOnlyList<DeskRow> Items { get; private set; } = [];

    public IReadOnlyList<DeskRow> Shown { get; private set; } = [];

    /// <summary>The group shown; null shows all.</summary>
    public DeskGroup? Group => Show switch { "all" => null, "checked" => DeskGroup.Checked, "correction" => DeskGroup.Correction, "missing" => DeskGroup.Missing, _ => DeskGroup.Waiting };

    public int PageCount => Math.Max(1, (Items.Count + PageSize - 1) / PageSize);

    /// <summary>True where the whole of the period's fiscal year is not asked for yet.</summary>
    public bool MayOpenYear { get; private set; }

    public string Self => $"periods/{Desk.Period.Key}";

    public async Task<IActionResult> OnGetAsync(string p, CancellationToken cancellationToken) =>
        await LoadAsync(p, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostCheckAsync(string p, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(p, cancellationToken))
        {
            return NotFound();
        }

        var chosen = Reports.Select(Read).OfType<(long Id, Guid Version)>().Where(report => Desk.Rows.Any(row => row.Id == report.Id)).Distinct().ToList();
        if (chosen.Count == 0)
        {
            ModelState.AddModelError(nameof(Reports), "確認済みにする報告を選んでください。");
            return Page();
        }

        var done = await checking.CheckManyAsync(chosen, cancellationToken);
        if (done.Left.Count > 0)
        {
            ModelState.AddModelError(string.Empty, $"次の{done.Left.Count}件は、画面を開いた後に変わったため、確認済みにしていません。内容を確かめてください：{string.Join('、', done.Left)}");
            return await LoadAsync(p, cancellationToken) ? Page() : NotFound();
        }

        TempData["Saved"] = $"{done.Checked}件を、自己評価どおり確認済みにしました。";
        return LocalRedirect(here.Link(Self) + "#items");
    }

    private async Task<bool> LoadAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan || await desks.FindAsync(here.Plan.Id, key, cancellationToken) is not { } period)
        {
            return false;
        }

        var opened = await shell.ForAsync(here.Plan.Id);
        var previous = PeriodNeighbours.Before(opened, period);
        MayOpenYear = period.Kind != PeriodKind.Year && opened.Periods.All(other => other.Key != PeriodKey.Year(new FiscalYear(period.FiscalYear)).ToString());
        Desk = new PeriodDesk(period, await desks.RowsAsync(period.Id, previous?.Id, cancellationToken), await scales.OfAsync(period, cancellationToken), here.Today);
        Reminders = await reminders.LastByDepartmentAsync(period.Id, cancellationToken);
        Items = Desk.Items(Group, Dept);
        PageNumber = Math.Clamp(int.TryParse(Request.Query["page"], CultureInfo.InvariantCulture, out var number) ? number : 1, 1, PageCount);
        Shown = [.. Items.Skip((PageNumber - 1) * PageSize).Take(PageSize)];
        Texts = Group == DeskGroup.Waiting ? await desks.TextsAsync(period.Id, [.. Shown.Select(row => row.Id)], cancellationToken) : Texts;
        return true;
    }

    private static (long Id, Guid Version)? Read(string text) =>
        text.Split(':') is [var id, var version] && long.TryParse(id, CultureInfo.InvariantCulture, out var number) && Guid.TryParse(version, out var guid) ? (number, guid) : null;
}
