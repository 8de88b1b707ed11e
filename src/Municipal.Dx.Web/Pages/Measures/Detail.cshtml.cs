using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Municipal.Dx.Application.Features.Kpis;
using Municipal.Dx.Application.Features.Measures;
using Municipal.Dx.Application.Features.Opinions;
using Municipal.Dx.Application.Features.Shell;
using Municipal.Dx.Domain.Calendar;
using Municipal.Dx.Domain.Kpis;
using Municipal.Dx.Web.Authorization;

namespace Municipal.Dx.Web.Pages.Measures;

[Access(Access.Member)]
public sealed class DetailModel(Here here, CurrentUser user, ShellQueries shell, MeasureDetailQueries measures, OpinionQueries opinions) : PageModel
{
    public MeasureDetail Measure { get; private set; } = null!;

    public ShellPeriod? Period { get; private set; }

    /// <summary>Opinions that the reader may see.</summary>
    public IReadOnlyList<OpinionRow> Opinions { get; private set; } = [];

    /// <summary>Every report is shown in the scale that its period keeps.</summary>
    public ShellModel Shell { get; private set; } = null!;

    /// <summary>工程表; null where no initiative has one.</summary>
    public Gantt? Schedule { get; private set; }

    /// <summary>変更履歴 is for the office and the departments that answer.</summary>
    public bool HasHistory => user.AsViewer().AnswersFor(Measure.Head.AllDepartments, Measure.Owners.Select(owner => owner.DepartmentId));

    /// <summary>The report of the period shown; null where the reader sees none.</summary>
    public MeasureReportRow? Report => Measure.Reports.FirstOrDefault(r => r.PeriodKey == Period?.Key);

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancellationToken)
    {
        if (!here.HasPlan)
        {
            return NotFound();
        }

        var viewer = user.AsViewer();
        Shell = await shell.ForAsync(here.Plan.Id);
        Period = Shell.PeriodFor(viewer);
        if (await measures.FindAsync(here.Plan.Id, key, Period, viewer, here.Today, cancellationToken) is not { } measure)
        {
            return NotFound();
        }

        Measure = measure;
        Opinions = await opinions.OfMeasureAsync(measure.Head.Id, viewer, user.IsCommittee, cancellationToken);
        if (measure.Initiatives.Any(i => i.Phases.Count > 0))
        {
            var subjects = measure.Initiatives.Select(i => new GanttSubject(i.Key, i.Title, i.TitleIsGist, i.Phases)).ToList();
            Schedule = Gantt.Of(subjects, here.Plan.FirstFiscalYear, here.Plan.LastFiscalYear, here.Today);
        }

        return Page();
    }

    public KpiTrack? TrackOf(MeasureKpiRow row)
    {
        var year = PeriodKey.TryParse(row.Newest?.PeriodKey ?? Period?.Key, out var period) ? period.FiscalYear : FiscalYear.FromDate(here.Today);
        return KpiTrack.Of(KpiDefinitions.Of(row.Kpi), row.Newest?.Figure, KpiDefinitions.YearlyTarget(row.Kpi, year), here.Plan.BaselineWord, here.Plan.TargetWord);
    }

    /// <summary>The rate that leads in this municipality, with its name.</summary>
    public string? RateOf(KpiValueRow? value) => value switch
    {
        null => null,
        { TargetRatioTenths: { } ratio } when here.Municipality.LeadsWithTargetRatio || value.ProgressTenths is null => $"目標比 {KpiText.Rate(ratio)}",
        { ProgressTenths: >= 0 and var progress } => $"進捗率（{here.Plan.BaselineWord}から） {KpiText.Rate(progress)}",
        { ProgressTenths: < 0 } => KpiLabels.Of(KpiOutcome.WorseThanBaseline),
        _ => null,
    };
}
