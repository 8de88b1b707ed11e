using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Dashboard;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Crosswalk;
using Municipal.Dx.Web.Authorization;
using Municipal.Dx.Web.Pages.Shared;

namespace Municipal.Dx.Web.Pages.Dashboard;

/// <summary>Home of a municipality: where the newest period stands, and each number a way to what makes it up.</summary>
[Access(Access.Member)]
public sealed class IndexModel(Here here, CurrentUser user, TimeProvider time, ShellQueries shell, DashboardQueries dashboard, KpiQueries kpis) : PageModel
{
    private const int Cards = 6;
    private const int Days = 7;

    /// <summary>The newest period that the reader may see.</summary>
    public ShellPeriod? Period { get; private set; }

    public ReportBoard? Reports { get; private set; }

    public KpiList Kpis { get; private set; } = null!;

    public IReadOnlyList<RecentChange> Changes { get; private set; } = [];

    /// <summary>The plan's make-up, shown where there is little to count yet.</summary>
    public IReadOnlyList<PolicySummary> Policies { get; private set; } = [];

    public IReadOnlyList<PrioritySummary> Priorities { get; private set; } = [];

    /// <summary>Who has answered, department by department, is for the office.</summary>
    public bool SeesDepartments => user.IsOffice;

    /// <summary>Who is late is for the office, and for a department what is its own.</summary>
    public bool SeesLate => Period is { IsFixed: false } && (user.IsOffice || user.DepartmentIds.Count > 0);

    public bool SeesWholePeriod => Period is { IsFixed: true } || user.IsOffice || user.IsAdministrator;

    public string Whose => user switch
    {
        { IsOffice: true } => "DX事務局のホーム",
        { IsAdministrator: true } => "システム管理者のホーム",
        { DepartmentIds.Count: > 0 } => $"{user.Post}のホーム",
        _ => "委員のホーム",
    };

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return;
        }

        var (plan, viewer) = (here.Plan.Id, user.AsViewer());
        Period = (await shell.ForAsync(plan)).PeriodFor(viewer);
        var kpiPeriod = Period is { } shown ? new KpiPeriod(shown.Id, shown.Key, shown.State, shown.Due, shown.To) : null;
        Kpis = await kpis.ListAsync(plan, kpiPeriod, viewer, new KpiFilter { Sort = KpiSort.Progress }, here.Today, Cards, cancellationToken);
        if (Period is { } period)
        {
            Reports = await dashboard.ReportsAsync(plan, period, viewer, here.Today, cancellationToken);
        }

        if (Period is null || Kpis.All == 0)
        {
            Policies = await dashboard.PoliciesAsync(plan, cancellationToken);
            Priorities = await dashboard.PrioritiesAsync(plan, cancellationToken);
        }

        var since = time.GetUtcNow().UtcDateTime.AddDays(-Days);
        Changes = await dashboard.ChangesAsync(here.Municipality.Id, plan, since, viewer, cancellationToken);
    }

    public string Measures(string query) => here.Link("measures?" + query);

    public string KpisOf(string state) => here.Link($"kpis?period={Period?.Key}&state={state}");

    public KpiTrack? TrackOf(KpiRow row)
    {
        var year = PeriodKey.TryParse(row.Newest?.PeriodKey ?? Period?.Key, out var key) ? key.FiscalYear : FiscalYear.FromDate(here.Today);
        return KpiTrack.Of(KpiDefinitions.Of(row.Kpi), row.Newest?.Figure, KpiDefinitions.YearlyTarget(row.Kpi, year), here.Plan.BaselineWord, here.Plan.TargetWord);
    }

    /// <summary>The rate that leads here, under its own name; worse than the baseline is said in words.</summary>
    public string? RateOf(KpiValueRow value) => (value, here.Municipality.LeadsWithTargetRatio) switch
    {
        ({ TargetRatioTenths: { } ratio }, true) => $"目標比 {KpiText.Rate(ratio)}",
        ({ ProgressTenths: >= 0 and { } progress }, _) => $"進捗率（{here.Plan.BaselineWord}から） {KpiText.Rate(progress)}",
        ({ ProgressTenths: null, TargetRatioTenths: { } ratio }, _) => $"目標比 {KpiText.Rate(ratio)}",
        _ => null,
    };

    /// <summary>In the order of the catalogue, then those without one; what no measure stands under is left out.</summary>
    public IEnumerable<(string Code, string Label, int Count)> PriorityRows => NationalPriority.Catalogue
        .Select(item => (item.Code, item.Label, Count: Priorities.FirstOrDefault(p => p.Code == item.Code)?.Measures ?? 0))
        .Append((Code: MeasureFilter.Missing, Label: "対応付けなし", Count: Policies.Sum(p => p.Unmapped)))
        .Where(row => row.Count > 0);
}
